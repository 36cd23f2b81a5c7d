import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../kit/accessible.ts';
import { centreOfItsOwn } from '../kit/own-centre.ts';
import { signInAs, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const PASSWORD = 'own-terms-head-2026';
let email: string;
let slug: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `own-terms-${workerIndex}@demo.example`;
  ({ slug } = await centreOfItsOwn(playwright, { head: { email, password: PASSWORD, name: '钱示例' } }));
});

/** Presses save, and gives the status of the answer. */
async function save(page: Page): Promise<number> {
  // What is typed is the form's a moment later.
  await page.waitForTimeout(500);
  const answer = page.waitForResponse(
    (one) =>
      /\/admin\/api\/centre-terms/.test(one.url()) &&
      ['POST', 'PATCH'].includes(one.request().method()) &&
      !one.url().includes('form-state'),
  );
  await page.click('#action-save');
  return (await answer).status();
}

test('a head adds a term, is told why one cannot be added, and the legal editor decides', { tag: '@phone' }, async ({
  page: head,
  origin,
  visit,
}) => {
  expect(slug).not.toBe('');
  await signInAs(head, { origin, email, password: PASSWORD });
  await head.goto('/admin/collections/centre-terms/create');
  await head.waitForSelector('#field-effectiveOn');
  await head.fill('#field-effectiveOn', '2026-12-01');
  await head.getByRole('button', { name: /^加一条/ }).click();
  const [heading, text] = [head.getByLabel('中文').nth(0), head.getByLabel('中文').nth(1)];
  await heading.fill('水杯');
  await head.getByLabel('English').nth(0).fill('Cups');
  await text.fill('水杯请写上名字。提前离开的，退费先扣20%。');
  await head.getByLabel('English').nth(1).fill('Please put the child’s name on its cup.');
  const check = head.locator('#own-terms-as-typed');
  await expect(check).toContainText('这由退费规则算，不能在这里少退');
  await expect(check).toContainText('提前离开的,退费先扣20%');
  expect(await save(head)).toBe(400);
  await expectNoSidewaysScroll(head);

  await text.fill('水杯请写上名字，每天带回家清洗。');
  await expect(check).toContainText('没有看到对家长更不利的话');
  expect(await save(head)).toBe(201);
  await head.waitForURL(/centre-terms\/[\w-]{8,}/);
  await expect(head.locator('#field-decision')).toContainText('等合同法务看');

  const legal = await visit();
  await signInStaff(legal, { origin, who: 'legal' });
  await legal.goto(`${origin}/admin`);
  await expect(legal.getByText('想在合同里补充 1 条约定').first()).toBeVisible();
  await legal.goto(head.url());
  await legal.waitForSelector('#field-decision');
  // What the centre wrote is its own: the editor decides.
  await expect(legal.getByLabel('中文').nth(1)).toBeDisabled();
  await legal.click('#field-decision .rs__control');
  await legal.click('#field-decision .rs__option:has-text("同意")');
  expect(await save(legal)).toBe(200);

  await head.reload();
  await expect(head.locator('#field-decision')).toContainText('同意');
  await expect(head.getByLabel('中文').nth(1)).toBeDisabled();
});
