import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

test('a second guardian joins by a code, is said to be of one family, and both part again', { tag: '@phone' }, async ({
  page,
  origin,
  contact,
  visit,
}) => {
  await signIn(page, { origin, contact: contact(1) });
  await page.goto(`${origin}/account/family`);
  await expectAccessible(page);
  await page.getByRole('button', { name: '生成邀请码' }).click();
  const code = await page.locator('.invite-code').innerText();
  expect(code).toMatch(/^[2-9A-Z]{4} [2-9A-Z]{4}$/);
  await expectNoSidewaysScroll(page);
  await page.goto(`${origin}/account/family`);
  await expect(page.locator('.invite-code')).toHaveCount(0);

  const other = await visit();
  await signIn(other, { origin, contact: contact(2) });
  await other.goto(`${origin}/account/family`);
  await other.locator('[name=code]').fill(code.replace(' ', '').toLowerCase());
  await other.getByRole('button', { name: '看看是谁的' }).click();
  await expect(other.getByText('请你一起管孩子')).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: '同意，关联' }).click();
  await expect(other.getByText('关联好了。')).toBeVisible();
  await other.goto(`${origin}/account`);
  await expect(other.getByText('一起管孩子').first()).toBeVisible();

  await page.goto(`${origin}/account/family`);
  await page.getByText('解除关联').first().click();
  await page.getByRole('button', { name: '解除关联' }).click();
  await expect(page.getByText('已经解除。')).toBeVisible();
});
