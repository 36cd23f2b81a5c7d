import type { Page } from '@playwright/test';
import { expectAccessible } from '../kit/accessible.ts';
import { type Centre, centresNearby, EXAMPLE } from '../kit/centres.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const SAVED = 'form.save button[aria-pressed=true]';
const NOT_SAVED = 'form.save button[aria-pressed=false]';

let first: Centre;
let second: Centre;
test.beforeAll(async () => {
  [first, second] = (await centresNearby()).centres as [Centre, Centre];
});

const cookiesOf = async (page: Page) => (await page.context().cookies()).map(({ name }) => name);

async function save(page: Page, slug: string): Promise<void> {
  await page.goto(`/facilities/${slug}`);
  await page.click(NOT_SAVED);
  await page.waitForSelector(SAVED);
}

test.describe('favourites of a visitor', () => {
  test.describe('without script', { tag: '@phone' }, () => {
    test.use({ javaScriptEnabled: false });

    test('are saved and taken out by plain forms, and said to be', async ({ page, origin }) => {
      await page.goto('/favourites');
      await expect(page.locator('main').first()).toContainText('还没有收藏');
      for (const { slug } of [first, second]) {
        await page.goto(`/facilities/${slug}`);
        await page.click('form.save button');
        expect(page.url()).toBe(`${origin}/facilities/${slug}?saved=added`);
        await expect(page.locator('.notice').first()).toContainText('已收藏');
        await expect(page.locator('form.save button').first()).toContainText('取消收藏');
      }
      await page.goto('/favourites');
      expect(await page.locator('.fav h2 a').allTextContents()).toEqual([second.name, first.name]);
      await page.locator('.fav-do form button').first().click();
      await expect(page.locator('.notice').first()).toContainText(`已取消收藏${second.name}`);
      expect(await page.locator('.fav').count()).toBe(1);
      await page.click('.notice button');
      expect(await page.locator('.fav').count()).toBe(2);
      for (const at of [0, 1]) await page.locator('.cmp-pick input').nth(at).check();
      await page.click('#compare [type=submit]');
      await expect(page.locator('.cmp thead a')).toHaveCount(2);
    });
  });

  test('are in a cookie that no script reads and no other site sends', { tag: '@desktop' }, async ({ page }) => {
    await save(page, EXAMPLE);
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'jt_saved');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', value: first.id });
    const elsewhere = await page.request.post('/favourites', {
      form: { facility: second.id, action: 'add' },
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(elsewhere.status()).toBe(403);
  });

  test('are marked on a page that is kept for everybody, and only for who saved them', async ({ page, visit, origin }) => {
    const stranger = await visit();
    for (const one of [page, stranger]) {
      await one.goto(`/facilities/${EXAMPLE}`);
      await one.waitForSelector(NOT_SAVED);
    }
    await page.focus('form.save button');
    await page.keyboard.press('Enter');
    await page.waitForSelector(SAVED);
    expect(page.url()).toBe(`${origin}/facilities/${EXAMPLE}`);
    await expect(page.locator('form.save button').first()).toContainText('已收藏');
    expect(await page.locator('p[role=status]').last().innerText()).toBe('已收藏。');
    await expectAccessible(page);
    for (const one of [page, stranger]) await one.reload();
    await page.waitForSelector(SAVED);
    await stranger.waitForSelector(NOT_SAVED);
    for (const one of [page, stranger]) {
      await one.goto('/favourites');
      await expectAccessible(one);
    }
    await page.goto(`/facilities/${EXAMPLE}`);
    await page.waitForSelector(SAVED);
    await page.focus('form.save button');
    await page.keyboard.press('Space');
    await page.waitForSelector(NOT_SAVED);
  });

  test('lead back only to this site, and say what cannot be', { tag: '@desktop' }, async ({ page, origin }) => {
    const send = (form: Record<string, string>) =>
      page.request.post('/favourites', { form, headers: { origin }, maxRedirects: 0 });
    const evil = await send({ facility: EXAMPLE, action: 'add', back: 'https://evil.example/' });
    expect([evil.status(), evil.headers().location]).toEqual([303, `/favourites?facility=${EXAMPLE}&saved=added`]);
    const noForm = await page.request.post('/favourites', {
      data: '{}',
      headers: { origin, 'content-type': 'text/plain' },
      maxRedirects: 0,
    });
    expect(noForm.status()).toBe(400);
    const nothing = await send({});
    expect(nothing.headers().location).toBe('/favourites?facility=&saved=facility_not_found');
    const unknown = await send({ facility: 'no-such-centre', action: 'add', back: '/facilities/hailing-sample?form=hourly' });
    expect(unknown.headers().location).toBe('/facilities/hailing-sample?form=hourly&saved=facility_not_found');
    await page.goto(unknown.headers().location ?? '');
    await expect(page.locator('[role=alert]').first()).toContainText('没有找到这家机构');
    await page.waitForURL(`${origin}/facilities/hailing-sample?form=hourly`);
  });
});

test.describe('favourites of a family', { tag: '@desktop' }, () => {
  test('take over what the device had, are there on another, and leave nothing on either after signing out', async ({
    page,
    visit,
    origin,
    contact,
  }) => {
    for (const { slug } of [first, second]) await save(page, slug);
    await signIn(page, { origin, contact: contact() });
    expect(await cookiesOf(page)).toEqual(['jt_session']);
    await expect(page.locator('#favourites')).toContainText('全部 2 家');
    await expectAccessible(page);

    const other = await visit();
    await signIn(other, { origin, contact: contact() });
    await other.goto('/favourites');
    expect(await other.locator('.fav').count()).toBe(2);
    await other.goto(`/facilities/${EXAMPLE}`);
    await other.waitForSelector(SAVED);

    await page.goto('/account');
    await page.click('form:has(input[value=sign-out]) button');
    await page.goto('/favourites');
    expect(await page.locator('.fav').count()).toBe(0);
    expect(await cookiesOf(page)).toEqual([]);
  });
});
