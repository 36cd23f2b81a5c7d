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
      const size = page.viewportSize();
      await page.setViewportSize({ width: 390, height: 844 });
      const tall = (selector: string) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().height);
      expect((await tall('.key')) + (await tall('.go-on')), 'its five facts are one screen').toBeLessThanOrEqual(844);
      if (size) await page.setViewportSize(size);
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
      const booking = page.url();
      const signedAt = (await page.locator('a[href*="/contracts/"][href$=".pdf"]').first().getAttribute('href')) ?? '';
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"])');
      await expect(page.locator('.key')).toBeVisible();
      const text = await page.locator('#contract').innerText();
      const code = /([0-9a-f]{8} ?){8}/.exec(text)?.[0] ?? '';
      expect(text).toContain(`${origin}/verify`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await page.goto(`${prefix}/verify?${new URLSearchParams({ hash: code })}`);
      await expect(page.locator('.notice')).toContainText(/C-\d{6}/);
      if (lang !== 'zh') return;

      await test.step('a contract that was changed, and a receipt, are each told for what they are', async () => {
        const paper = async (path: string) => (await page.request.get(path)).body();
        const shown = async (name: string, buffer: Buffer) => {
          await page.goto('/verify');
          await page.setInputFiles('[name=file]', { name, mimeType: 'application/pdf', buffer });
          await page.click('form.form button[type=submit]');
          return page.locator('.notice').innerText();
        };
        const signed = await paper(signedAt);
        expect(await shown('contract.pdf', signed)).toContain('是真的，没有改过');
        const changed = Buffer.from(signed);
        const at = changed.indexOf('stream') + 40;
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(await shown('changed.pdf', changed)).toMatch(/^(盖章以后改过|改过的合同)/);
        const receipt = page.locator('a[href*="/receipts/"][href$=".pdf"]').first();
        await expect(async () => {
          await page.goto(booking);
          await expect(receipt).toBeAttached({ timeout: 2000 });
        }).toPass({ timeout: 20_000 });
        expect(await shown('receipt.pdf', await paper((await receipt.getAttribute('href')) ?? ''))).toContain(
          '这是收据，不是合同',
        );
      });
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
