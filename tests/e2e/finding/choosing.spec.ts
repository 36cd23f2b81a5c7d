import { expectAccessible } from '../kit/accessible.ts';
import { expect, test } from '../kit/test.ts';

const WISH = 'place=凤城河&ageMonths=20&form=hourly&date=2026-12-22&from=09:00&to=12:00';

test.describe('choosing what to compare', { tag: '@desktop' }, () => {
  test('counts, stops at four and remembers while the results change', async ({ page }) => {
    await page.goto(`/facilities?${WISH}`);
    const picks = page.locator('.cmp-pick input');
    const chosenNow = page.locator('.cmp-pick input:checked');
    const bar = page.locator('#compare');
    expect(await bar.isVisible()).toBe(false);
    const chosen = await picks.evaluateAll((all) => all.slice(0, 4).map((one) => (one as HTMLInputElement).value));
    await picks.nth(0).check();
    expect(await bar.isVisible()).toBe(true);
    await bar.locator('[type=submit]:disabled').waitFor();
    await picks.nth(1).check();
    await expect(bar.locator('[role=status]')).toContainText('已选 2 家');
    await expectAccessible(page);
    await page.selectOption('[name=sort]', 'name');
    await page.waitForURL(/sort=name/);
    await expect(chosenNow).toHaveCount(2);
    await page.goto(`/facilities?${WISH}&radius=400`);
    await page.waitForSelector('#compare.cmp-some');
    await expect(chosenNow).toHaveCount(1);
    await expect(bar.locator('[role=status]')).toContainText('已选 2 家');
    await page.goto(`/facilities?${WISH}`);
    await picks.nth(2).check();
    await picks.nth(3).check();
    expect(await picks.nth(4).isDisabled()).toBe(true);
    await bar.locator('[type=submit]').click();
    await page.waitForURL(/\/facilities\/compare\?/);
    const address = new URL(page.url()).searchParams;
    expect(address.getAll('ids').sort()).toEqual(chosen.sort());
    expect(address.get('form')).toBe('hourly');
    await page.locator('.cmp-out').first().click();
    await expect(page.locator('.cmp thead a')).toHaveCount(3);
    await page.locator('.crumbs a').click();
    await expect(chosenNow).toHaveCount(3);
    await page.click('#compare [type=button]');
    expect(await bar.isVisible()).toBe(false);
  });

  test('is a plain form without script', async ({ visit }) => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(`/facilities?${WISH}`);
    for (const at of [0, 2]) await page.locator('.cmp-pick input').nth(at).check();
    await page.click('#compare [type=submit]');
    expect(await page.locator('.cmp thead a').count()).toBe(2);
    expect(page.url()).toContain('form=hourly');
  });
});
