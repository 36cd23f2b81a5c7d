import { afterwards, headingOf, namesFound, searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';

const WORDS: [language: string, words: string, name: RegExp][] = [
  ['Chinese', '示例社区托育点', /社区托育点/],
  ['pinyin', 'shilishequ', /示例社区/],
  ['initials', 'yxl', /银杏里/],
  ['English', 'community childcare', /社区/],
];

test.describe('typing', { tag: '@desktop' }, () => {
  for (const [language, words, name] of WORDS) {
    test(`in ${language} updates list, map and counts, and leaves the words where they are`, async ({ page }) => {
      await page.goto(searchFor({ sort: 'name' }));
      const before = await headingOf(page);
      const everything = Number.parseInt(before, 10);
      const hailing = await page.textContent('option[data-count="district:321202"]');
      const map = await page.getAttribute('[data-map]', 'data-map');
      await afterwards(page, () => page.locator('[name=place]').pressSequentially(words, { delay: 5 }), words);
      await page.waitForFunction((old) => document.querySelector('#results')?.textContent !== old, before);
      expect(await headingOf(page)).toMatch(/^\d+ 家托育机构$/);
      const found = await namesFound(page);
      expect(found.length).toBeGreaterThan(0);
      for (const one of found) expect(one).toMatch(name);
      expect(Number.parseInt(await headingOf(page), 10)).toBeLessThan(everything);
      expect(await page.getAttribute('[data-map]', 'data-map')).not.toBe(map);
      await expect(page.locator('option[data-count="district:321202"]')).not.toHaveText(hailing ?? '');
      expect(await page.inputValue('[name=place]')).toBe(words);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('place');
      // What the words found is marked, and said to who cannot see.
      if (words === '示例社区托育点') expect(await page.textContent('[data-hit] mark')).toBe('示例社区托育点');
      expect(await page.textContent('[data-found]')).toBe(await headingOf(page));
    });
  }

  test('stays with the answer to what was typed last, however late another comes', async ({ page }) => {
    await page.goto(searchFor({}));
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    let late = 0;
    await page.route(/\/facilities\?/, async (route) => {
      if (new URL(route.request().url()).searchParams.get('place') !== '示例') return route.continue();
      late++;
      await held;
      return route.continue().catch(() => undefined);
    });
    await page.fill('[name=place]', '示例');
    await expect.poll(() => late).toBe(1);
    await afterwards(page, () => page.fill('[name=place]', '银杏里'), '银杏里');
    const heading = await headingOf(page);
    letThrough();
    await page.waitForTimeout(500);
    expect(new URL(page.url()).searchParams.get('place')).toBe('银杏里');
    expect(await headingOf(page)).toBe(heading);
    for (const one of await namesFound(page)) expect(one).toMatch(/银杏里/);
    expect(await page.inputValue('[name=place]')).toBe('银杏里');
  });

  test('finds guidance and policy by the same words, group by group', async ({ page }) => {
    await page.goto(searchFor({ q: '托育' }));
    const groups = await page.$$eval('.found-texts h3', (titles) => titles.map(({ textContent }) => textContent));
    expect(groups).toContain('政策');
    const first = await page.getAttribute('.found-texts section:last-child a', 'href');
    expect((await page.request.get(first ?? '')).status()).toBe(200);
  });

  test('finds nothing by words that are nowhere, and says so', async ({ page }) => {
    await page.goto(searchFor({ q: '海底火车站' }));
    expect(await headingOf(page)).toBe('没有找到');
    expect(await namesFound(page)).toEqual([]);
    expect(await page.locator('.found-texts a').count()).toBe(0);
  });
});
