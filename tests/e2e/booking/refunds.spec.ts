import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';

test.describe('refunds on a phone', { tag: '@phone' }, () => {
  test('the calculator is filled in by keyboard and says how it reckons', async ({ page }) => {
    await page.goto('/refund-rules');
    await page.focus('[name=form]');
    const next = async (name: string) => {
      while ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) !== name) await page.keyboard.press('Tab');
    };
    const type = async (name: string, text: string) => {
      await next(name);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    };
    await type('months', '1');
    await type('care', '2080');
    await type('meals', '500');
    await type('came', '4');
    await next('before');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    const answer = page.locator('.tried');
    await expect(answer.locator('.back-big')).toContainText('退给你');
    await expect(answer).toContainText('× 80 ÷ 100 =');
    await expect(answer).toContainText('依据 F2：');
    await expect(answer).toContainText('依据 F7：');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  test('within seven days all of a first stay comes back, where its tier would give less', async ({ page, origin, contact }) => {
    const wish = { form: 'hourly', ageMonths: '8', date: DAYS.coolingOff, from: '08:00', to: '09:00' };
    await holdPlaces(page, { origin, contact: contact(), wish });
    await signContract(page);
    const paid = fenIn(await page.textContent('form:has(input[value=pay]) button'));
    await pay(page);
    expect(fenIn(await page.textContent('.back-big'))).toBe(paid);
    await page.click('summary:has-text("每一笔怎么算的")');
    await expect(page.locator('.calc')).toContainText('7 天内');
    await expect(page.locator('.calc')).toContainText('依据 F1：法释〔2025〕4号第十四条');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.click('a[href*="cancel=1"]');
    await page.click('.btn-bad');
    expect(fenIn(await page.textContent('h1'))).toBe(paid);
  });

  test('before signing, every date of every month has its sum, folded by month', async ({ page, origin, contact }) => {
    const wish = { form: 'full_day', ageMonths: '8', date: '2027-02-01', months: '2', before: 'on' };
    await holdPlaces(page, { origin, contact: contact(), wish });
    const months = page.locator('.dates details');
    await expect(months).toHaveCount(2);
    await months.last().locator('summary').click();
    await expect(months.last().locator('tbody tr').first()).toContainText('3 月 1 日');
    await expect(months.last().locator('tbody tr').last()).toContainText('3 月 31 日');
    await expectNoSidewaysScroll(page);
    // What is read is not what happens to lie under the button that stays at the foot.
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page);
  });
});
