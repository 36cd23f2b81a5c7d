import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';
import { joinedSentences, PAGES, unnamedChinese } from '../kit/walk.ts';

test.use({ locale: 'en-GB' });

test('what is Chinese in an English page says so, whoever wrote it, and no sentence runs into the next @desktop', async ({
  page,
  origin,
  contact,
}) => {
  const wrong: string[] = [];
  const look = async (name: string) => {
    const found = [...(await unnamedChinese(page)), ...(await joinedSentences(page))];
    wrong.push(...found.map((text) => `${name}: ${text}`));
  };
  for (const path of PAGES) {
    await page.goto(`${origin}/en${path}`);
    await look(path);
  }
  const wish = { form: 'hourly', ageMonths: '8', date: DAYS.languages, from: '13:00', to: '15:00' };
  await holdPlaces(page, { origin, prefix: '/en', contact: contact(), wish });
  await look('sign');
  await page.click('form.sign button[type=submit]');
  await look('sign, with what is to be mended');
  await signContract(page);
  await look('pay');
  await pay(page);
  await look('booked');
  await page.goto(`${origin}${await page.getAttribute('a[href*="/contracts/"]', 'href')}`);
  await look('contract');
  for (const path of [
    '/account',
    '/account/data',
    '/account/calendar',
    '/account/family',
    '/account/frameworks',
    '/account/money',
  ]) {
    await page.goto(`${origin}/en${path}`);
    await look(path);
  }
  await page.goto(`${origin}/en/account`);
  await page.click('.child-ways a[href*="/account/children/"]');
  await look('child');
  expect(wrong).toEqual([]);
});
