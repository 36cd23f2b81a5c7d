import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS, TIMES } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, locale } of LANGUAGES)
  test.describe(`a contract that is talked over, in ${lang}`, () => {
    test.use({ locale });

    test('goes from its page to the centre, on to the desk, and ends with evidence in one PDF', async ({
      page,
      visit,
      origin,
      contact,
    }, { project }) => {
      const hours = TIMES.journey[project.name === 'phone' ? 'phone' : 'desktop'];
      const family = await visit({ locale, javaScriptEnabled: false, viewport: page.viewportSize() });
      const wish = { form: 'hourly', ageMonths: '8', date: DAYS.dispute[lang], ...hours };
      await holdPlaces(family, { origin, prefix, contact: contact(), wish });
      await signContract(family);
      await pay(family);
      await family.click('a[href*="/contracts/"]:not([href$=".pdf"])');
      await family.click('a[href$="/dispute"]');
      await family.click('form.form button[type=submit]');
      await expect(family.locator('#subject[aria-invalid]')).toBeVisible();
      await family.selectOption('#subject', 'refund');
      await family.selectOption('#asks', 'refund');
      await family.fill('#amount', '1.50');
      const words = `${project.name} ${lang}: ${contact()}`;
      await family.fill('#text', words);
      await expectNoSidewaysScroll(family);
      await family.click('form.form button[type=submit]');
      await expect(family.locator('.notice-ok')).toBeVisible();
      await expect(family.locator('.thread')).toContainText(words);
      await expect(family.locator('#clocks')).toBeVisible();
      await expectNoSidewaysScroll(family);
      const here = new URL(family.url()).pathname;
      const id = here.split('/').at(-1);

      await signInStaff(page, { origin, who: 'head' });
      await page.goto(`/admin/disputes?id=${id}`);
      await expect(page.locator('.jt')).toContainText(words);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.fill('#words', 'Checked: 1.50');
      await page.click('button[value=say]');
      await expect(page.locator('.jt')).toContainText('Checked: 1.50');
      const centres = await page.request.get(`${origin}/admin/api/disputes/${id}/pdf`);
      expect([centres.status(), centres.headers()['content-type']]).toEqual([200, 'application/pdf']);
      await page.getByRole('link', { name: lang === 'zh' ? '看预约' : 'See the booking' }).click();
      const signed = await page.locator('a[href^="/admin/api/contracts/"]').first().getAttribute('href');
      const contract = await page.request.get(origin + signed);
      expect([contract.status(), contract.headers()['content-type']]).toEqual([200, 'application/pdf']);

      await family.goto(origin + here);
      await expect(family.locator('.thread')).toContainText('Checked: 1.50');
      await family.fill('#text', 'Please mediate');
      await family.click('button[value=mediate]');
      await expect(family.locator('.notice-ok')).toBeVisible();

      const desk = await visit({ locale, viewport: page.viewportSize() });
      await signInStaff(desk, { origin, who: 'district' });
      await desk.goto(`${origin}/admin/disputes?id=${id}`);
      await expect(desk.locator('.jt')).toContainText('Please mediate');
      expect((await desk.request.get(origin + signed)).status()).toBe(404);
      const paper = await desk.request.get(`${origin}/admin/api/disputes/${id}/pdf`);
      expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
      await desk.fill('#words', 'Settled at 1.50');
      await desk.click('button[value=close]');
      await expect(desk.locator('.jt')).toContainText('Settled at 1.50');

      await family.goto(origin + here);
      await expect(family.locator('.thread')).toContainText('Settled at 1.50');
      await expect(family.locator('textarea')).toHaveCount(0);
      const own = await family.request.get(`${origin}${here}.pdf`);
      expect((await own.body()).subarray(0, 5).toString()).toBe('%PDF-');
      expect((await page.request.get(`${origin}${here}.pdf`)).status()).toBe(404);
    });
  });
