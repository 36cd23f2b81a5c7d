import { SAMPLE_EMPLOYEE_CODE } from '#cms/seed/facility-rows.ts';
import { operations } from '#site/api/operations.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, tag } of LANGUAGES)
  test(`a place for employees alone asks for their code, and says so from the start, in ${lang}`, { tag }, async ({
    page,
    api,
    origin,
    contact,
  }) => {
    const { body } = await api.call(operations.searchFacilities, { query: { type: 'employer', perPage: 100 } });
    const bookable = body.hits.filter((hit) => hit.bookable);
    const all = await Promise.all(
      bookable.map(async ({ slug }) => (await api.call(operations.getFacility, { params: { slug } })).body),
    );
    const centre = all.find(({ openToPublic }) => openToPublic === false);
    if (!centre) throw new Error('no sample centre is for employees alone');
    await page.goto(`${prefix}/facilities/${centre.slug}`);
    await expect(page.locator('.notice')).toBeVisible();
    // At the end of the page the bar with the sum lies over nothing that could be tapped.
    await page.keyboard.press('End');
    await expectAccessible(page);
    await page.locator('a.btn[href*="/book/"]:visible').first().click();
    await expect(page.locator('.notice')).toBeVisible();

    await signIn(page, { origin, prefix, contact: contact() });
    await page.goto(`${prefix}/facilities/${centre.slug}?date=${DAYS.employees[lang]}`);
    await page.locator('a.btn[href*="/book/"]:visible').first().click();
    await page.click('.go-on button');
    await expect(page.locator('[name=employeeCode]')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.fill('[name=guardianName]', '张职工');
    await page.check('[name=adult]');
    await page.fill('[name=childName]', '小职');
    await page.fill('[name=birthDate]', '2025-03-10');
    await page.fill('[name=employeeCode]', 'GUESS-2026');
    await page.click('form.form button.btn');
    await expect(page.locator('#employeeCode-error')).toBeVisible();
    await page.fill('[name=employeeCode]', SAMPLE_EMPLOYEE_CODE.toLowerCase());
    await page.click('form.form button.btn');
    await page.waitForURL(/\/bookings\//);
  });
