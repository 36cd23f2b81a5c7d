import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS, TIMES } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, tag } of LANGUAGES)
  test(
    `a contract is read whole, before and after it is signed, in ${lang}`,
    { tag },
    async ({ page, origin, contact }, { project }) => {
      const hours = TIMES.journey[project.name === 'phone' ? 'phone' : 'desktop'];
      const wish = { form: 'hourly', ageMonths: '8', date: DAYS.contractPage[lang], ...hours };
      await holdPlaces(page, { origin, prefix, contact: contact(), wish });
      const doc = page.locator('#contract');
      expect(await doc.evaluate((box) => box.scrollHeight - box.clientHeight), 'no box to scroll in').toBeLessThanOrEqual(2);
      await expect(page.locator('.key .stairs:visible').first()).toBeVisible();
      const marked = await doc.locator('strong.imp').allInnerTexts();
      const all = await doc.innerText();
      expect(marked.length).toBeGreaterThan(3);
      expect(marked.join('').length / all.length, 'only what is important is marked').toBeLessThan(0.35);
      await expect(page.locator('[data-read-aloud]')).toBeVisible();
      await page.click('.model summary');
      await expect(page.locator('.model')).toContainText('TZ-HOURLY');
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);

      await signContract(page);
      await pay(page);
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"])');
      await expect(page.locator('.key')).toBeVisible();
      const text = await page.locator('#contract').innerText();
      const code = /([0-9a-f]{8} ?){8}/.exec(text)?.[0] ?? '';
      expect(text).toContain(`${origin}/verify`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await page.goto(`${prefix}/verify?${new URLSearchParams({ hash: code })}`);
      await expect(page.locator('.notice')).toContainText(/C-\d{6}/);
    },
  );

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('nothing offers to read aloud @phone', async ({ page, origin, contact }) => {
    const wish = { form: 'hourly', ageMonths: '8', date: DAYS.contractPage.plain, from: '09:00', to: '10:00' };
    await holdPlaces(page, { origin, contact: contact(), wish });
    await expect(page.locator('#contract')).toBeVisible();
    await expect(page.locator('[data-read-aloud]')).toBeHidden();
    await page.locator('form:has(input[value=release]) button').click();
  });
});
