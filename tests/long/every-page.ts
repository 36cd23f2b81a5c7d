import { expectAccessible, expectNoSidewaysScroll } from '../e2e/kit/accessible.ts';
import { expect, test } from '../e2e/kit/test.ts';
import { LIVELY, QUIET } from '../e2e/pages/addresses.ts';

/** So many tests share the sitemap's addresses between them, so that both workers have something to do. */
const SHARES = 24;

async function addresses(origin: string): Promise<string[]> {
  const read = async (path: string) => (await fetch(`${origin}${path}`)).text();
  const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
  const parts = locations(await read('/sitemap.xml')).filter((path) => path.endsWith('.xml'));
  const all = (await Promise.all(parts.map(read))).flatMap(locations);
  const own = [...QUIET, ...LIVELY].flatMap((path) => [path, `/en${path}`]);
  return [...new Set([...all, ...own])];
}

test.describe.configure({ mode: 'parallel' });
for (let share = 0; share < SHARES; share++) {
  for (const size of ['usual', 'large'] as const) {
    test(`pages are accessible and fit the window, in ${size} letters, part ${share + 1}`, async ({ page, origin }) => {
      if (size === 'large') await page.goto('/text-size?to=large&next=/');
      const all = await addresses(origin);
      expect(all.length).toBeGreaterThan(200);
      for (const path of all.filter((_, at) => at % SHARES === share)) {
        await page.goto(path);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      }
    });
  }
}
