import { staffClient } from '../../support/staff-client.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

/** A text that no other test opens, for each language. */
const TEXTS = { zh: 'first-steps-and-shoes', en: 'let-me-do-it' } as const;
const OTHER = 'books-before-words';

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`guidance without network, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('reads on from the device, says of which day it is, keeps no places, and forgets what was withdrawn', async ({
      page,
      origin,
    }) => {
      const address = `${origin}${prefix}/guidance/${TEXTS[lang]}`;
      const kept = () =>
        page.evaluate(async () => {
          const cache = await caches.open('guidance-pages');
          const pages = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
          return Promise.all(pages.map((one) => one?.text() ?? ''));
        });
      await page.goto(address);
      await expect(page.locator('#offline-copy')).toBeHidden();
      await expect.poll(async () => (await kept()).length).toBe(1);
      expect((await kept())[0]).not.toMatch(/class="next"|live-->/);
      const title = await page.locator('h1').innerText();

      await page.context().setOffline(true);
      await page.reload();
      await expect(page.locator('h1')).toHaveText(title);
      await expect(page.locator('#offline-copy')).toBeVisible();
      await expect(page.locator('#offline-copy')).toContainText('2026');
      await expect(page.locator('aside.next')).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(await kept(), 'what was not opened is not there').toHaveLength(1);

      await page.context().setOffline(false);
      const reviewer = await staffClient(origin, 'reviewer');
      const { id } = await reviewer.get('articles', { slug: TEXTS[lang] });
      await reviewer.change('articles', id, { _status: 'draft' });
      await expect.poll(async () => (await fetch(address)).status).toBe(404);
      await page.goto(`${origin}${prefix}/guidance/${OTHER}`);
      await expect(page.locator('#offline-copy')).toBeHidden();
      const left = async () => {
        // As if an hour had passed.
        await page.evaluate(() => caches.delete('guidance-renewed'));
        await page.reload();
        return (await kept()).filter((html) => html.includes(title)).length;
      };
      await expect.poll(left).toBe(0);
      await reviewer.change('articles', id, { _status: 'published' });
    });
  });
}
