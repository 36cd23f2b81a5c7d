import { expect, test } from '../kit/test.ts';
import { lowTargets, PAGES, setLetters, unreadable } from '../kit/walk.ts';

const WAYS: [name: string, viewport: { width: number; height: number }, how: { elder?: boolean; letters?: number }][] = [
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
