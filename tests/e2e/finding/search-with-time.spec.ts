import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { afterwards, headingOf, MORNING, NEAR, searchFor } from '../kit/results.ts';
import { readCode } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

test.describe('a search with a time', () => {
  test('shows who can take the child and why others cannot, and ends in a held place', async ({
    page,
    origin,
    contact,
  }, info) => {
    const date = DAYS.heldFromSearch[info.project.name as 'desktop' | 'phone'];
    const address = searchFor({ ...NEAR, ...MORNING, date });
    await page.goto(address);
    expect(await headingOf(page)).toMatch(/^\d+ 家能收/);
    await expectAccessible(page);
    const left = Number(await page.textContent('#hit-hailing-sample .figure b'));
    expect(left).toBeGreaterThan(0);
    await page.click('#hit-hailing-sample .hit-do .btn');
    await page.waitForURL(/\/book\/hailing-sample/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
      ...MORNING,
      date,
      form: 'hourly',
      ageMonths: '8',
    });
    await page.click('form:has(input[name=step]) button[type=submit]');
    await page.fill('[name=to]', contact());
    await page.click('form.form button[type=submit]');
    await page.waitForSelector('[name=code]');
    await page.fill('[name=code]', await readCode(origin, contact()));
    await page.click('form.form button[type=submit]');
    await page.fill('[name=guardianName]', '赵搜索');
    await page.check('[name=adult]');
    await page.fill('[name=childName]', '小搜');
    await page.fill('[name=birthDate]', '2026-03-10');
    await page.click('form.form button[type=submit]');
    await page.waitForURL(/\/bookings\//);
    expect(await page.textContent('.clock')).toMatch(/1[45]:\d\d|1[45] 分钟/);
    // The place that is held is no longer offered to others.
    await page.goto(address);
    expect(Number(await page.textContent('#hit-hailing-sample .figure b'))).toBe(left - 1);
  });

  test('on a day of rest says why, and when each next can', { tag: '@desktop' }, async ({ page }) => {
    await page.goto(searchFor({ ...NEAR, date: '2026-12-13', from: '09:00', to: '11:00' }));
    expect(await headingOf(page)).toMatch(/没有一家能收/);
    await expect(page.locator('.list')).toContainText(/家这天休息，12.月.14.日开/);
    const other = page.locator('.no-fit #hit-hailing-sample');
    await expect(other.locator('.hit-changed')).toContainText(/12.月.14.日，周一 9:00–11:00/);
    await other.locator('.btn').click();
    await page.waitForURL(/\/book\/hailing-sample\?.*date=2026-12-14/);
  });

  test('every week or any time soon is chosen in the panel, and the last choice counts', { tag: '@desktop' }, async ({
    page,
  }) => {
    await page.goto(searchFor(NEAR));
    await page.click('summary:has-text("时间")');
    await page.fill('[name=date]', '2026-12-07');
    await page.selectOption('[name=from]', '08:30');
    await afterwards(page, () => page.selectOption('[name=to]', '12:00'));
    await afterwards(page, () => page.check('[name=days][value="1"]'));
    await afterwards(page, () => page.check('[name=days][value="3"]'));
    const pill = page.locator('summary:has-text("时间")');
    await expect(pill).toContainText('每周一、周三 8:30–12:00');
    expect(new URL(page.url()).searchParams.getAll('days')).toEqual(['1', '3']);
    expect(await page.textContent('#hit-hailing-sample')).toContain('共 8 天');
    await afterwards(page, () => page.selectOption('[name=within]', '7'));
    await expect(page.locator('[name=date]')).toHaveValue('');
    await expect(pill).toContainText('7 天内');
    await page.keyboard.press('Escape');
    expect(await page.locator('details[open]').count()).toBe(0);
    await expectAccessible(page);
  });

  test('is made without script by its form alone', { tag: '@desktop' }, async ({ visit }) => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(searchFor({}));
    await page.fill('[name=place]', 'fengchenghe');
    await page.selectOption('[name=ageMonths]', '8');
    await page.click('summary:has-text("时间")');
    await page.fill('[name=date]', MORNING.date);
    await page.selectOption('[name=from]', MORNING.from);
    await page.selectOption('[name=to]', MORNING.to);
    await page.click('.pill-panel:visible button');
    expect(await headingOf(page)).toMatch(/^\d+ 家能收/);
    expect(await page.textContent('.list')).toMatch(/凤城河 3.公里内/);
    expect(await page.locator('#hit-hailing-sample .btn').getAttribute('href')).toContain('date=2026-12-09');
  });

  const NARROW: [what: string, viewport: { width: number; height: number }][] = [
    ['a phone', { width: 390, height: 844 }],
    ['400 % zoom', { width: 320, height: 256 }],
  ];
  for (const [what, viewport] of NARROW) {
    test(`fits ${what}, with a switch between list and map`, { tag: '@phone' }, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto(searchFor({ ...NEAR, ...MORNING }));
      await expectNoSidewaysScroll(page);
      await page.click('summary:has-text("时间")');
      await expectNoSidewaysScroll(page);
      await page.keyboard.press('Escape');
      await page.click('.switch');
      await page.waitForSelector('.leaflet-marker-icon');
      expect(await page.locator('#hit-hailing-sample').isVisible()).toBe(false);
      // All of the switch is over the map.
      await page.click('.switch', { position: { x: 40, y: 4 } });
      expect(await page.locator('#hit-hailing-sample').isVisible()).toBe(true);
    });
  }
});
