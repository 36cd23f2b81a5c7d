import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: { first: '先结束这些预约，才能注销', done: '已经注销', sure: '先勾' },
  en: { first: 'These bookings must end first', done: 'The account is closed', sure: 'Tick' },
};

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  const words = WORDS[lang];

  test(`a family takes its data away and closes its account, without script, ${lang}`, { tag }, async ({
    visit,
    origin,
    contact,
  }) => {
    const page = await visit({ javaScriptEnabled: false, locale });
    const wish = { ageMonths: '8', form: 'hourly', date: DAYS.ownData[lang], from: '13:00', to: '15:00' };
    await holdPlaces(page, { origin, prefix, contact: contact(), wish });
    await signContract(page);
    await pay(page);

    await page.goto(`${origin}${prefix}/account/data`);
    await expect(page.locator('.kept').first()).toContainText(contact());
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button[value=export]')]);
    const files = unzipSync(await readFile(await download.path()));
    expect(Object.keys(files).filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
    expect(strFromU8(files['family.json'] ?? new Uint8Array())).toContain(contact());

    await page.click('a[href$="/account/data/erase"]');
    await expect(page.locator('h2').first()).toHaveText(words.first);
    await page.click('.booking-row a');
    await page.click('a[href*="cancel=1"]');
    await page.click('button.btn-bad');
    await page.goto(`${origin}${prefix}/account/data/erase`);
    await page.click('button.btn-bad');
    await expect(page.locator('.errors')).toContainText(words.sure);
    await page.check('[name=sure]');
    await page.click('button.btn-bad');
    await expect(page.locator('h1')).toHaveText(words.done);
    await page.goto(`${origin}${prefix}/account`);
    await expect(page.locator('[name=to]')).toBeVisible();
  });
}

test('the pages of a family’s data are for everybody, and fit', async ({ visit, origin, contact }) => {
  const page = await visit();
  const wish = { ageMonths: '8', form: 'hourly', date: DAYS.ownData.zh, from: '15:00', to: '17:00' };
  await holdPlaces(page, { origin, contact: contact(), wish });
  for (const path of ['/account/data', '/account/data/erase']) {
    await page.goto(`${origin}${path}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
