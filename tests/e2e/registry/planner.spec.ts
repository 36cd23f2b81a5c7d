import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { operations } from '#site/api/operations.ts';
import { decide, holdAndSign, holdOf } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { bookAfternoon, centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { signInAs, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** Wednesday of the next week, and the day after it. */
const WEEK = '2026-11-30';
const DAY = '2026-12-02';
const PASSWORD = 'another-head-2026';
let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `planner-head-${workerIndex}@demo.example`;
  centre = await centreOfItsOwn(playwright, { head: { email, password: PASSWORD, name: '排示例' } });
});

test('a head takes a stay to another day by keyboard, sees what follows, and asks the family', { tag: '@desktop' }, async ({
  page,
  origin,
  api,
  contact,
}) => {
  await bookAfternoon(centre, { date: DAY, api, contact: contact() });
  await signInAs(page, { origin, email, password: PASSWORD });
  await page.goto(`/admin/planner?week=${WEEK}`);
  const stay = page.locator(`a[data-stay][data-date="${DAY}"]`, { hasText: '小满' });
  await stay.waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await stay.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.jt-aim')).toContainText('16:00–17:00');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.jt-aim')).toContainText('15:30–16:30');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=15%3A30/);
  const panel = page.locator('.jt-away');
  await expect(panel).toBeFocused();
  await expect(panel).toContainText('价钱一样');
  await expect(panel).toContainText('发消息问家长（1 位）');
  await expectAccessible(page);
  await panel.getByRole('button', { name: '问问家长' }).click();
  await expect(panel).toContainText('已经发消息问家长');

  const { messages } = await (await fetch(`${origin}/api/v1/outbox`)).json();
  const asked = messages.find(({ to, kind }: { to: string; kind: string }) => to === contact() && kind === 'move_suggested');
  expect(asked.text).toContain('/reschedule?date=2026-12-03&from=15%3A30&to=16%3A30');

  await page.goto(`/admin/open-day?date=2026-12-03`);
  await expect(page.locator('.jt-answer')).toContainText('空位');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a child that the centre has enrolled is taken to another day by keyboard, at once, after what follows is seen', {
  tag: '@desktop',
}, async ({ page, origin }) => {
  await signInAs(page, { origin, email, password: PASSWORD });
  await page.goto('/admin/enrolled');
  await page.getByLabel('孩子名单').fill('挪宝宝\t2026-04-10\t\t周三上午');
  await page.getByRole('button', { name: '先核对' }).click();
  await page.getByRole('button', { name: /登记这 1 个孩子/ }).click();
  await expect(page.getByText('登记了 1 个孩子', { exact: true })).toBeVisible();

  await page.goto(`/admin/planner?week=${WEEK}`);
  const chip = (date: string) => page.locator(`a[data-stay^="enrolled:"][data-date="${date}"]`, { hasText: '挪宝宝' });
  await chip(DAY).focus();
  const classes = page.locator('.jt-planner-class h2');
  const [own = '', next = ''] = await classes.allTextContents();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('.jt-aim')).toContainText(next || own);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.jt-aim')).toContainText(own);
  await page.keyboard.press('Enter');
  const panel = page.locator('.jt-away');
  await expect(panel).toBeFocused();
  await expect(panel).toContainText('周四上午');
  await expect(panel).toContainText('在那之前还是：周三上午');
  await expectAccessible(page);
  await expect(chip(DAY)).toBeVisible();
  await panel.getByRole('button', { name: '就这样改' }).click();
  await expect(panel).toContainText('改好了');
  await page.goto(`/admin/planner?week=${WEEK}`);
  await expect(chip('2026-12-03')).toBeVisible();
  await expect(chip(DAY)).toHaveCount(0);
});

test('a child that comes by the month is taken to another class by keyboard: its family is asked, and the planner waits for it', {
  tag: '@desktop',
}, async ({ page, origin, api, contact }) => {
  const token = await api.signIn(contact());
  // Two years old before the second of its months begins, in the first months in which nobody else has taken the places.
  const held = async (date: CivilDate) => {
    const body = holdOf({ form: 'full_day', date, months: 2, meals: false }, { child: '换班宝宝' });
    const child = { ...body.child, birthDate: addDays(addMonths(date, -24), 16) };
    const { id } = await holdAndSign(api, token, { ...body, child });
    return { id, date };
  };
  let booking: { id: string; date: CivilDate } | undefined;
  for (const date of ['2027-01-04', '2027-01-11', '2027-01-25', '2027-02-01', '2027-02-08'])
    booking ??= await held(date).catch(() => undefined);
  if (!booking) throw new Error('no month has a place');
  const week = booking.date;
  const { body: payment } = await api.call(operations.pay, { token, params: { id: booking.id } });
  await decide(payment.url ?? '', 'approve');

  await signInStaff(page, { origin, who: 'head' });
  await page.goto(`/admin/planner?week=${week}`);
  const chip = page.locator(`a[data-stay="${booking.id}"][data-date="${addDays(week, 1)}"]`);
  const row = page.locator('li', { has: chip });
  await expect(row).toContainText('最后一天');
  await chip.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('.jt-aim')).not.toBeEmpty();
  await page.keyboard.press('Enter');
  const panel = page.locator('.jt-away');
  await expect(panel).toBeFocused();
  await expect(panel).toContainText('起换到');
  await expect(panel).toContainText('发消息问家长（1 位）');
  await expectAccessible(page);
  await panel.getByRole('button', { name: '问问家长' }).click();
  await expect(panel).toContainText('已经发消息问家长');
  await page.goto(`/admin/planner?week=${week}`);
  await expect(row).toContainText('等答复');
  await page.emulateMedia({ media: 'print' });
  await expect(row.getByText('等答复')).toBeVisible();
  await page.emulateMedia({ media: null });
  await expectNoSidewaysScroll(page);

  const { messages } = await (await fetch(`${origin}/api/v1/outbox`)).json();
  const asked = messages.find(({ to, kind }: { to: string; kind: string }) => to === contact() && kind === 'class_suggested');
  const [address = ''] = /https?:\S+/.exec(asked.text) ?? [];
  await page.context().addCookies([{ name: 'jt_session', value: token, url: origin }]);
  await page.goto(`${origin}${new URL(address).pathname}${new URL(address).search}`);
  await expect(page.locator('#asked')).toBeVisible();
  await expect(page.locator('#from')).toHaveValue(addMonths(week, 1));
});
