import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { readCode } from './sign-in.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();

const at = (params: Record<string, string>, path = '/facilities') => `${origin}${path}?${new URLSearchParams(params)}`;
const NEAR = { place: '凤城河', ageMonths: '8', form: 'hourly' };
const MORNING = { date: '2026-12-09', from: '09:00', to: '12:00' };

const names = (page: Page) => page.$$eval('[data-hit] h2 a', (links) => links.map(({ textContent }) => textContent ?? ''));
const heading = async (page: Page) => (await page.textContent('#results')) ?? '';
/** Does something, and waits until the list is the one that answers it. */
async function afterwards(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes('/facilities?') && response.ok());
  await act();
  await answered;
  await page.waitForFunction(() => !document.querySelector('[data-results]')?.hasAttribute('aria-busy'));
}

describe('typing', () => {
  it.each([
    ['Chinese', '示例社区托育点', /社区托育点/],
    ['pinyin', 'shilishequ', /示例社区/],
    ['initials', 'yxl', /银杏里/],
    ['English', 'community childcare', /社区/],
  ])('in %s updates list, map and counts, and leaves the words where they are', async (_, words, name) => {
    const page = await visit();
    await page.goto(at({ sort: 'name' }));
    const before = await heading(page);
    const hailing = await page.textContent('option[data-count="district:321202"]');
    const map = await page.getAttribute('[data-map]', 'data-map');
    await afterwards(page, () => page.locator('[name=place]').pressSequentially(words, { delay: 5 }));
    await page.waitForFunction((old) => document.querySelector('#results')?.textContent !== old, before);
    expect(await heading(page)).toMatch(/^\d+ 家托育机构$/);
    for (const one of await names(page)) expect(one).toMatch(name);
    expect(await page.getAttribute('[data-map]', 'data-map')).not.toBe(map);
    expect(await page.textContent('option[data-count="district:321202"]')).not.toBe(hailing);
    expect(await page.inputValue('[name=place]')).toBe(words);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('place');
    // What the words found is marked, and said to who cannot see.
    if (words === '示例社区托育点') expect(await page.textContent('[data-hit] mark')).toBe('示例社区托育点');
    expect(await page.textContent('[data-found]')).toBe(await heading(page));
  });

  it('finds guidance and policy by the same words, group by group', async () => {
    const page = await visit();
    await page.goto(at({ q: '托育' }));
    const groups = await page.$$eval('.found-texts h3', (titles) => titles.map(({ textContent }) => textContent));
    expect(groups).toContain('政策');
    const first = await page.getAttribute('.found-texts section:last-child a', 'href');
    expect((await page.request.get(origin + first)).status()).toBe(200);
  });
});

