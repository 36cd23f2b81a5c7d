import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** A week in which nobody else's tests look at this centre. */
const WEEK = '2027-02-22';
const WEDNESDAY = '2027-02-24';

test.beforeEach(({ page, origin }) => signInStaff(page, { origin, who: 'head' }));

test('a head reads the week of shifts', async ({ page }) => {
  await page.goto(`/admin/rota?week=${WEEK}`);
  await expect(page.locator('.jt-rota tbody tr').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a head sees what follows, notes it, takes it back, and hears the hours of a shift by keyboard', {
  tag: '@desktop',
}, async ({ page }) => {
  await page.goto(`/admin/rota?week=${WEEK}`);

  await test.step('somebody does not come', async () => {
    const link = page.locator(`a[href*="from=${WEDNESDAY}"]`).first();
    const href = (await link.getAttribute('href')) ?? '';
    await link.click();
    await expect(page.locator('.jt-away h2')).toBeVisible();
    await page.locator('.jt-away form:not([method="get"]) button').click();
    const undo = page.locator('.jt-rota td.away button');
    await expect(undo).toBeVisible();
    await expect(page.locator(`a[href="${href}"]`)).toHaveCount(0);
    await undo.click();
    await expect(page.locator(`a[href="${href}"]`)).toBeVisible();
  });

  await test.step('the hours of a shift go by arrow keys, each value spoken, or from a list', async () => {
    await page.locator('details.jt-row-more summary').click();
    const form = page.locator('.jt-shift').first();
    const slider = form.getByRole('slider').last();
    const before = (await slider.getAttribute('aria-valuetext')) ?? '';
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(slider).not.toHaveAttribute('aria-valuetext', before);
    const after = (await slider.getAttribute('aria-valuetext')) ?? '';
    await expect(form.locator('select[name="to"]')).toHaveValue(after);
    await form.locator('select[name="to"]').selectOption(before);
    await expect(slider).toHaveAttribute('aria-valuetext', before);
  });
});
