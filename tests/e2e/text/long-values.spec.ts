import { startServer, type TestServer } from '../../support/start-server.ts';
import { TEST_NOW } from '../../support/test-now.ts';
import { expectNoSidewaysScroll } from '../kit/accessible.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';
import { bodyOf, type StaffWrites, staffWrites } from './staff-writes.ts';

const LONG = 'Wxyz'.repeat(40);
const ADDRESS = `https://www.example.cn/${LONG}`;
const NAME = 'W'.repeat(60);
const WISH = { ageMonths: '8', form: 'hourly', date: '2026-11-25', from: '09:00', to: '12:00' };

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ PORTAL_NOW: TEST_NOW });
});
test.afterAll(() => server?.stop());

/** Everything that staff can give a name to, as long as one word can be. */
async function nameAll({ list, change }: StaffWrites, publisher: StaffWrites): Promise<string> {
  const centres = await list('facilities', 8, '&where[districtCode][equals]=321202&where[listing][equals]=claimed');
  const example = await list('facilities', 1, '&where[slug][equals]=hailing-sample');
  const listed = await list('facilities', 1, '&where[listing][equals]=listed');
  const words = { name: LONG, address: LONG, summary: LONG, bring: LONG, doctor: LONG, credentialNumber: LONG, website: ADDRESS };
  for (const { id } of [...example, ...listed, ...centres.slice(0, 4)])
    await change('facilities', id, { ...words, phone: LONG.slice(0, 40) });
  for (const { id } of await list('classes', 6, `&where[facility][equals]=${example[0]?.id}`))
    await change('classes', id, { name: LONG });
  const written = { title: LONG, summary: LONG, sources: `${LONG} | ${ADDRESS}`, body: bodyOf([LONG, LONG, ADDRESS]) };
  const [article] = await list('articles', 1, '&where[slug][equals]=separation-anxiety');
  const more = { author: LONG, reviewer: LONG, review: 'in_review', _status: 'published' };
  await publisher.change('articles', article?.id ?? '', { ...written, ...more });
  const [policy] = await list('policies', 1, '&where[slug][equals]=tz-2021-71');
  await publisher.change('policies', policy?.id ?? '', { ...written, number: LONG, issuer: LONG });
  for (const { id } of await list('activities', 4, '&sort=date&where[date][greater_than_equal]=2026-11-23'))
    await change('activities', id, { title: LONG, place: LONG, summary: LONG });
  return listed[0]?.slug ?? '';
}

test.describe('on a phone, however long a word is', { tag: '@phone' }, () => {
  test('every page is as wide as the window', async ({ page, contact }) => {
    const { origin } = server;
    const listed = await nameAll(await staffWrites(page.request, origin), await staffWrites(page.request, origin, 'reviewer'));
    await page.setViewportSize({ width: 390, height: 844 });
    const wide: string[] = [];
    const look = async () => {
      await expectNoSidewaysScroll(page).catch(async () => {
        // Words reach further than the box that holds them.
        const edges = await page.evaluate(() => {
          const found: string[] = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          while (texts.nextNode() && found.length < 4) {
            range.selectNodeContents(texts.currentNode);
            const { parentElement: holder } = texts.currentNode;
            if (range.getBoundingClientRect().right > innerWidth + 1 && holder && !holder.closest('thead'))
              found.push(`${holder.localName}.${holder.className} ${texts.currentNode.textContent?.slice(0, 20)}`);
          }
          return found;
        });
        wide.push(`${page.url().slice(origin.length, origin.length + 80)}: ${edges.join(', ')}`);
      });
    };
    // A family with such names, from the hold to the receipt.
    await holdPlaces(page, { origin, contact: contact(), wish: WISH, guardian: NAME });
    await look();
    const booking = new URL(page.url()).pathname;
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    await look();
    await signContract(page, NAME);
    await look();
    await pay(page);
    await look();
    const contract = (await page.locator('a[href*="/contracts/"]').first().getAttribute('href')) ?? '';
    for (const prefix of ['', '/en'])
      for (const path of [
        '/',
        searchFor({ ...WISH, near: '32.4921,119.9163', place: LONG }),
        searchFor({ ...WISH, place: LONG, and: LONG, q: LONG }),
        '/facilities/hailing-sample',
        `/facilities/${listed}`,
        `/facilities/${listed}/take-over`,
        `/facilities/compare?ids=hailing-sample,${listed}`,
        `/book/hailing-sample?${new URLSearchParams(WISH)}`,
        booking,
        contract.replace(/^\/en|\.pdf$/g, ''),
        '/account',
        '/favourites',
        '/account/places',
        '/account/frameworks',
        '/account/money',
        '/account/searches',
        '/guidance',
        '/guidance/separation-anxiety',
        '/policy',
        '/policy/tz-2021-71',
        '/activities',
        '/calendar?month=8',
        '/outbox',
      ]) {
        await page.goto(`${origin}${prefix}${path}`);
        await look();
      }
    expect(wide).toEqual([]);
  });
});
