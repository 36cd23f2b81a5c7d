import { expectAccessible } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { placesLeft } from '../kit/places-left.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const DAY = DAYS.enrolled;
/** Infants, toddlers and older ones: one comes by a word that cannot be read. */
const list = (broken = false) =>
  ['姓名\t出生日期\t每周\t首日\t末日']
    .concat(
      Array.from({ length: 18 }, (_, n) => {
        const born = n < 2 ? '2026-04-1' : n < 9 ? '2025-06-1' : '2024-09-1';
        return `表格宝宝${n}\t${born}${n % 10}\t${broken && n === 4 ? '有空就来' : '周一到周五 上午'}\t${DAY}\t${DAY}`;
      }),
    )
    .join('\n');

test('a head pastes the eighteen children who already come, and a place is gone for a family @desktop', async ({
  page,
  origin,
}) => {
  const left = async () => (await placesLeft(origin, { date: DAY, at: ['09:00'] }))[0];
  const before = Number(await left());
  await signInStaff(page, { origin, who: 'head' });
  await page.goto('/admin/enrolled');
  await page.getByLabel('孩子名单').fill(list(true));
  await page.getByRole('button', { name: '先核对' }).click();
  await expect(page.getByText('1 行要改')).toBeVisible();
  await expect(page.locator('.jt-checked .wrong')).toHaveText(/表格宝宝4[\s\S]*“每周”看不懂/);
  await expectAccessible(page);
  expect(await left()).toBe(before);

  await page.getByRole('button', { name: '回去改' }).click();
  await page.getByLabel('孩子名单').fill(list());
  await page.getByRole('button', { name: '先核对' }).click();
  await expect(page.getByText('18 行可以登记')).toBeVisible();
  await page.getByRole('button', { name: /登记这 18 个孩子/ }).click();
  await expect(page.getByText('登记了 18 个孩子')).toBeVisible();
  await expect(page.locator('.jt-checked')).toHaveCount(0);
  await expect(page.getByText('表格宝宝17', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expect(async () => expect(await left()).toBe(before - 2)).toPass();

  await page.goto(`/admin/roster?date=${DAY}`);
  await expect(page.locator('.jt-row', { hasText: '表格宝宝' })).toHaveCount(18);
  await page.goto('/admin/enrolled');
  await page.getByLabel('孩子名单').fill(list());
  await page.getByRole('button', { name: '先核对' }).click();
  await expect(page.getByText('这个孩子已经登记过了').first()).toBeVisible();
  expect(await left()).toBe(before - 2);
});