describe('a search with a time', () => {
  it('shows who can take the child and why others cannot, and ends in a held place', async () => {
    const page = await visit();
    await page.goto(at({ ...NEAR, ...MORNING }));
    expect(await heading(page)).toMatch(/^\d+ 家能接/);
    await expectAccessible(page);
    const left = Number(await page.textContent('#hit-hailing-sample .figure b'));
    expect(left).toBeGreaterThan(0);
    await page.click('#hit-hailing-sample .hit-do .btn');
    await page.waitForURL(/\/book\/hailing-sample/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ ...MORNING, form: 'hourly', ageMonths: '8' });
    await page.click('form:has(input[name=step]) button[type=submit]');
    await page.fill('[name=to]', '13910000061');
    await page.click('form.form button[type=submit]');
    await page.fill('[name=code]', await readCode(origin, '13910000061'));
    await page.click('form.form button[type=submit]');
    await page.fill('[name=guardianName]', '赵搜索');
    await page.check('[name=adult]');
    await page.fill('[name=childName]', '小搜');
    await page.fill('[name=birthDate]', '2026-03-10');
    await page.click('form.form button[type=submit]');
    await page.waitForURL(/\/bookings\//);
    expect(await page.textContent('.clock')).toMatch(/1[45]:\d\d|1[45] 分钟/);
    // The place that is held is no longer offered to others.
    await page.goto(at({ ...NEAR, ...MORNING }));
    expect(Number(await page.textContent('#hit-hailing-sample .figure b'))).toBe(left - 1);
  });

  it('on a day of rest says why, and when each next can', async () => {
    const page = await visit();
    await page.goto(at({ ...NEAR, date: '2026-12-13', from: '09:00', to: '11:00' }));
    expect(await heading(page)).toMatch(/接不了/);
    const full = page.locator('#hit-hailing-sample');
    expect(await full.locator('.hit-right').textContent()).toMatch(/^\s*休\s*$/);
    expect(await full.locator('.hit-why').textContent()).toMatch(/最近能接：12.月.14.日，周一/);
    await full.locator('.hit-why a').first().click();
    await page.waitForURL(/\/book\/hailing-sample\?.*date=2026-12-14/);
  });

  it('every week or any time soon is chosen in the panel, and the last choice counts', async () => {
    const page = await visit();
    await page.goto(at(NEAR));
    await page.click('summary:has-text("时间")');
    await page.fill('[name=date]', '2026-12-07');
    await page.selectOption('[name=from]', '08:30');
    await afterwards(page, () => page.selectOption('[name=to]', '12:00'));
    await afterwards(page, () => page.check('[name=days][value="1"]'));
    await afterwards(page, () => page.check('[name=days][value="3"]'));
    expect(await page.textContent('summary:has-text("时间")')).toContain('每周一、周三 8:30–12:00');
    expect(new URL(page.url()).searchParams.getAll('days')).toEqual(['1', '3']);
    expect(await page.textContent('#hit-hailing-sample')).toContain('共 8 天');
    await afterwards(page, () => page.selectOption('[name=within]', '7'));
    expect(await page.inputValue('[name=date]')).toBe('');
    expect(await page.textContent('summary:has-text("时间")')).toContain('7 天内');
    await page.keyboard.press('Escape');
    expect(await page.locator('details[open]').count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('the page', () => {
  it('goes back to what was there, list and form, and a shared address gives the same', async () => {
    const page = await visit();
    await page.goto(at({ ...NEAR, ...MORNING }));
    const first = [await heading(page), await names(page)];
    await afterwards(page, () => page.check('[name=inclusive]'));
    const second = [await heading(page), await names(page)];
    expect(second).not.toEqual(first);
    const shared = page.url();
    await afterwards(page, () => page.goBack());
    await page.waitForFunction((old) => document.querySelector('#results')?.textContent === old, first[0]);
    expect([await heading(page), await names(page)]).toEqual(first);
    expect(await page.isChecked('[name=inclusive]')).toBe(false);
    // The form that came back still suggests.
    await page.locator('#search [name=place]').fill('ren');
    await page.waitForSelector('[role=option]:visible');
    await page.keyboard.press('Escape');
    const other = await visit({ javaScriptEnabled: false });
    await other.goto(shared);
    expect([await heading(other), await names(other)]).toEqual(second);
  });

  it('between two places puts the smaller detour first, and says which place it does not know', async () => {
    const page = await visit();
    await page.goto(at({ ...NEAR, ...MORNING, and: '泰州老街', radius: '5000' }));
    expect(await page.textContent('.list')).toContain('凤城河和泰州老街之间');
    const lines = await page.$$eval('[data-hit]:not(:has(.hit-why)) p.dim', (all) => all.map((one) => one.textContent ?? ''));
    const detours = lines.flatMap((line) => {
      const [, number, unit] = /绕路 ?([\d.]+)\s(米|公里)/.exec(line) ?? [];
      return number ? [Number(number) * (unit === '米' ? 1 : 1000)] : [];
    });
    expect(detours.length).toBeGreaterThan(1);
    expect(detours).toEqual(detours.toSorted((a, b) => a - b));
    await page.goto(at({ ...NEAR, and: '不存在的单位' }));
    expect(await page.textContent('.list')).toContain('没有找到“不存在的单位”这个地方');
    await page.goto(at({ at: '0123456789abcdef01234567' }));
    expect(await page.textContent('.list')).toContain('这是登录后才能用的地点');
  });

  it('searches without script, by its form alone', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(at({}));
    await page.fill('[name=place]', 'fengchenghe');
    await page.selectOption('[name=ageMonths]', '8');
    await page.click('summary:has-text("时间")');
    await page.fill('[name=date]', MORNING.date);
    await page.selectOption('[name=from]', MORNING.from);
    await page.selectOption('[name=to]', MORNING.to);
    await page.click('.pill-panel:visible button');
    expect(await heading(page)).toMatch(/^\d+ 家能接/);
    expect(await page.textContent('.list')).toMatch(/凤城河 3.公里内/);
    expect(await page.locator('#hit-hailing-sample .btn').getAttribute('href')).toContain('date=2026-12-09');
  });

  it('searches the frame that the map is moved to, and the list says what the map says', async () => {
    const page = await visit();
    await page.goto(at(NEAR));
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
  });

  it('is gone through on the map with the keyboard', async () => {
    const page = await visit();
    await page.goto(at({ ...NEAR, ...MORNING }));
    const pin = page.locator('.leaflet-marker-icon[title^="海陵示例托育园"]');
    await pin.focus();
    expect(await pin.getAttribute('title')).toMatch(/剩 \d+ 位$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-hit]')?.id)).toBe('hit-hailing-sample');
  });

  it.each([
    ['a phone', { width: 390, height: 844 }],
    ['400 % zoom', { width: 320, height: 256 }],
  ])('fits %s, with a switch between list and map', async (_, viewport) => {
    const page = await visit({ viewport });
    await page.goto(at({ ...NEAR, ...MORNING }));
    await expectNoSidewaysScroll(page);
    await page.click('summary:has-text("时间")');
    await expectNoSidewaysScroll(page);
    await page.keyboard.press('Escape');
    await page.click('.switch');
    await page.waitForSelector('.leaflet-marker-icon');
    expect(await page.locator('.list').isVisible()).toBe(false);
    await page.click('.switch');
    expect(await page.locator('#hit-hailing-sample').isVisible()).toBe(true);
  });

  it.each(['NEAR(', '"', '*', '托'.repeat(1000), '托'.repeat(5000), '👶🏻', '\u0000', "'; DROP TABLE", '%', '𠮷'])(
    'answers %j sensibly and soon',
    async (q) => {
      const from = performance.now();
      const page = await fetch(at({ q }));
      const api = await fetch(at({ q }, '/api/v1/facilities'));
      // Longer than any server takes an address.
      const tooLong = q.length > 4000;
      expect([200, 400]).toContain(tooLong ? 400 : page.status);
      expect(tooLong ? [431] : [200, 400]).toContain(api.status);
      expect(performance.now() - from).toBeLessThan(4000);
    },
  );
});
