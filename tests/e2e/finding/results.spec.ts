import { afterwards, headingOf, MORNING, NEAR, namesFound, searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';

test.describe('the results', { tag: '@desktop' }, () => {
  test('go back to what was there, list and form, and a shared address gives the same', async ({ page, visit }) => {
    await page.goto(searchFor({ ...NEAR, ...MORNING }));
    const first = [await headingOf(page), await namesFound(page)];
    await afterwards(page, () => page.check('[name=inclusive]'));
    const second = [await headingOf(page), await namesFound(page)];
    expect(second).not.toEqual(first);
    const shared = page.url();
    await afterwards(page, () => page.goBack());
    await page.waitForFunction((old) => document.querySelector('#results')?.textContent === old, first[0]);
    expect([await headingOf(page), await namesFound(page)]).toEqual(first);
    expect(await page.isChecked('[name=inclusive]')).toBe(false);
    // The form that came back still suggests.
    await page.locator('#search [name=place]').fill('ren');
    await page.waitForSelector('[role=option]:visible');
    await page.keyboard.press('Escape');
    const other = await visit({ javaScriptEnabled: false });
    await other.goto(shared);
    expect([await headingOf(other), await namesFound(other)]).toEqual(second);
  });

  test('between two places put the smaller detour first, and say which place is not known', async ({ page }) => {
    await page.goto(searchFor({ ...NEAR, ...MORNING, and: '泰州老街', radius: '5000' }));
    expect(await page.textContent('.list')).toContain('凤城河和泰州老街之间');
    const lines = await page.$$eval('[data-hit]:not(:has(.hit-why)) p.dim', (all) => all.map((one) => one.textContent ?? ''));
    const detours = lines.flatMap((line) => {
      const [, number, unit] = /绕路 ?([\d.]+)\s(米|公里)/.exec(line) ?? [];
      return number ? [Number(number) * (unit === '米' ? 1 : 1000)] : [];
    });
    expect(detours.length).toBeGreaterThan(1);
    expect(detours).toEqual(detours.toSorted((a, b) => a - b));
    await page.goto(searchFor({ ...NEAR, and: '不存在的单位' }));
    expect(await page.textContent('.list')).toContain('没有找到“不存在的单位”这个地方');
    await page.goto(searchFor({ at: '0123456789abcdef01234567' }));
    expect(await page.textContent('.list')).toContain('这是登录后才能用的地点');
  });

  test('are of the frame that the map is moved to, and the list says what the map says', async ({ page }) => {
    await page.goto(searchFor(NEAR));
    const before = await namesFound(page);
    await page.waitForSelector('.leaflet-marker-icon');
    const box = await page.locator('[data-map]').boundingBox();
    if (!box) throw new Error('no map');
    await afterwards(page, async () => {
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 - 150, box.y + box.height / 2, { steps: 6 });
      await page.mouse.up();
    });
    expect(new URL(page.url()).searchParams.get('frame')).toMatch(/^[\d.]+,[\d.]+,[\d.]+,[\d.]+$/);
    expect(await page.textContent('.pills')).toContain('地图这一带');
    const shown = new Set(await page.$$eval('[data-hit] h2 a', (links) => links.map(({ textContent }) => textContent?.trim())));
    const pins = JSON.parse((await page.getAttribute('[data-map]', 'data-map')) ?? '{}') as { pins: { name: string }[] };
    expect(pins.pins.length).toBeGreaterThan(0);
    for (const { name } of pins.pins) expect(shown).toContain(name);
    // What lies outside the frame is left out.
    expect(before.filter((name) => !shown.has(name.trim())).length).toBeGreaterThan(0);
  });

  test('are gone through on the map with the keyboard', async ({ page }) => {
    await page.goto(searchFor({ ...NEAR, ...MORNING }));
    const pin = page.locator('.leaflet-marker-icon[title^="海陵示例托育园"]');
    await pin.focus();
    expect(await pin.getAttribute('title')).toMatch(/剩 \d+ 位$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-hit]')?.id)).toBe('hit-hailing-sample');
  });
});
