import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { bookAfternoon, centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const DAYS = ['2026-12-09', '2026-12-10'] as const;
const PASSWORD = 'another-head-2026';
let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `giving-head-${workerIndex}@demo.example`;
  centre = await centreOfItsOwn(playwright, {
    head: { email, password: PASSWORD, name: '补示例' },
    room: { date: DAYS[0], places: 1 },
  });
});

test('a head adds two days to a booking as they were looked at, and takes them back before the family hears of it', {
  tag: '@phone',
}, async ({ page, origin, api, contact }) => {
  const { id } = await bookAfternoon(centre, { date: '2026-11-23', api, contact: contact() });
  await signInAs(page, { origin, email, password: PASSWORD });
  await page.goto(`${origin}/admin/give-days?booking=${id}`);
  await page.fill('[name=days]', DAYS.join('，'));
  await page.fill('[name=from]', '16:00');
  await page.fill('[name=to]', '17:00');
  await page.fill('[name=reason]', '上周三停水，\n补给你们两天。');
  await page.click('form[method=get] button');
  await expect(page.locator('#plan')).toContainText('2 天');
  await expect(page.locator('.jt-closing-plan li')).toHaveCount(2);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.click('.jt-closing-plan form button');
  const waiting = page.locator('.jt-coming li');
  await expect(waiting).toHaveCount(1);
  await expect(waiting).toContainText('12 月 10 日');
  await expectAccessible(page);
  await waiting.getByRole('button').click();
  await expect(waiting).toHaveCount(0);
});
