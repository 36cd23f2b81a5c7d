import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { staffClient } from '../../support/staff-client.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

interface Shared {
  shared?: ShareData;
}

/** A device that hands links on, and writes down what it was given. */
const withShare = (page: Page) =>
  page.addInitScript(() => {
    navigator.share = async (data) => {
      (window as Shared).shared = data;
    };
  });

/** A browser that can only copy. */
const withCopy = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (url: string) => {
          (window as Shared).shared = { url };
        },
      },
    });
  });

for (const { lang, prefix, locale, tag } of LANGUAGES)
  test.describe(`a link that is handed on, ${lang}`, { tag }, () => {
    test.use({ locale });

    for (const section of ['guidance', 'activities'] as const)
      test(`of ${section} is the page’s own address without what was asked for, with a picture of its title`, async ({
        page,
        visit,
        origin,
      }, { project }) => {
        const slug = section === 'guidance' ? 'separation-anxiety' : await newClass(origin, `${lang}-${project.name}`);
        const own = `${origin}${prefix}/${section}/${slug}`;
        await withShare(page);
        await page.goto(`${own}?month=7&q=private`);
        const meta = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content');
        const title = await page.locator('h1').innerText();
        expect(await meta('title')).toBe(title);
        expect(await meta('url')).toBe(own);
        const image = String(await meta('image'));
        expect(image).toBe(`${origin}${prefix}/share/${section}/${slug}.png`);
        const picture = await page.request.get(image);
        expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);
        expect(await sharp(await picture.body()).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
        expect([await meta('image:width'), await meta('image:height')]).toEqual(['1200', '630']);

        await page.locator('[data-share] button').click();
        const given = () => page.evaluate(() => (window as Shared).shared);
        expect(await given()).toMatchObject({ url: own, title: expect.stringContaining(title) });

        const copies = await visit({ locale });
        await withCopy(copies);
        await copies.goto(`${own}?month=7`);
        const button = copies.locator('[data-share] button');
        await expect(button).toHaveText(lang === 'zh' ? '复制链接' : /copy/i);
        await button.click();
        await expect(copies.locator('[data-share] [role=status]')).toHaveText(lang === 'zh' ? '已复制' : /copied/i);
        expect(await copies.evaluate(() => (window as Shared).shared)).toEqual({ url: own });

        const plain = await visit({ locale, javaScriptEnabled: false });
        await plain.goto(own);
        await expect(plain.locator('[data-share]')).toBeHidden();
      });
  });

/** An activity of a test's own. */
async function newClass(origin: string, name: string): Promise<string> {
  const author = await staffClient(origin, 'author');
  const { slug } = await author.add('activities', {
    ...{ title: `一起读图 ${name}`, summary: '一本书，两个人看。', place: '社区（示例）', slug: `shared-${name}` },
    ...{ date: '2026-12-17', from: '09:30', to: '10:30', fromMonth: 6, toMonth: 30, capacity: 4, fee: 0 },
  });
  return String(slug);
}
