import type { Page } from '@playwright/test';
import { expectAccessible } from '../kit/accessible.ts';
import { expect, test } from '../kit/test.ts';
import { PAGES } from '../kit/walk.ts';

const BARRED = PAGES.filter((path) => /^\/(facilities|book)/.test(path));

/** Tabs through a page and gives what had the focus while something else lay over the middle of it. */
async function hidden(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (let press = 0; press < 90; press++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return 'end';
      // Of a link over two lines, its first.
      const { left, top, width, height } = one.getClientRects()[0] ?? new DOMRect();
      const said = `${one.tagName.toLowerCase()} “${(one.textContent || one.getAttribute('aria-label') || one.getAttribute('name') || '').trim().slice(0, 24)}”`;
      if (width < 3 || height < 3) return `${said} is an invisible stop`;
      if (one.matches('.leaflet-container, .leaflet-container *')) return '';
      const x = Math.min(Math.max(left + width / 2, 1), innerWidth - 2);
      const y = top + height / 2;
      if (y < 0 || y > innerHeight) return `${said} is out of the window`;
      const over = document.elementFromPoint(x, y);
      const its = over && (one.contains(over) || over.contains(one) || over.closest('label')?.contains(one));
      return its ? '' : `${said} lies under ${over?.tagName.toLowerCase()}.${over?.className}`;
    });
    if (seen === 'end') break;
    if (seen) found.push(seen);
  }
  return found;
}

for (const [width, height] of [
  [320, 256],
  [390, 844],
  [1280, 900],
] as const)
  test(`nothing that has the focus lies under a bar at ${width} × ${height} @desktop`, async ({ visit, origin }) => {
    const page = await visit({ viewport: { width, height } });
    const wrong: string[] = [];
    for (const path of BARRED) {
      await page.goto(origin + path);
      await page.waitForLoadState('networkidle');
      wrong.push(...(await hidden(page)).map((one) => `${path} ${one}`));
    }
    expect(wrong).toEqual([]);
  });

test('a drawing that is an image says its figures @desktop', async ({ page }) => {
  const mute: string[] = [];
  for (const path of PAGES) {
    await page.goto(path);
    const names = await page
      .locator('svg[role=img]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    mute.push(...names.filter((name) => !/\d|没有|不开|关/.test(name)).map((name) => `${path} “${name}”`));
  }
  expect(mute).toEqual([]);
});

for (const setting of [{ forcedColors: 'active' }, { contrast: 'more' }] as const)
  test(`with ${Object.entries(setting).flat().join(' ')} pages stay accessible, and what is chosen is seen @desktop`, async ({
    visit,
    origin,
  }) => {
    const page = await visit({ viewport: { width: 1280, height: 900 }, ...setting });
    for (const path of [BARRED[0], BARRED[4], '/calendar?month=8', '/account'] as string[]) {
      await page.goto(origin + path);
      await expectAccessible(page);
      const current = page.locator('[aria-current=page], [aria-current=date], [aria-current=true]').first();
      if ((await current.count()) > 0) {
        const marked = await current.evaluate((one) => {
          const { borderBottomColor, borderBottomWidth, outlineStyle, fontWeight } = getComputedStyle(one);
          const parent = getComputedStyle(one.parentElement as Element);
          return (
            Number(fontWeight) > 500 ||
            outlineStyle !== 'none' ||
            parent.outlineStyle !== 'none' ||
            (borderBottomWidth !== '0px' && borderBottomColor !== 'rgba(0, 0, 0, 0)')
          );
        });
        expect(marked, path).toBe(true);
      }
    }
  });
