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
  /** What moved, from where to where, for a message. */
  moved: string[];
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
    const [shift, moved] = await page.evaluate(() => {
      const { shift = 0, moved = '' } = document.documentElement.dataset;
      return [Number(shift), moved.split('\n').filter(Boolean)] as const;
    });
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
      moved,
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
  interface Shift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
    sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  }
  const { dataset } = document.documentElement;
  const placeOf = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources, startTime } of list.getEntries() as Shift[]) {
      if (hadRecentInput) continue;
      dataset.shift = String(Number(dataset.shift ?? 0) + value);
      for (const { node, previousRect, currentRect } of sources)
        dataset.moved = `${dataset.moved ?? ''}${Math.round(startTime)} ms ${(node instanceof Element ? node : node?.parentElement)?.outerHTML.slice(0, 90)}: ${placeOf(previousRect)} → ${placeOf(currentRect)}\n`;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
