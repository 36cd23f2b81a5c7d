import type { BrowserContext, Page } from '@playwright/test';

/** What a page costs before anybody touches it. */
export interface FirstView {
  /** Over the wire, packed, with headers; fonts are counted apart, because most machines have their own. */
  bytes: number;
  requests: number;
  fontBytes: number;
  fonts: number;
  /** How much of what was on the screen moved (cumulative layout shift). */
  shift: number;
  /** The ends of the addresses of what was loaded, for a message. */
  loaded: string[];
}

/** Opens an address as for the first time: what the browser has kept is forgotten, but not who is signed in. */
export async function firstView(context: BrowserContext, address: string): Promise<FirstView> {
  const page = await context.newPage();
  try {
    await page.addInitScript(countShifts);
    const seen = await listen(page);
    await page.goto(address, { waitUntil: 'networkidle', timeout: 120_000 });
    const shift = await page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0));
    const all = [...seen.values()].filter(({ bytes }) => bytes > 0);
    const fonts = all.filter(({ type }) => type === 'Font');
    const rest = all.filter(({ type }) => type !== 'Font');
    const sum = (of: typeof all) => of.reduce((total, { bytes }) => total + bytes, 0);
    return {
      bytes: sum(rest),
      requests: rest.length,
      fontBytes: sum(fonts),
      fonts: fonts.length,
      shift,
      loaded: rest.map(({ url, bytes }) => `${(bytes / 1000).toFixed(1)} ${url.slice(-60)}`),
    };
  } finally {
    await page.close();
  }
}

async function listen(page: Page): Promise<Map<string, { url: string; type: string; bytes: number }>> {
  const seen = new Map<string, { url: string; type: string; bytes: number }>();
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.clearBrowserCache');
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    seen.set(requestId, { url: response.url, type, bytes: 0 });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = seen.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  return seen;
}

function countShifts(): void {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) sum += entry.value;
    document.documentElement.dataset.shift = String(sum);
  }).observe({ type: 'layout-shift', buffered: true });
}
