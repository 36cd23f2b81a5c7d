import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { eventually } from '../../support/eventually.ts';
import { staffClient } from '../../support/staff-client.ts';
import { choose, outsideRequests, passwordOf, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const SLUG = 'shui-qian-yi-ke-zhong';
const ZH = {
  title: '睡前一刻钟',
  summary: '灯暗下来，话慢下来，孩子就知道要睡了。',
  body: '每晚同一个时间，关大灯，讲一个短故事。',
};
const EN = {
  title: 'The quarter hour before bed',
  summary: 'Dim the light and slow your voice.',
  body: 'Every evening at the same time, one short story.',
};

async function write(page: Page, words: typeof ZH, sources: string, author: string): Promise<void> {
  await page.fill('#field-title', words.title);
  await page.fill('#field-summary', words.summary);
  await page.click('.rich-text-lexical [contenteditable=true]');
  await page.keyboard.type(words.body);
  await page.fill('#field-sources', sources);
  await page.fill('#field-author', author);
  // The form is looked at a moment after it was typed in, and held for whoever types; a person is not as quick as this.
  await page.waitForTimeout(1000);
}

/** A plain picture in pine green. */
const picture = () =>
  sharp({ create: { width: 1400, height: 900, channels: 3, background: '#0b6a58' } })
    .png()
    .toBuffer();

async function addPicture(page: Page): Promise<void> {
  await page.click('#field-cover button:has-text("新建")');
  await page.setInputFiles('.drawer__content input[type=file]', {
    name: 'lamp.png',
    mimeType: 'image/png',
    buffer: await picture(),
  });
  await page.fill('.drawer__content #field-alt', '一盏小夜灯');
  await page.click('.drawer__content #action-save');
  await page.waitForSelector('#field-cover .upload-relationship-details');
}

const saved = (page: Page) => page.waitForSelector('.payload-toast-container .toast-success');

test.describe('an article', { tag: '@desktop' }, () => {
  test('is written in both languages by an author, who signs in in Chinese and cannot publish, and is public when a reviewer publishes it', async ({
    page: author,
    visit,
    origin,
  }) => {
    const status = async (path: string) => (await fetch(`${origin}${path}`)).status;
    const text = async (path: string) => (await fetch(`${origin}${path}`)).text();
    let address = '';

    await test.step('written in Chinese', async () => {
      const outside = outsideRequests(author, origin);
      await author.goto('/admin');
      await author.waitForSelector('#field-email');
      expect(await author.getAttribute('html', 'lang')).toBe('zh');
      await author.fill('#field-email', 'author@demo.example');
      await author.fill('#field-password', passwordOf());
      await author.click('button[type=submit]');
      await author.click('.jt-home .jt-button:has-text("写一篇")');

      await author.waitForSelector('#field-title');
      expect(await author.locator('#action-save').count()).toBe(0);
      await write(author, ZH, '养育照护框架 | https://www.who.int/', '李示例');
      await choose(author, 'topic', '回应性照护');
      await author.fill('#field-fromMonth', '6');
      await author.fill('#field-toMonth', '18');
      await addPicture(author);
      await author.click('#action-save-draft');
      await author.waitForURL(/articles\/[0-9a-f-]{36}/);
      address = new URL(author.url()).pathname;
      await author.waitForFunction(() => document.querySelector<HTMLInputElement>('#field-slug')?.value);
      expect(await author.inputValue('#field-slug')).toBe(SLUG);
      expect(outside).toEqual([]);
    });

    await test.step('written in English, and sent to review', async () => {
      const outside = outsideRequests(author, origin);
      await author.click('.localizer button:visible');
      await author.click('.popup__content button:has-text("English")');
      await author.waitForURL(/locale=en/);
      await author.waitForFunction((zh) => document.querySelector<HTMLInputElement>('#field-title')?.value !== zh, ZH.title);
      await write(author, EN, 'Nurturing care framework | https://www.who.int/', 'Li Shili');
      await author.click('#action-send');
      await saved(author);
      await author.waitForSelector('#action-send:disabled');
      await author.click('.step-nav__home');
      await author.waitForSelector('.jt-tasks:has-text("篇已送审")');
      await author.goto(`${address}?locale=en`);
      await author.waitForSelector('#preview-button');
      expect(outside).toEqual([]);
    });

    await test.step('shown as a draft on the real page to staff alone', async () => {
      const [preview] = await Promise.all([author.context().waitForEvent('page'), author.click('#preview-button')]);
      await preview.waitForLoadState();
      expect(await preview.textContent('h1')).toBe(EN.title);
      expect(new URL(preview.url()).pathname).toBe(`/en/guidance/${SLUG}`);
      expect(await status(`/en/guidance/${SLUG}?preview=draft`)).toBe(404);
      expect(await status(`/guidance/${SLUG}`)).toBe(404);
      await preview.close();
    });

    const reviewer = await visit();
    const patched = () => reviewer.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());

    await test.step('published, in lists and search too', async () => {
      await signInStaff(reviewer, { origin, who: 'reviewer' });
      await reviewer.goto('/admin');
      await reviewer.click(`.jt-tasks li:has-text("${ZH.title}") .jt-button`);
      await reviewer.waitForSelector('.jt-review-part');
      await reviewer.click('a:has-text("打开稿子")');
      await reviewer.waitForSelector('#field-title');
      expect(new URL(reviewer.url()).pathname).toBe(address);
      const published = patched();
      await reviewer.click('#action-save');
      await published;
      const isPublic = async () =>
        (await status(`/guidance/${SLUG}`)) === 200 &&
        (await text(`/en/guidance/${SLUG}`)).includes(EN.title) &&
        (await text('/guidance')).includes(ZH.title) &&
        (await text('/en/guidance')).includes(EN.title);
      await eventually(isPublic, { what: 'published in both languages' });
      const page = await text(`/guidance/${SLUG}`);
      expect(page).toContain(ZH.body);
      expect(page).toMatch(/<img[^>]+alt="一盏小夜灯"/);
      expect(await text(`/guidance?q=${encodeURIComponent('睡前')}`)).toContain(ZH.title);
      expect(await text(`/guidance?q=${encodeURIComponent('海底火车站')}`)).not.toContain(ZH.title);
      await reviewer.goto(`${address}/versions`);
      await reviewer.waitForSelector('tbody tr:nth-child(2)');
    });

    await test.step('withdrawn', async () => {
      await reviewer.goto(address);
      await reviewer.click('.doc-controls__popup button:visible');
      await reviewer.click('#action-unpublish');
      const withdrawn = patched();
      await reviewer.click('[id^=confirm-un-publish] #confirm-action');
      await withdrawn;
      const isGone = async () =>
        (await status(`/guidance/${SLUG}`)) === 404 &&
        (await status(`/en/guidance/${SLUG}`)) === 404 &&
        !(await text('/guidance')).includes(ZH.title);
      await eventually(isGone, { what: 'withdrawn in both languages' });
    });

    await test.step('brought back as a draft, unless another has changed it since that was looked at', async () => {
      const id = address.split('/').at(-1) ?? '';
      await reviewer.goto(`${address}/versions`);
      await reviewer.click('tbody tr:last-child a');
      await reviewer.waitForSelector('.restore-version button');
      const restore = async () => {
        const answered = reviewer.waitForResponse((answer) => answer.url().includes('/articles/versions/'));
        await reviewer.click('.restore-version button >> nth=0');
        await reviewer.click('#confirm-action:visible');
        return (await answered).status();
      };
      await (await staffClient(origin, 'author')).change('articles', id, { minutes: 7 });
      expect(await restore()).toBe(409);
      await reviewer.waitForSelector('.toast-error:has-text("7")');
      await reviewer.reload();
      await reviewer.waitForSelector('.restore-version button');
      expect(await restore()).toBe(200);
      await reviewer.waitForURL(`**${address}`);
      expect(await status(`/guidance/${SLUG}`)).toBe(404);
    });
  });

  test('is not published by the reviewer who wrote it, who is told why', async ({ page, origin }) => {
    await signInStaff(page, { origin, who: 'reviewer' });
    const own = { title: '自己写的', slug: 'written-by-the-reviewer' };
    const empty = { data: { ...own, review: 'in_review' }, headers: { origin } };
    expect((await page.request.post('/admin/api/articles?draft=true', empty)).status()).toBe(400);
    const answer = await page.request.post('/admin/api/articles?draft=true', { data: own, headers: { origin } });
    expect(answer.status()).toBe(201);
    await page.goto(`/admin/collections/articles/${(await answer.json()).doc.id}`);
    await page.waitForSelector('.jt-why:has-text("自己写的稿子要由别人发布")');
    expect(await page.locator('#action-save').count()).toBe(0);
    await page.waitForSelector('.jt-lacking:has-text("英文还没写：标题、摘要、正文、撰写人、依据")');
  });
});
