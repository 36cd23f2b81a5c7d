import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { choose, outsideRequests, passwordOf, signInStaff, withinASecond } from './staff.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();
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
const status = async (path: string) => (await fetch(`${origin}${path}`)).status;
const text = async (path: string) => (await fetch(`${origin}${path}`)).text();
const isPublic = async () =>
  (await status(`/guidance/${SLUG}`)) === 200 &&
  (await text(`/en/guidance/${SLUG}`)).includes(EN.title) &&
  (await text('/guidance')).includes(ZH.title) &&
  (await text('/en/guidance')).includes(EN.title);
const isGone = async () =>
  (await status(`/guidance/${SLUG}`)) === 404 &&
  (await status(`/en/guidance/${SLUG}`)) === 404 &&
  !(await text('/guidance')).includes(ZH.title);

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

describe('an article', () => {
  let author: Page;
  let address: string;

  beforeAll(async () => {
    author = await visit();
  });

  it('is written in both languages by an author, who signs in in Chinese and cannot publish', async () => {
    const outside = outsideRequests(author, origin);
    await author.goto(`${origin}/admin`);
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

    await author.click('.localizer button:visible');
    await author.click('.popup__content button:has-text("English")');
    await author.waitForURL(/locale=en/);
    await author.waitForFunction((zh) => document.querySelector<HTMLInputElement>('#field-title')?.value !== zh, ZH.title);
    await write(author, EN, 'Nurturing care framework | https://www.who.int/', 'Li Shili');
    await author.click('#action-send');
    await saved(author);
    await author.waitForSelector('#action-send:disabled');
    await author.click('.step-nav__home');
    await author.waitForSelector('.jt-tasks:has-text("1 篇已送审")');
    await author.goto(`${origin}${address}?locale=en`);
    await author.waitForSelector('#preview-button');
    expect(outside).toEqual([]);
  });

  it('shows its draft on the real page to staff alone', async () => {
    const [preview] = await Promise.all([author.context().waitForEvent('page'), author.click('#preview-button')]);
    await preview.waitForLoadState();
    expect(await preview.textContent('h1')).toBe(EN.title);
    expect(new URL(preview.url()).pathname).toBe(`/en/guidance/${SLUG}`);
    expect(await status(`/en/guidance/${SLUG}?preview=draft`)).toBe(404);
    expect(await status(`/guidance/${SLUG}`)).toBe(404);
    await preview.close();
  });

  it('is not published by the reviewer who wrote it, who is told why', async () => {
    const reviewer = await visit();
    await signInStaff(reviewer, { origin, who: 'reviewer' });
    const own = { title: '自己写的', slug: 'written-by-the-reviewer', review: 'in_review' };
    const answer = await reviewer
      .context()
      .request.post(`${origin}/admin/api/articles?draft=true`, { data: own, headers: { origin } });
    await reviewer.goto(`${origin}/admin/collections/articles/${(await answer.json()).doc.id}`);
    await reviewer.waitForSelector('.jt-why:has-text("自己写的稿子要由别人发布")');
    expect(await reviewer.isDisabled('#action-save')).toBe(true);
  });

  it('is public within a second of a reviewer publishing it, in lists and search too, and gone as fast', async () => {
    const reviewer = await visit();
    await signInStaff(reviewer, { origin, who: 'reviewer' });
    await reviewer.goto(`${origin}/admin`);
    await reviewer.click(`.jt-tasks li:has-text("${ZH.title}") .jt-button`);
    await reviewer.waitForSelector('#field-title');
    expect(new URL(reviewer.url()).pathname).toBe(address);
    const published = reviewer.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
    await reviewer.click('#action-save');
    await published;
    await withinASecond('published in both languages', isPublic);
    const page = await text(`/guidance/${SLUG}`);
    expect(page).toContain(ZH.body);
    expect(page).toMatch(/<img[^>]+alt="一盏小夜灯"/);
    expect(await text(`/guidance?q=${encodeURIComponent('睡前')}`)).toContain(ZH.title);

    await reviewer.goto(`${origin}${address}/versions`);
    await reviewer.waitForSelector('tbody tr:nth-child(2)');

    await reviewer.goto(`${origin}${address}`);
    await reviewer.click('.doc-controls__popup button:visible');
    await reviewer.click('#action-unpublish');
    const withdrawn = reviewer.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
    await reviewer.click('[id^=confirm-un-publish] #confirm-action');
    await withdrawn;
    await withinASecond('withdrawn in both languages', isGone);
  });
});
