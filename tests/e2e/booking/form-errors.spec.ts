import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

/** What a form says when it is sent as it is: every field in one summary, which has the focus; each leads to its field. */
async function expectErrors(page: Page, fields: readonly string[]) {
  const summary = page.locator('.errors');
  await expect(summary).toBeFocused();
  expect(await summary.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')?.slice(1)))).toEqual(fields);
  for (const field of fields) {
    await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator(`#${field}-error`)).toBeVisible();
  }
  await expectNoSidewaysScroll(page);
}

const send = (page: Page, form = 'main form.form') => page.locator(`${form} button[type=submit]`).first().click();

for (const { lang, prefix, tag } of LANGUAGES)
  for (const script of [true, false])
    test.describe(`every public form in ${lang}, ${script ? 'with' : 'without'} script`, { tag }, () => {
      test.use({ javaScriptEnabled: script });

      test('says all that is wrong at once and keeps what was typed', async ({ page, origin, contact }) => {
        await page.goto(`${prefix}/account`);
        await page.fill('#to', '1380000');
        await send(page);
        await expectErrors(page, ['to']);
        expect(await page.inputValue('#to')).toBe('1380000');

        await page.goto(`${prefix}/complaints`);
        await page.fill('#contact', 'nobody');
        await send(page);
        await expectErrors(page, ['subject', 'text', 'contact']);
        expect(await page.inputValue('#contact')).toBe('nobody');
        if (script) await expectAccessible(page);

        await signIn(page, { origin, prefix, contact: contact() });
        const wish = { form: 'hourly', ageMonths: '8', date: DAYS.formErrors, from: '09:00', to: '10:00', step: 'child' };
        await page.goto(`${prefix}/book/hailing-sample?${new URLSearchParams(wish)}`);
        await page.fill('#guardianName', '林🌱');
        await page.fill('#healthNotes', '花生过敏 🥜');
        await page.fill('#pickupPhone', '12');
        await page.check('#consentPhotos');
        await page.locator('main form.form[method=post] button[type=submit]').last().click();
        const all = [
          'guardianName',
          'adult',
          'childName',
          'birthDate',
          'healthNotes',
          'consentHealth',
          'pickupName',
          'pickupPhone',
        ];
        await expectErrors(page, all);
        expect(await page.inputValue('#healthNotes')).toBe('花生过敏 🥜');
        await expect(page.locator('#consentPhotos')).toBeChecked();
        if (script) await expectAccessible(page);

        await page.fill('#guardianName', '林示例');
        await page.check('#adult');
        await page.fill('#childName', '小满');
        await page.fill('#birthDate', '2026-03-10');
        await page.fill('#healthNotes', '花生过敏');
        await page.fill('#pickupPhone', '');
        await page.locator('main form.form[method=post] button[type=submit]').last().click();
        await expectErrors(page, ['consentHealth']);
        await page.check('#consentHealth');
        await page.locator('main form.form[method=post] button[type=submit]').last().click();
        await page.waitForURL(/\/bookings\//);

        await send(page, 'form.sign');
        await expectErrors(page, ['readTerms', 'name']);
        await page.check('#readTerms');
        await send(page, 'form.sign');
        await expectErrors(page, ['name']);
        await expect(page.locator('#readTerms')).toBeChecked();
        await page.locator('form:has(input[value=release]) button').click();

        const { step: _step, ...care } = wish;
        await page.goto(`${prefix}/account/waits/join?${new URLSearchParams({ facility: 'hailing-sample', ...care })}`);
        await page.uncheck('#children');
        await send(page);
        await expectErrors(page, ['children']);

        await page.goto(`${prefix}/account/contact`);
        await page.fill('#to', 'a@b');
        await send(page);
        await expectErrors(page, ['to']);
      });
    });
