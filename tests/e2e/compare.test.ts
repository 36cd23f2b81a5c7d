import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { apiClient } from './api/client.ts';
import { signIn } from './sign-in.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();
const api = apiClient(origin);
const EXAMPLE = 'hailing-sample';
const WISH = 'place=凤城河&ageMonths=20&form=hourly&date=2026-12-22&from=09:00&to=12:00';

interface Centre {
  id: string;
  slug: string;
  name: string;
}
let centres: Centre[];
let listed: Centre;
beforeAll(async () => {
  const near = '32.4921,119.9163';
  const { body } = await api.call(operations.searchFacilities, { query: { near, perPage: 100 } });
  centres = body.hits.filter(({ bookable }) => bookable).slice(0, 6);
  listed = body.hits.find(({ listedOnly }) => listedOnly) as Centre;
  expect(centres[0]?.slug).toBe(EXAMPLE);
});

const slugs = (count: number) => centres.slice(0, count).map(({ slug }) => slug);
const compare = (ids: readonly string[], more = '') => `${origin}/facilities/compare?ids=${ids.join(',')}&${more}`;
const names = (page: Page) => page.locator('.cmp thead a').allTextContents();
const row = (page: Page, key: string) => page.locator(`.cmp tr[data-row="${key}"]`);

describe('the comparison', () => {
  it('puts two to four centres side by side for the hours asked for, and says in a word what differs', async () => {
    const page = await visit();
    await page.goto(compare(slugs(3), WISH));
    expect(await page.textContent('h1')).toBe('比一比，3 家');
    expect(await names(page)).toEqual(centres.slice(0, 3).map(({ name }) => name));
    expect(await row(page, 'time').locator('th').innerText()).toMatch(/12.月.22.日，周二[\s\S]*9:00–12:00/);
    expect(await row(page, 'time').locator('td').first().innerText()).toMatch(/剩 \d+ 位[\s\S]*托位 \d+，当班老师 \d+ 位/);
    expect(await row(page, 'distance-1').locator('th').innerText()).toBe('离凤城河');
    expect(await row(page, 'hourly').locator('th').innerText()).toContain('不一样');
    expect(await row(page, 'hourly').locator('td').first().innerText()).toMatch(/每小时 26.元/);
    expect(await row(page, 'credential').locator('th').innerText()).toContain('都一样');
    expect(await row(page, 'refund').locator('td').first().innerText()).toMatch(/前退 62\.40.元/);
    expect(await page.locator('.cmp-sum').innerText()).toMatch(/不一样的：.*计时托/);
    const book = page.locator('.cmp-act td').first().locator('.btn');
    expect(await book.getAttribute('href')).toMatch(/\/book\/hailing-sample\?.*form=hourly/);
    await expectAccessible(page);
  });

  it('shows what is left of today without hours, and the refund by the rule', async () => {
    const page = await visit();
    await page.goto(compare(slugs(2)));
    expect(await row(page, 'time').locator('th').innerText()).toBe('今天还有没有位');
    expect(await row(page, 'time').locator('td').first().locator('svg').count()).toBe(2);
    expect(await row(page, 'refund').locator('td').first().innerText()).toContain('提前 24 小时退 80%');
    expect(await row(page, 'refund').locator('th').innerText()).toContain('都一样');
  });

  it('names a centre that is only listed for what is known of it', async () => {
    const page = await visit();
    await page.goto(compare([EXAMPLE, listed.slug], WISH));
    expect(await row(page, 'hourly').locator('td').nth(1).innerText()).toContain('未知');
    expect(await row(page, 'address').locator('td').nth(1).innerText()).not.toContain('未知');
    expect(await page.locator('.cmp-act td').nth(1).locator('.btn').count()).toBe(0);
  });

  it.each([
    ['one', () => [EXAMPLE], '再选一家', 1],
    ['an id and the slug of the same', () => [EXAMPLE, centres[0]?.id ?? '', slugs(2)[1] ?? ''], '只列一次', 2],
    ['one that is not there', () => [...slugs(2), 'no-such-centre'], '有 1 家没有找到', 2],
    ['more than four', () => slugs(6), '只列出前 4 家', 4],
    ['nothing', () => [], '还没有选', 0],
    ['nothing but commas', () => ['', '', ''], '还没有选', 0],
    ['nonsense', () => ['%00', '<script>', 'x'.repeat(3000)], '没有找到', 0],
  ])('helps with %s, and shows what it can', async (_, ids, words, count) => {
    const page = await visit();
    const response = await page.goto(
      `${origin}/facilities/compare?ids=${ids().map(encodeURIComponent).join(',')}&form=nonsense&date=2026-99-99&from=9&to=x&near=1&at=x&days=9`,
    );
    expect(response?.status()).toBe(200);
    expect(await page.locator('main').innerText()).toContain(words);
    expect(await names(page)).toHaveLength(count);
    await expectAccessible(page);
  });

  it('loses a centre by a link, and finds the way back to the same search', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(compare(slugs(3), WISH));
    await page.locator('.cmp-act td').nth(1).locator('.cmp-out').click();
    expect(await names(page)).toEqual([centres[0]?.name, centres[2]?.name]);
    const back = new URL((await page.locator('.crumbs a').getAttribute('href')) ?? '', origin);
    expect(back.pathname).toBe('/facilities');
    expect(decodeURIComponent(back.search.slice(1)).split('&').sort()).toEqual(WISH.split('&').sort());
    expect(await page.locator('[data-print]').isVisible()).toBe(false);
  });

  it('reads on a phone, at 400 % zoom, in large letters and in English', async () => {
    const page = await visit();
    await page.goto(`${origin}/en/facilities/compare?ids=${slugs(4).join(',')}`);
    await expectAccessible(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await expectNoSidewaysScroll(page);
      const [first, second] = await Promise.all([0, 1].map((at) => row(page, 'hourly').locator('td').nth(at).boundingBox()));
      expect(second?.y).toBeGreaterThan((first?.y ?? 0) + 10);
      expect(await row(page, 'hourly').locator('.cmp-of').nth(1).isVisible()).toBe(true);
    }
    await expectAccessible(page);
    await page.goto(
      `${origin}/text-size?to=large&next=${encodeURIComponent(new URL(page.url()).pathname + new URL(page.url()).search)}`,
    );
    await page.setViewportSize({ width: 1280, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  it('prints on A4 on its side, without the frame and what is pressed', async () => {
    const page = await visit();
    await page.goto(compare(slugs(4), WISH));
    expect(await page.locator('[data-print]').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.top', '.foot', '.crumbs', '[data-print]', '.cmp-act', '[data-row=address] .cmp-links >> nth=0'])
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
    expect(await page.locator('.cmp thead').isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const [, width, height] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1')) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
  });
});

describe('choosing what to compare', () => {
  it('counts, stops at four and remembers while the results change', async () => {
    const page = await visit();
    await page.goto(`${origin}/facilities?${WISH}`);
    const picks = page.locator('.cmp-pick input');
    const bar = page.locator('#compare');
    expect(await bar.isVisible()).toBe(false);
    const chosen = await picks.evaluateAll((all) => all.slice(0, 4).map((one) => (one as HTMLInputElement).value));
    await picks.nth(0).check();
    expect(await bar.isVisible()).toBe(true);
    await bar.locator('[type=submit]:disabled').waitFor();
    await picks.nth(1).check();
    expect(await bar.locator('[role=status]').innerText()).toContain('已选 2 家');
    await expectAccessible(page);
    await page.selectOption('[name=sort]', 'name');
    await page.waitForURL(/sort=name/);
    await page.waitForFunction(() => document.querySelectorAll('.cmp-pick input:checked').length === 2);
    await page.goto(`${origin}/facilities?${WISH}&radius=300`);
    await page.waitForSelector('#compare.cmp-some');
    await page.waitForFunction(() => document.querySelectorAll('.cmp-pick input:checked').length === 1);
    expect(await bar.locator('[role=status]').innerText()).toContain('已选 2 家');
    await page.goto(`${origin}/facilities?${WISH}`);
    await picks.nth(2).check();
    await picks.nth(3).check();
    expect(await picks.nth(4).isDisabled()).toBe(true);
    await bar.locator('[type=submit]').click();
    await page.waitForURL(/\/facilities\/compare\?/);
    const address = new URL(page.url()).searchParams;
    expect(address.getAll('ids').sort()).toEqual(chosen.sort());
    expect(address.get('form')).toBe('hourly');
    await page.locator('.cmp-out').first().click();
    await page.waitForFunction(() => document.querySelectorAll('.cmp thead a').length === 3);
    await page.locator('.crumbs a').click();
    await page.waitForFunction(() => document.querySelectorAll('.cmp-pick input:checked').length === 3);
    await page.click('#compare [type=button]');
    expect(await bar.isVisible()).toBe(false);
  });

  it('is a plain form without script', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(`${origin}/facilities?${WISH}`);
    for (const at of [0, 2]) await page.locator('.cmp-pick input').nth(at).check();
    await page.click('#compare [type=submit]');
    expect(await names(page)).toHaveLength(2);
    expect(page.url()).toContain('form=hourly');
  });
});

describe('favourites of a visitor', () => {
  it('are saved and taken out by plain forms, and said to be', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(`${origin}/favourites`);
    expect(await page.locator('main').innerText()).toContain('还没有收藏');
    for (const slug of slugs(2)) {
      await page.goto(`${origin}/facilities/${slug}`);
      await page.click('form.save button');
      expect(page.url()).toBe(`${origin}/facilities/${slug}?saved=added`);
      expect(await page.locator('.notice').innerText()).toContain('已收藏');
      expect(await page.locator('form.save button').innerText()).toContain('取消收藏');
    }
    await page.goto(`${origin}/favourites`);
    expect(await page.locator('.fav h2 a').allTextContents()).toEqual([centres[1]?.name, centres[0]?.name]);
    await page.locator('.fav-do form button').first().click();
    expect(await page.locator('.notice').innerText()).toContain(`已取消收藏${centres[1]?.name}`);
    expect(await page.locator('.fav').count()).toBe(1);
    await page.click('.notice button');
    expect(await page.locator('.fav').count()).toBe(2);
    for (const at of [0, 1]) await page.locator('.cmp-pick input').nth(at).check();
    await page.click('#compare [type=submit]');
    expect(await names(page)).toHaveLength(2);
  });

  it('are in a cookie that no script reads and no other site sends', async () => {
    const page = await visit();
    await page.goto(`${origin}/facilities/${EXAMPLE}`);
    await page.click('form.save button[aria-pressed=false]');
    await page.waitForSelector('form.save button[aria-pressed=true]');
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'jt_saved');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', value: centres[0]?.id });
    const elsewhere = await page.request.post(`${origin}/favourites`, {
      form: { facility: centres[1]?.id ?? '', action: 'add' },
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(elsewhere.status()).toBe(403);
  });

  it('are marked on a page that is kept for everybody, and only for who saved them', async () => {
    const [page, stranger] = [await visit(), await visit()];
    for (const one of [page, stranger]) {
      await one.goto(`${origin}/facilities/${EXAMPLE}`);
      await one.waitForSelector('form.save button[aria-pressed=false]');
    }
    await page.focus('form.save button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('form.save button[aria-pressed=true]');
    expect(page.url()).toBe(`${origin}/facilities/${EXAMPLE}`);
    expect(await page.locator('form.save button').innerText()).toContain('已收藏');
    expect(await page.locator('p[role=status]').last().innerText()).toBe('已收藏。');
    await expectAccessible(page);
    for (const one of [page, stranger]) await one.reload();
    await page.waitForSelector('form.save button[aria-pressed=true]');
    await stranger.waitForSelector('form.save button[aria-pressed=false]');
    for (const one of [page, stranger]) {
      await one.goto(`${origin}/favourites`);
      await expectAccessible(one);
    }
    await page.goto(`${origin}/facilities/${EXAMPLE}`);
    await page.waitForSelector('form.save button[aria-pressed=true]');
    await page.focus('form.save button');
    await page.keyboard.press('Space');
    await page.waitForSelector('form.save button[aria-pressed=false]');
  });

  it('lead back only to this site, and say what cannot be', async () => {
    const page = await visit();
    const send = (form: Record<string, string>) =>
      page.request.post(`${origin}/favourites`, { form, headers: { origin }, maxRedirects: 0 });
    const evil = await send({ facility: EXAMPLE, action: 'add', back: 'https://evil.example/' });
    expect([evil.status(), evil.headers().location]).toEqual([303, `/favourites?facility=${EXAMPLE}&saved=added`]);
    const noForm = await page.request.post(`${origin}/favourites`, {
      data: '{}',
      headers: { origin, 'content-type': 'text/plain' },
      maxRedirects: 0,
    });
    expect(noForm.headers().location).toBe('/favourites?facility=&saved=facility_not_found');
    const unknown = await send({ facility: 'no-such-centre', action: 'add', back: '/facilities/hailing-sample?form=hourly' });
    expect(unknown.headers().location).toBe('/facilities/hailing-sample?form=hourly&saved=facility_not_found');
    await page.goto(`${origin}${unknown.headers().location}`);
    expect(await page.locator('[role=alert]').innerText()).toContain('没有找到这家机构');
    await page.waitForURL(`${origin}/facilities/hailing-sample?form=hourly`);
  });
});

describe('favourites of a family', () => {
  const CONTACT = '13960000001';

  it('take over what the device had, are there on another, and leave nothing on either after signing out', async () => {
    const page = await visit();
    for (const slug of slugs(2)) {
      await page.goto(`${origin}/facilities/${slug}`);
      await page.click('form.save button[aria-pressed=false]');
      await page.waitForSelector('form.save button[aria-pressed=true]');
    }
    await signIn(page, { origin, contact: CONTACT });
    const cookies = async (one: Page) => (await one.context().cookies()).map(({ name }) => name);
    expect(await cookies(page)).toEqual(['jt_session']);
    expect(await page.locator('main').innerText()).toContain('收藏了 2 家');
    await expectAccessible(page);

    const other = await visit();
    await signIn(other, { origin, contact: CONTACT });
    await other.goto(`${origin}/favourites`);
    expect(await other.locator('.fav').count()).toBe(2);
    await other.goto(`${origin}/facilities/${EXAMPLE}`);
    await other.waitForSelector('form.save button[aria-pressed=true]');

    await page.goto(`${origin}/account`);
    await page.click('form:has(input[value=sign-out]) button');
    await page.goto(`${origin}/favourites`);
    expect(await page.locator('.fav').count()).toBe(0);
    expect(await cookies(page)).toEqual([]);
  });

  it('are the same over JSON, once and never kept by a cache', async () => {
    const token = await api.signIn('13960000002');
    const [first, second] = [centres[0] as Centre, centres[1] as Centre];
    const list = async () => (await api.call(operations.listFavourites, { token })).body.favourites.map(({ id }) => id);
    expect(await list()).toEqual([]);
    for (let time = 0; time < 2; time++) await api.call(operations.addFavourite, { token, body: { facility: first.slug } });
    const added = await api.call(operations.addFavourite, { token, body: { facility: second.id } });
    expect(added.body.favourites).toEqual([second, first].map(({ id, slug, name }) => ({ id, slug, name })));
    for (let time = 0; time < 2; time++) await api.call(operations.removeFavourite, { token, params: { id: first.id } });
    expect(await list()).toEqual([second.id]);
    expect(await api.refused(operations.addFavourite, { token, body: { facility: 'no-such-centre' } })).toMatchObject({
      status: 404,
    });
    expect(await api.refused(operations.removeFavourite, { token, params: { id: 'no-such-centre' } })).toMatchObject({
      status: 404,
    });
    const { body, headers } = await api.call(operations.listFavourites);
    expect(body.favourites).toEqual([]);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
