import { type Browser, chromium } from '@playwright/test';
import { signIn } from '../e2e/kit/sign-in.ts';
import { chromiumLaunch } from '../support/chromium.ts';
import { type FirstView, firstView } from '../support/first-view.ts';
import { withChineseFont, withLatinFont } from '../support/fonts.ts';
import type { TestServer } from '../support/start-server.ts';

const TIME = 'ageMonths=8&form=hourly&from=09:00&to=12:00';
const PAGES: [name: string, path: string][] = [
  ['home', '/'],
  ['search', `/facilities?place=凤城河&${TIME}`],
  ['search for all', '/facilities'],
  ['centre', `/facilities/hailing-sample?${TIME}`],
  ['compare', `/facilities/compare?${TIME}&ids=hailing-sample,wutong-sample-childcare-centre-19`],
  ['booking', `/book/hailing-sample?${TIME}`],
  ['guidance', '/guidance'],
  ['article', '/guidance/separation-anxiety'],
  ['calendar', '/calendar?month=8'],
  ['policy', '/policy'],
  ['sign-in', '/account'],
];
const SIGNED_IN: typeof PAGES = [['account, signed in', '/account']];
const WIDTHS = [390, 1280];

/** S11: what the first view of each page costs before anybody touches it, in a real browser over loopback. */
export async function firstViews(server: TestServer): Promise<string[]> {
  const usual = await chromium.launch(await chromiumLaunch(withChineseFont()));
  const bare = await chromium.launch(await chromiumLaunch(withLatinFont()));
  try {
    const lines: string[] = [];
    for (const width of WIDTHS) lines.push(...(await atWidth({ usual, bare, server, width })));
    return lines;
  } finally {
    await usual.close();
    await bare.close();
  }
}

async function atWidth({ usual, bare, server, width }: { usual: Browser; bare: Browser; server: TestServer; width: number }) {
  const options = { viewport: { width, height: 850 }, locale: 'zh-CN' };
  const [context, without] = [await usual.newContext(options), await bare.newContext(options)];
  try {
    const lines: string[] = [];
    for (const [name, path] of PAGES) {
      const view = await firstView(context, server.origin + path);
      lines.push(lineOf(`${name}, ${width} px`, view, await firstView(without, server.origin + path)));
    }
    const page = await context.newPage();
    await signIn(page, { origin: server.origin, contact: '13800000001' });
    await page.close();
    for (const [name, path] of SIGNED_IN)
      lines.push(lineOf(`${name}, ${width} px`, await firstView(context, server.origin + path)));
    return lines;
  } finally {
    await context.close();
    await without.close();
  }
}

function lineOf(name: string, view: FirstView, bare?: FirstView): string {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const extra = bare && `; without a Chinese font ${kilobytes(bare.bytes + bare.fontBytes)}, moved ${bare.shift.toFixed(3)}`;
  return `${name.padEnd(28)} ${kilobytes(view.bytes + view.fontBytes).padStart(9)} in ${view.requests + view.fonts} requests, moved ${view.shift.toFixed(3)}${extra ?? ''}`;
}
