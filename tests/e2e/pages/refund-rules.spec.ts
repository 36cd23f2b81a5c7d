import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';

/** Three months of 2,080 and 500, left in the first after four days: 1,664.00 and 500 × 19 ÷ 23 of it, and two whole months. */
const CASE = { months: '3', care: '2080', meals: '500', start: '2026-12-01', paid: '2026-11-10', asked: '2026-12-20', came: '4' };
const BACK = 166_400 + 41_304 + 2 * 258_000;

test('the calculator of refund rules, by thumb', { tag: '@phone' }, async ({ page, origin }) => {
  await page.goto(`${origin}/refund-rules`);
  for (const [name, value] of Object.entries(CASE)) await page.fill(`#try [name=${name}]`, value);
  await page.locator('#try form button[type=submit]').tap();
  await expect(page.locator('#try .back-big')).toBeVisible();
  expect(fenIn(await page.locator('#try .back-big').innerText())).toBe(BACK);
  // The answer is what the page stops at, with each line's sum, and what was typed is still there.
  await expect(page.locator('#try .tried table')).toContainText('1,664.00');
  await expect(page.locator('#try [name=care]')).toHaveValue('2080');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  // A day before that of the payment is said at its field, and nothing is lost.
  await page.fill('#try [name=asked]', '2026-11-09');
  await page.locator('#try form button[type=submit]').tap();
  await expect(page.locator('#asked[aria-invalid=true]')).toBeVisible();
  await expect(page.locator('#try [name=meals]')).toHaveValue('500');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

/** Types a day into a date field that has the focus, in whichever order this browser has its parts. */
async function typeDay(page: Page, name: string, day: string): Promise<void> {
  const field = page.locator(`#try [name=${name}]`);
  const [year = '', month = '', date = ''] = day.split('-');
  for (const keys of [month + date + year, date + month + year, year + month + date]) {
    await field.evaluate((one: HTMLElement) => {
      one.blur();
      one.focus();
    });
    await page.keyboard.type(keys);
    if ((await field.inputValue()) === day) return;
  }
  throw new Error(`${name} has no order of a day that is known`);
}

test.describe('in English', { tag: '@desktop' }, () => {
  test.use({ locale: 'en-GB' });

  test('the calculator of refund rules, by keyboard alone', async ({ page, origin }) => {
    await page.goto(`${origin}/en/refund-rules`);
    await page.locator('#try [name=form]').focus();
    const named = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
    const seen: string[] = [];
    for (let press = 0; press < 80 && seen.length < Object.keys(CASE).length; press++) {
      await page.keyboard.press('Tab');
      const name = await named();
      const value = CASE[name as keyof typeof CASE];
      if (!name || value === undefined || seen.includes(name)) continue;
      seen.push(name);
      if (/^\d{4}-/.test(value)) await typeDay(page, name, value);
      else {
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(value);
      }
    }
    expect(seen).toEqual(Object.keys(CASE));
    await page.keyboard.press('Enter');
    await expect(page.locator('#try .back-big')).toBeVisible();
    expect(fenIn(await page.locator('#try .back-big').innerText())).toBe(BACK);
    await expect(page.locator('#try .tried table')).toContainText('¥1,664.00');
    await expectAccessible(page);
  });
});
