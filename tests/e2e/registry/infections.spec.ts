import { expectAccessible } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const DAY = DAYS.infection;
const NAME = '蹦蹦';

test('a child with chickenpox is noted from the board, is at home on it, and its certificate is the head’s @desktop', async ({
  page,
  origin,
}) => {
  await signInStaff(page, { origin, who: 'head' });
  await page.goto('/admin/enrolled');
  await page.getByLabel('孩子名单').fill(`${NAME}\t2025-06-10\t\t周一到周五 上午\t${DAY}\t${DAY}`);
  await page.getByRole('button', { name: '先核对' }).click();
  await page.getByRole('button', { name: /登记这 1 个孩子/ }).click();
  await expect(page.getByText('登记了 1 个孩子，他们的托位已经占上。')).toBeVisible();

  await page.goto(`/admin/roster?date=${DAY}`);
  await page.getByRole('link', { name: '在家隔离' }).click();
  await expect(page.getByText('现在没有孩子在家隔离')).toBeVisible();
  await page.getByRole('combobox', { name: '孩子', exact: true }).selectOption({ label: await optionOf(page, NAME) });
  await page.getByLabel('什么病').selectOption('水痘');
  await page.getByRole('button', { name: '登记，通知家长' }).click();
  await expect(page.getByText(/登记好了，最早 12.?月.?7.?日/)).toBeVisible();
  await expect(page.getByText('1 个孩子在家隔离')).toBeVisible();
  const row = page.locator('.jt-row', { hasText: NAME });
  await expect(row).toContainText(/水痘 最早 12.?月.?7.?日.*凭证明回园/);
  await expectAccessible(page);

  await page.goto(`/admin/roster?date=${DAY}`);
  await expect(row).toContainText(/在家隔离，最早 12.?月.?7.?日.?凭证明回园/);
  await expect(row).not.toContainText('水痘');

  await page.goto('/admin/infections');
  await row.getByText('证明和撤销').click();
  await row.getByLabel('哪里开的证明').fill('海陵区妇幼保健院');
  await row.getByRole('button', { name: '看过证明，记下' }).click();
  await expect(row).toContainText('看过证明：海陵区妇幼保健院');
  await expect(page.getByText(/证明记下了，12.?月.?7.?日.*起可以回园/)).toBeVisible();
  await row.getByRole('button', { name: '登记错了，撤销' }).click();
  await expect(page.getByText('撤销了，可以照常入园。')).toBeVisible();
  await expect(page.getByText('现在没有孩子在家隔离')).toBeVisible();
});

async function optionOf(page: import('@playwright/test').Page, name: string): Promise<string> {
  return (await page.locator('option', { hasText: name }).textContent()) ?? '';
}
