import type { Page } from '@playwright/test';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';
import { lowTargets, OWN_PAGES, PAGES, setLetters, unreadable } from '../kit/walk.ts';

const WAYS: [name: string, viewport: { width: number; height: number }, how: { elder?: boolean; letters?: number }][] = [
  ['on a desktop', { width: 1280, height: 900 }, {}],
  ['in large text on a phone', { width: 390, height: 844 }, { elder: true }],
  ['with letters twice as large on a phone', { width: 390, height: 844 }, { letters: 32 }],
  ['with letters twice as large on a desktop', { width: 1280, height: 900 }, { letters: 32 }],
  ['at 400 % on a desktop', { width: 320, height: 256 }, {}],
];

for (const [name, viewport, { elder = false, letters = 0 }] of WAYS)
  for (const prefix of ['', '/en'])
    test(`${name} every page can be read${prefix && ', in English'} @desktop`, async ({ visit, origin }) => {
      const page = await visit({ viewport });
      if (elder) await page.context().addCookies([{ name: 'jt_text', value: 'large', url: origin }]);
      if (letters) await setLetters(page, letters);
      const wrong: string[] = [];
      for (const path of PAGES) {
        await page.goto(origin + prefix + path);
        const found = [...(await unreadable(page)), ...(elder ? await lowTargets(page, 60) : [])];
        wrong.push(...found.map((one) => `${prefix}${path} ${one}`));
      }
      expect(wrong).toEqual([]);
    });

test('in every size of letters a booking can be read from the child to the contract, and the account @desktop', async ({
  page,
  origin,
  contact,
}) => {
  const wish = { form: 'hourly', ageMonths: '8', date: DAYS.largeText, from: '09:00', to: '11:00' };
  const wrong: string[] = [];
  const walk = async (name: string, paths: readonly string[]) => {
    for (const way of WAYS)
      for (const prefix of ['', '/en']) wrong.push(...(await readAt(page, { origin, prefix, way, name, paths })));
  };
  await holdPlaces(page, { origin, contact: contact(), wish });
  const booking = new URL(page.url()).pathname;
  await walk('child', [`/book/hailing-sample?${new URLSearchParams({ ...wish, step: 'child' })}`]);
  await walk('sign', [booking]);
  await page.goto(origin + booking);
  await signContract(page);
  await walk('pay', [booking]);
  await page.goto(origin + booking);
  await pay(page);
  const contract = (await page.getAttribute('a[href*="/contracts/"]:not([href$=".pdf"])', 'href')) ?? '';
  await walk('booked', [booking, `${booking}/reschedule`, new URL(contract, origin).pathname, ...OWN_PAGES]);
  expect(wrong).toEqual([]);
});

/** What cannot be read on some pages of a family that is signed in. */
async function readAt(
  page: Page,
  {
    origin,
    prefix,
    way,
    name,
    paths,
  }: { origin: string; prefix: string; way: (typeof WAYS)[number]; name: string; paths: readonly string[] },
): Promise<string[]> {
  const [how, viewport, { elder = false, letters = 16 }] = way;
  const wrong: string[] = [];
  await page.setViewportSize(viewport);
  await page.context().addCookies([{ name: 'jt_text', value: elder ? 'large' : 'normal', url: origin }]);
  await setLetters(page, letters);
  for (const path of paths) {
    await page.goto(origin + prefix + path);
    wrong.push(...(await unreadable(page)).map((one) => `${name} ${how} ${prefix}${path}: ${one}`));
  }
  await page.context().clearCookies({ name: 'jt_text' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await setLetters(page, 16);
  return wrong;
}
