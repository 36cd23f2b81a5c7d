import { operations } from '#site/api/operations.ts';
import type { ApiClient } from '../api/client.ts';
import { decide, holdAndSign, holdOf, hourly } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn } from '../kit/family-journey.ts';
import { centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** A Wednesday that the centre shuts, and the first day of the month that it is in. */
const DAY = '2026-12-02';
const MONTH = '2026-12-01';
const PASSWORD = 'another-head-2026';
let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }) => {
  email = `closing-head-${Date.now()}@demo.example`;
  const head = { email, password: PASSWORD, name: '关示例' };
  centre = await centreOfItsOwn(playwright, { head, also: ['full_day', 'temporary'], room: { date: DAY, places: 2 } });
});

/** A family of its own holds, signs and pays. Gives what it paid, in fen. */
async function bookPaid(
  api: ApiClient,
  { contact, child, care }: { contact: string; child: string; care: Record<string, unknown> },
): Promise<{ id: string; token: string; total: number }> {
  const token = await api.signIn(contact);
  const { id } = await holdAndSign(api, token, { ...holdOf(care, { child }), facility: centre.slug });
  const { body: payment } = await api.call(operations.pay, { token, params: { id } });
  await decide(payment.url ?? '', 'approve');
  const { body } = await api.call(operations.getBooking, { token, params: { id } });
  expect(body.status).toBe('confirmed');
  return { id, token, total: body.total };
}

test('a head shuts a day on which children of three kinds of care would come, sees what each gets, and may take it back', {
  tag: '@desktop',
}, async ({ page, origin, api, contact, visit }) => {
  const month = { form: 'full_day', date: MONTH, months: 1, meals: true };
  const temporary = { form: 'temporary', date: DAY, from: '09:00', to: '12:00' };
  const ofMonth = await bookPaid(api, { contact: contact(1), child: '月宝', care: month });
  const ofHours = await bookPaid(api, { contact: contact(2), child: '时宝', care: hourly(DAY, '14:00', '16:00') });
  const ofOnce = await bookPaid(api, { contact: contact(3), child: '临宝', care: temporary });
  const toldOf = async (n: number) => {
    const { body } = await api.call(operations.outbox, {});
    return body.messages.filter(({ to }) => to === contact(n)).length;
  };
  const before = await Promise.all([1, 2, 3].map(toldOf));

  await signInAs(page, { origin, email, password: PASSWORD });
  await page.goto('/admin/close-days');
  await page.fill('[name=from]', DAY);
  await page.fill('[name=to]', DAY);
  await page.selectOption('[name=reason]', 'water');
  await page.getByRole('button', { name: '看影响到谁' }).click();

  // Whom it touches, and what each gets by its contract.
  await expect(page.locator('.jt-answer')).toContainText('3 个孩子，1 天');
  const row = (child: string) => page.locator('.jt-closing-rows tbody tr', { hasText: child });
  await expect(row('月宝')).toContainText('结算时退，其余照常');
  await expect(row('时宝')).toContainText('退全部');
  await expect(row('临宝')).toContainText('退全部');
  const gives = async (child: string) => fenIn(await row(child).locator('td.num').textContent());
  const ofDay = await gives('月宝');
  expect(ofDay).toBeGreaterThan(0);
  expect(ofDay).toBeLessThan(ofMonth.total / 10);
  expect([await gives('时宝'), await gives('临宝')]).toEqual([ofHours.total, ofOnce.total]);
  expect(fenIn(await page.locator('.jt-answer').textContent())).toBe(ofDay + ofHours.total + ofOnce.total);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // One family is asked instead: its money does not go at once.
  await row('临宝').locator('select').selectOption('ask');
  await expect(row('临宝').locator('td.num')).toHaveText('问家长');
  const end = page.locator('.jt-closing-end');
  await expect(end).toContainText('发 3 条消息');
  expect(fenIn(await end.textContent())).toBe(ofHours.total);
  await page.getByRole('button', { name: '关门并告诉大家' }).click();

  // Shut at once; the minutes to take it back run down, and meanwhile nobody is told and nothing is paid.
  const closed = page.locator('.jt-coming li', { hasText: '停水' });
  await expect(closed).toContainText('还没有告诉家长，也没有退钱');
  const undo = closed.getByRole('button', { name: '撤销' });
  await expect(undo).toContainText(/\d:\d\d/);
  const clock = await undo.textContent();
  await expect(undo).not.toHaveText(clock ?? '');
  await expectAccessible(page);
  const token = await api.signIn(contact(4));
  const wish = { ...holdOf(hourly(DAY, '09:00', '10:00'), { child: '迟宝' }), facility: centre.slug };
  expect(await api.refused(operations.hold, { token, body: wish })).toMatchObject({ code: 'no_place.closure' });
  expect(await Promise.all([1, 2, 3].map(toldOf))).toEqual(before);

  const phone = await visit({ viewport: { width: 390, height: 844 } });
  await signInAs(phone, { origin, email, password: PASSWORD });
  await phone.goto('/admin/close-days');
  await expect(phone.locator('.jt-coming li', { hasText: '停水' })).toBeVisible();
  await expectNoSidewaysScroll(phone);

  await undo.click();
  await expect(closed).toHaveCount(0);
  for (const { id, token: own } of [ofMonth, ofHours, ofOnce]) {
    const { body } = await api.call(operations.getBooking, { token: own, params: { id } });
    expect(body.status).toBe('confirmed');
  }
  expect(await Promise.all([1, 2, 3].map(toldOf))).toEqual(before);
  expect((await api.call(operations.hold, { token, body: wish })).body).toHaveProperty('id');
});
