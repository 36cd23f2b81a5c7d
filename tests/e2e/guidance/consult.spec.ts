import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const DAYS = {
  zh: { desktop: '2026-12-28', phone: '2026-12-29' },
  en: { desktop: '2026-12-30', phone: '2026-12-31' },
} as const;

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`a talk with an expert, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('is offered by a nurse, booked, moved and cancelled by a family without script, and seen by the nurse', async ({
      page,
      visit,
      origin,
      contact,
    }, { project }) => {
      const day = DAYS[lang][project.name === 'phone' ? 'phone' : 'desktop'];
      await signInStaff(page, { origin, who: 'nurse' });
      await page.goto(`/admin/consults?day=${day}`);
      await page.selectOption('select[name=way]', 'online');
      await page.fill('#offer-where', 'no link');
      await page.locator('form:has(#offer-day) button[type=submit]').click();
      await expect(page.locator('.jt-wrong, .jt-note.bad').first()).toBeVisible();
      await page.fill('#offer-where', 'https://talk.example/room');
      await page.locator('form:has(#offer-day) button[type=submit]').click();
      await expect(page.locator('.jt-case')).toHaveCount(6);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      const own = contact();
      const family = await visit({ locale, javaScriptEnabled: false });
      await signIn(family, { origin, prefix, contact: own });
      await family.goto(`${origin}${prefix}/account/children/new`);
      await family.fill('#childName', '欧阳问问');
      await family.fill('#birthDate', '2026-03-01');
      await family.click('form.form button[type=submit]');
      await family.goto(`${origin}${prefix}/ask`);
      await family.click('a[href$="/ask/consult"]');
      await family.click('button[value=book]');
      await expect(family.locator('#slot')).toHaveAttribute('aria-invalid', 'true');
      // Other tests offer other days: these are this one's.
      const values = await page
        .locator('.jt-case input[name=slot]')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
      await family.selectOption('#slot', values[0] ?? '');
      await family.selectOption('#child', { index: 0 });
      await family.fill('#wish', '夜里老醒');
      await family.click('button[value=book]');
      await expect(family.locator('.notice-ok')).toBeVisible();
      await expect(family.locator('#own li')).toHaveCount(1);
      await expect(family.locator('#own')).toContainText('https://talk.example/room');
      await expectNoSidewaysScroll(family);
      const file = await family.request.get(`${origin}${await family.locator('#own a[href$=".ics"]').getAttribute('href')}`);
      expect(await file.text()).toContain('BEGIN:VEVENT');

      await page.goto(`/admin/consults?day=${day}`);
      await expect(page.locator('.jt-case').first()).toContainText('夜里老醒');
      await family.click('#own summary');
      await family.selectOption('#own select', values[2] ?? '');
      await family.click('button[value=move]');
      await expect(family.locator('.notice-ok')).toBeVisible();
      await page.goto(`/admin/consults?day=${day}`);
      await expect(page.locator('.jt-case').nth(2)).toContainText('夜里老醒');
      await family.click('#own summary');
      await family.click('button[value=call-off]');
      await expect(family.locator('#own')).toHaveCount(0);
      await page.goto(`/admin/consults?day=${day}`);
      await expect(page.locator('main, .jt').first()).not.toContainText('夜里老醒');
    });
  });
}
