import { expect, test } from '../kit/test.ts';

const PAGES = ['/', '/facilities', '/facilities/hailing-sample', '/guidance', '/calendar', '/policy', '/complaints', '/account'];

for (const [name, width, height, large] of [
  ['in large text on a phone', 390, 844, true],
  ['at 400 % on a desktop', 320, 225, false],
] as const)
  test(`${name} nothing is wider than its page, no button is a column of words, no line begins with a comma @desktop`, async ({
    visit,
    origin,
  }) => {
    const page = await visit({ viewport: { width, height } });
    if (large) await page.context().addCookies([{ name: 'jt_text', value: 'large', url: origin }]);
    for (const prefix of ['', '/en'])
      for (const path of PAGES) {
        await page.goto(origin + prefix + path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(wide, `${prefix}${path} scrolls sideways`).toBeLessThanOrEqual(1);
        const tall = await page.locator('a.btn:visible, button:visible').evaluateAll((all) =>
          all.flatMap((one) => {
            const line = Number.parseFloat(getComputedStyle(one).lineHeight) || 20;
            return one.textContent?.trim() && one.clientHeight > line * 5 ? [one.textContent.trim()] : [];
          }),
        );
        expect(tall, `${prefix}${path} has buttons of five lines`).toEqual([]);
      }
    await page.goto(`${origin}/`);
    const ends = await page.locator('.say .with-mark').allInnerTexts();
    expect(
      ends.some((text) => /[，。]$/.test(text.trim())),
      'marks stay with the blank before them',
    ).toBe(true);
  });
