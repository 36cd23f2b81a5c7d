import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const [FIRST, SECOND, THIRD] = DAYS.delegates;

test('a grandmother helps: takes it up with a code, sees the day, books within the amount, and beyond it the guardian answers', {
  tag: '@phone',
}, async ({ page, origin, contact, visit }) => {
  const told = async (kind: string) => {
    const { messages } = await (await fetch(`${origin}/api/v1/outbox`)).json();
    const all = messages as { to: string; kind: string; text: string }[];
    return all.filter((one) => one.to === contact() && one.kind === kind);
  };
  // The contract under which hours can be booked with one tap.
  const wish = { ageMonths: '8', form: 'hourly', date: FIRST, from: '14:00', to: '15:00', before: 'on' };
  await holdPlaces(page, { origin, contact: contact(), wish });
  await signContract(page);
  await pay(page);

  await page.goto(`${origin}/account/delegates`);
  await page.fill('[name=called]', '外婆');
  await page.fill('[name=relation]', '外婆');
  await page.check('[name=collects]');
  await page.check('[name=books]');
  await page.fill('[name=perStay]', '60');
  await page.fill('[name=perMonth]', '200');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: '生成邀请码' }).click();
  const code = await page.locator('.invite-code').innerText();
  await expect(page.locator('#given + .rows li')).toContainText('邀请码还没有用');

  const helper = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await signIn(helper, { origin, contact: contact(1) });
  await helper.goto(`${origin}/account/helping`);
  await expectAccessible(helper);
  await helper.fill('[name=code]', code.replaceAll(' ', '').toLowerCase());
  await helper.getByRole('button', { name: '看看是谁的' }).click();
  await expect(helper.getByText('林示例请你帮忙带孩子')).toBeVisible();
  expect(await told('mandate_taken')).toEqual([]);
  await helper.fill('[name=name]', '王桂芳');
  await helper.check('[name=adult]');
  await helper.getByRole('button', { name: '同意', exact: true }).click();
  await expect(helper.getByText('好了，可以看孩子的安排了。')).toBeVisible();
  const taken = await told('mandate_taken');
  expect(taken).toHaveLength(1);
  expect(taken[0]?.text).toContain('王桂芳');

  // The child's days, and nothing of papers or money.
  const stay = helper.locator('main .rows li', { hasText: '14:00–15:00' });
  await expect(stay).toContainText('小满');
  await expect(stay).toContainText('订好了');
  await expect(helper.locator('main')).not.toContainText('合同附件');
  await expectAccessible(helper);
  await expectNoSidewaysScroll(helper);

  const book = async (date: string, from: string, to: string) => {
    await helper.getByText('订一次托育', { exact: true }).click();
    await helper.fill('[name=date]', date);
    await helper.selectOption('[name=from]', from);
    await helper.selectOption('[name=to]', to);
    await helper.getByRole('button', { name: '订下来' }).click();
    await helper.waitForURL(/#stay-/);
    return helper.locator(`#${new URL(helper.url()).hash.slice(1)}`);
  };
  const within = await book(SECOND, '14:00', '16:00');
  await expect(within).toContainText('付款才算');
  expect(await told('delegate_booked')).toHaveLength(1);
  await within.getByRole('button', { name: /付 .*52\.00/ }).click();
  await helper.click('button[value=approve]');
  await helper.goto(`${origin}/account/helping`);
  await expect(helper.locator('main .rows li', { hasText: '14:00–16:00' })).toContainText('订好了');

  const beyond = await book(THIRD, '13:00', '17:00');
  await expect(helper.getByText('超过了每次的金额')).toBeVisible();
  await expect(beyond).toContainText('等家长同意');
  await expect(beyond.getByRole('button', { name: /付/ })).toHaveCount(0);
  await expectAccessible(helper);

  const [asked] = await told('delegate_asks');
  const link = /https?:\S+\/bookings\/\S+/.exec(asked?.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await expect(page.getByText('外婆想给孩子订这一次，等你同意')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.click('form.sign button[type=submit]');
  await page.waitForSelector('form:has(input[value=pay])');

  await helper.goto(`${origin}/account/helping`);
  await expect(helper.locator('main .rows li', { hasText: '13:00–17:00' })).toContainText('付款才算');

  await page.goto(`${origin}/account/delegates`);
  await page.getByRole('button', { name: '结束外婆的帮忙' }).click();
  await expect(page.getByText('已经结束，马上生效。')).toBeVisible();
  await helper.goto(`${origin}/account/helping`);
  await expect(helper.getByText('还没有人请你帮忙')).toBeVisible();
});
