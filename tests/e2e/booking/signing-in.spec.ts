import { expectAccessible } from '../kit/accessible.ts';
import { readCode } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const asTyped = (contact: string) => `\u202a+86 ${contact.slice(0, 3)}–${contact.slice(3, 7)}\u00a0${contact.slice(7)}\u202c`;

test.describe('signing in', { tag: '@phone' }, () => {
  test('takes a number as it was pasted, says what is wrong with one that is none, and counts down to a further code', async ({
    page,
    origin,
    contact,
  }) => {
    await page.goto('/account');
    await page.fill('[name=to]', '1380000000');
    await page.click('form.form button[type=submit]');
    await expect(page.locator('.errors')).toContainText('只有 10 位');
    expect(await page.inputValue('[name=to]')).toBe('1380000000');
    const to = contact();
    await page.fill('[name=to]', asTyped(to));
    await page.click('form.form button[type=submit]');
    const again = page.locator('[data-resend]');
    await expect(again).toBeDisabled();
    await expect(again).toContainText(/\d+ 秒/);
    await expectAccessible(page);
    await page.fill('[name=code]', await readCode(origin, to));
    await page.locator('form.form button[type=submit]').first().click();
    await expect(page.locator('h1')).toHaveText('我的');
  });

  test.describe('with script off', () => {
    test.use({ javaScriptEnabled: false });

    test('says from when on a further code makes sense, and sends it', async ({ page, origin, contact }) => {
      const to = contact();
      await page.goto('/account');
      await page.fill('[name=to]', to);
      await page.click('form.form button[type=submit]');
      await expect(page.locator('form:has([data-resend])')).toContainText(/到 \d\d:\d\d 还没收到/);
      const first = await readCode(origin, to);
      await page.click('[data-resend]');
      await expect(page.locator('[name=code]')).toBeVisible();
      await page.fill('[name=code]', await readCode(origin, to));
      await page.locator('form.form button[type=submit]').first().click();
      await expect(page.locator('h1')).toHaveText('我的');
      expect(first).toMatch(/^\d{6}$/);
    });
  });
});

test('a paper that cannot be verified says which it is', { tag: '@desktop' }, async ({ page }) => {
  const said = async (fill: () => Promise<void>) => {
    await page.goto('/en/verify');
    await fill();
    await page.click('main form button[type=submit]');
    return page.locator('.notice b').first().textContent();
  };
  const file = (name: string, text: string) => () =>
    page.setInputFiles('[name=file]', { name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
  expect(await said(async () => undefined)).toBe('Nothing to check yet');
  expect(await said(() => page.fill('[name=hash]', 'C-261123-7KQ2MF'))).toBe('That is not a fingerprint');
  expect(await said(() => page.fill('[name=hash]', 'f'.repeat(64)))).toBe('Not signed here');
  expect(await said(file('photo.pdf', 'no pdf'))).toBe('That is not a PDF');
  expect(await said(file('other.pdf', '%PDF-1.7 of somebody else'))).toBe('Not signed here');
  await expectAccessible(page);
});
