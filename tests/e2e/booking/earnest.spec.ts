import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { bringCity } from '../../support/kept-cities.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { TEST_NOW } from '../../support/test-now.ts';
import { EXAMPLE_SLUG } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { passwordOf } from '../kit/staff.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

/** A city of its own, whose example centre asks for a tenth a month ahead; and the same city once the seven days are over. */
const SINCE = '2026-11-25T02:00:00.000Z';
const LATER = '2026-12-04T02:00:00.000Z';
const WORDS = {
  zh: {
    first: '先付定金',
    pay: '付定金',
    rest: '付清其余费用',
    back: '全部退回',
    lose: '取消，定金不退？',
    sum: '你会失去定金',
    keep: '不取消',
    kept: '不退',
    without: '定金',
  },
  en: {
    first: 'Earnest money first',
    pay: 'Pay earnest money',
    rest: 'Pay the rest',
    back: 'is refunded in full',
    lose: 'Cancel and lose the earnest money?',
    sum: 'You will lose the earnest money',
    keep: 'Keep the place',
    kept: 'is not refunded',
    without: 'earnest money',
  },
};
const wish = { form: 'full_day', date: '2027-01-04', months: '2', before: 'on', meals: 'on' };
/** Its own children leave one place in each class by then. */
const CHILDREN = [
  { ageMonths: '8', birthDate: '2026-03-10' },
  { ageMonths: '20', birthDate: '2025-03-10' },
];

let folder: string;
let server: TestServer | undefined;
const startAt = async (now: string) => {
  await server?.stop();
  server = await startServer({ DATA_DIR: folder, PORTAL_NOW: now });
  return server.origin;
};
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-earnest-'));
  await bringCity({ PORTAL_NOW: TEST_NOW }, folder);
});
test.afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** The legal editor has the centre ask for it from tomorrow on, by a rule of its own: no more than a fifth. */
async function askFor(origin: string): Promise<void> {
  const post = async (path: string, body: object, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) };
    return fetch(`${origin}/admin/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const tokenOf = async (who: string) => {
    const answer = await post('users/login', { email: `${who}@demo.example`, password: passwordOf() });
    return ((await answer.json()) as { token: string }).token;
  };
  const authorization = `JWT ${await tokenOf('admin')}`;
  const found = await fetch(`${origin}/admin/api/facilities?where[slug][equals]=${EXAMPLE_SLUG}&depth=0`, {
    headers: { authorization },
  });
  const [facility] = ((await found.json()) as { docs: { id: string }[] }).docs;
  const legal = await tokenOf('legal');
  const fields = { code: 'E1-1', version: 1, source: '本机构', effectiveOn: '2026-11-24' };
  const keep = (firstPercent: number) => {
    const rule = { ...fields, kind: 'earnest', maxPercent: 20, asks: { firstPercent, daysBefore: 30 } };
    return post('refund-rules?depth=0', { ...fields, kind: 'earnest', facility: facility?.id, rule }, legal);
  };
  expect((await keep(21)).status).toBe(400);
  expect((await keep(10)).status).toBe(201);
}

for (const { lang, prefix, locale, tag } of LANGUAGES)
  test.describe(`earnest money, ${lang}`, { tag }, () => {
    test.use({ locale });
    const words = WORDS[lang];

    test('is shown before signing and paid first; after the seven days it is lost only once that is seen, with the rest paid or not', async ({
      page,
      contact,
    }) => {
      test.slow();
      let origin = await startAt(TEST_NOW);
      await askFor(origin);
      origin = await startAt(SINCE);
      const isGood = async () => {
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      };
      const booked: string[] = [];
      // Each family's own, with which it comes again.
      const signedIn: Awaited<ReturnType<BrowserContext['cookies']>>[] = [];
      const sums: number[] = [];
      for (const [n, { ageMonths, birthDate }] of CHILDREN.entries()) {
        await holdPlaces(page, { origin, prefix, contact: contact(n), birthDate, wish: { ...wish, ageMonths } });
        await expect(page.locator('main')).toContainText(words.first);
        await isGood();
        await signContract(page);
        await expect(page.locator('#pay button')).toContainText(words.pay);
        const earnest = fenIn(await page.locator('#pay button').textContent());
        sums.push(earnest);
        await isGood();
        await pay(page);
        await expect(page.locator('h1')).toContainText(words.rest);
        await expect(page.locator('main')).toContainText(words.back);
        expect(fenIn(await page.locator('#pay button').textContent())).toBe(earnest * 9);
        await isGood();
        booked.push(new URL(page.url()).pathname);
        signedIn.push(await page.context().cookies());
        await page.context().clearCookies();
      }

      origin = await startAt(LATER);
      await page.context().addCookies(signedIn[0] ?? []);
      await page.goto(`${origin}${booked[0]}`);
      await page.click('a[href$="?release=1"]');
      await expect(page.locator('h1')).toHaveText(words.lose);
      const said = page.locator('.back b');
      await expect(said).toContainText(words.sum);
      expect(fenIn(await said.textContent())).toBe(sums[0]);
      await isGood();
      await page.getByRole('link', { name: words.keep }).click();
      await expect(page.locator('h1')).toContainText(words.rest);
      await page.click('a[href$="?release=1"]');
      await page.click('.confirm button[type=submit]');
      await expect(page.locator('#pay')).toHaveCount(0);
      await expect(page.locator('h1')).not.toContainText(words.lose);
      await expect(page.locator('section.back')).toContainText(words.kept);
      await isGood();

      await page.context().clearCookies();
      await page.context().addCookies(signedIn[1] ?? []);
      await page.goto(`${origin}${booked[1]}`);
      await pay(page);
      const back = page.locator('section.back');
      expect(fenIn(await back.locator('.back-big').textContent())).toBe((sums[1] ?? 0) * 9);
      await expect(back).toContainText(words.without);
      await isGood();
      await page.click('a[href*="?cancel=1"]');
      await page.click('.confirm button[type=submit]');
      await expect(page.locator('.confirm')).toHaveCount(0);
      await isGood();
    });
  });
