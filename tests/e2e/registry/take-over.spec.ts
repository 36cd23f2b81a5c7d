import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { centresNearby } from '../kit/centres.ts';
import { readCode } from '../kit/sign-in.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, tag } of LANGUAGES)
  test(`who asks to run a listed centre’s page confirms the e-mail by its code first, in ${lang}`, { tag }, async ({
    page,
    origin,
    contact,
  }) => {
    const { listed } = await centresNearby();
    const email = `head-${contact()}@example.org`;
    const typed = { name: '陈园长', email, phone: '13800001111', evidence: '登记证号\n第二行' };
    const send = page.locator('form.form button.btn');
    await page.goto(`${prefix}/facilities/${listed.slug}/take-over`);
    for (const [field, text] of Object.entries(typed)) await page.fill(`[name=${field}]`, text);
    await send.click();
    await expect(page.locator('[name=code]')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await page.click('button[form=change]');
    await expect(page.locator('textarea[name=evidence]')).toHaveValue(typed.evidence);
    await send.click();
    const code = await readCode(origin, email, 'takeover_code');
    await page.fill('[name=code]', code === '000000' ? '111111' : '000000');
    await send.click();
    await expect(page.locator('#code-error')).toBeVisible();
    await expectAccessible(page);
    await page.fill('[name=code]', code);
    await send.click();
    await expect(page.locator('.notice-ok')).toBeVisible();

    await page.goto(`${prefix}/facilities/${listed.slug}/take-over`);
    await expect(page.locator('[name=email]'), 'somebody else may ask too').toBeVisible();
  });

test('what is wrong in a request to take over is said all at once, at each field, and what was typed stays', async ({ page }) => {
  const { listed } = await centresNearby();
  await page.goto(`/facilities/${listed.slug}/take-over`);
  await page.fill('[name=name]', '陈园长');
  await page.fill('[name=email]', 'not-an-address');
  await page.locator('form.form button.btn').click();
  await expect(page.locator('.errors')).toBeFocused();
  expect(await page.locator('.errors li').count()).toBeGreaterThan(1);
  await expect(page.locator('[name=email][aria-invalid=true]')).toHaveValue('not-an-address');
  await expect(page.locator('[name=evidence][aria-invalid=true]')).toBeVisible();
  await expect(page.locator('[name=name]')).toHaveValue('陈园长');
  await expectAccessible(page);
});
