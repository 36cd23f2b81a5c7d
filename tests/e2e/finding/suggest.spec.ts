import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { afterwards, headingOf, searchFor } from '../kit/results.ts';
import { isExpanded, namesSuggested, PLACE, typeIn } from '../kit/suggestions.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const TYPED: [path: string, typed: string, name: string, detail: string][] = [
  ['/', '天德湖', '天德湖公园', '公园 · 海陵区'],
  ['/', 'tiandehu', '天德湖公园', '公园 · 海陵区'],
  ['/', 'tdh', '天德湖公园', '公园 · 海陵区'],
  ['/en', 'Tiande', 'Tiande Lake Park', 'Park · Hailing District'],
];

test.describe('the sentence on the home page suggests places', () => {
  for (const [path, typed, name, detail] of TYPED) {
    test(`${path}: “${typed}” gives ${name}`, async ({ page }) => {
      await page.goto(path);
      await typeIn(page, typed);
      const names = await namesSuggested(page);
      expect(names[0]).toBe(name);
      // What has nothing of it is not there.
      for (const other of ['凤城河', '泰州站', 'Fengcheng River']) expect(names).not.toContain(other);
      expect(await page.textContent('.suggest-detail')).toBe(detail);
      expect(await isExpanded(page)).toBe(true);
      expect(await page.getAttribute(PLACE, 'list')).toBeNull();
      expect(await page.textContent('[role=status]:not(.notice)')).toMatch(path === '/' ? /^\d+ 条建议/ : /^Suggestions: \d+/);
      await expectAccessible(page);
    });
  }

  test('fills in the place that is clicked, and searches around it', async ({ page }) => {
    await page.goto('/');
    await typeIn(page, '天德');
    await page.click('[role=option]');
    expect(await page.inputValue(PLACE)).toBe('天德湖公园');
    expect(await isExpanded(page)).toBe(false);
    await page.click('form.sentence button');
    await page.waitForURL(/place=%E5%A4%A9%E5%BE%B7%E6%B9%96%E5%85%AC%E5%9B%AD/);
  });

  test('opens the page of a centre that is chosen', async ({ page }) => {
    await page.goto('/');
    await typeIn(page, '海陵');
    const centre = page.locator('.suggest-group:last-child [role=option]').first();
    const name = await centre.locator('.suggest-name').textContent();
    await centre.click();
    await page.waitForURL(/\/facilities\/[\w-]+$/);
    expect(await page.textContent('h1')).toContain(name);
  });

  test('with lines large enough for a finger and within the window', { tag: '@phone' }, async ({ page }) => {
    await page.goto('/');
    await typeIn(page, '海陵');
    for (const option of await page.locator('[role=option]').all()) {
      const box = await option.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    await expectNoSidewaysScroll(page);
    await page.tap('[role=option]');
    expect(await page.inputValue(PLACE)).toBe('海陵区');
  });

  test('over the panel that a field is in', { tag: '@phone' }, async ({ page }) => {
    await page.goto(searchFor({ place: '凤城河' }));
    await page.click('#search summary:has-text("范围")');
    await typeIn(page, '天德', '#search [name=and]');
    await page.tap('[role=option]');
    await expect(page.locator('#search [name=and]')).toHaveValue('天德湖公园');
    await page.waitForURL(({ searchParams }) => searchParams.get('and') === '天德湖公园');
    // The panel stays for what else is to be chosen in it.
    expect(await page.locator('#search details[open]').count()).toBe(1);
  });

  test('by the input’s own list without script', { tag: '@desktop' }, async ({ visit }) => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto('/');
    expect(await page.getAttribute(PLACE, 'list')).toBe('places');
    expect(await page.getAttribute(PLACE, 'role')).toBeNull();
  });
});

test.describe('with the keyboard alone', { tag: '@desktop' }, () => {
  test('down and up go round, Enter fills in, and the next Enter searches', async ({ page }) => {
    await page.goto('/');
    await typeIn(page, '人民医院');
    const count = await page.locator('[role=option]').count();
    expect(count).toBeGreaterThan(2);
    const marked = async () => {
      const id = await page.getAttribute(PLACE, 'aria-activedescendant');
      expect(await page.locator('[aria-selected=true]').count()).toBe(id ? 1 : 0);
      return id ? page.textContent(`#${id} .suggest-name`) : undefined;
    };
    expect(await marked()).toBeUndefined();
    const all = await namesSuggested(page);
    await page.keyboard.press('ArrowDown');
    expect(await marked()).toBe(all[0]);
    await page.keyboard.press('ArrowUp');
    expect(await marked()).toBe(all.at(-1));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await marked()).toBe(all[1]);
    await page.keyboard.press('Enter');
    expect(await page.inputValue(PLACE)).toBe(all[1]);
    expect(page.url()).not.toContain('facilities');
    await page.keyboard.press('Enter');
    await page.waitForURL(/facilities\?/);
  });

  test('Escape closes the list and leaves what was typed; down opens it again; Tab goes on', async ({ page }) => {
    await page.goto('/');
    await typeIn(page, '凤城');
    await page.keyboard.press('Escape');
    expect([await isExpanded(page), await page.inputValue(PLACE)]).toEqual([false, '凤城']);
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('[role=option]:visible');
    await page.keyboard.press('Tab');
    expect(await isExpanded(page)).toBe(false);
    expect(await page.inputValue(PLACE)).toBe('凤城');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).not.toBe('place');
  });

  for (const { lang, prefix } of LANGUAGES)
    test(`a place is searched for when it is chosen, and how many are found is said, ${lang}`, async ({ page }) => {
      const field = '#search [name=place]';
      await page.goto(searchFor({}, `${prefix}/facilities`));
      await typeIn(page, lang === 'zh' ? 'tdh' : 'Tiande', field);
      await page.keyboard.press('ArrowDown');
      const marked = await page.getAttribute(field, 'aria-activedescendant');
      const chosen = (await page.textContent(`#${marked} .suggest-name`)) ?? '';
      expect(chosen).toMatch(lang === 'zh' ? '天德湖公园' : 'Tiande Lake Park');
      await afterwards(page, () => page.keyboard.press('Enter'), chosen);
      expect(await page.inputValue(field)).toBe(chosen);
      expect(await page.getAttribute(field, 'aria-expanded')).toBe('false');
      expect(await page.getAttribute(field, 'aria-activedescendant')).toBeNull();
      await expect(page.locator('[data-found]')).toHaveText(await headingOf(page));
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('place');
      await expectAccessible(page);
    });

  test('Escape closes the list, and then the panel that the field is in', async ({ page }) => {
    await page.goto(searchFor({ place: '凤城河' }));
    await page.click('#search summary:has-text("范围")');
    await typeIn(page, '天德', '#search [name=and]');
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=option]')).toHaveCount(0);
    expect(await page.locator('#search details[open]').count()).toBe(1);
    expect(await page.inputValue('#search [name=and]')).toBe('天德');
    await page.keyboard.press('Escape');
    await expect(page.locator('#search details[open]')).toHaveCount(0);
  });
});
