import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { signIn } from './sign-in.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const INPUT = 'form.sentence [name=place]';

const open = async (path = '/', options = {}): Promise<Page> => {
  const page = await visit(options);
  await page.goto(`${origin}${path}`);
  return page;
};
/** Types into an emptied input, and waits for what is suggested. */
const type = async (page: Page, text: string, input = INPUT) => {
  await page.fill(input, '');
  await page.locator(input).pressSequentially(text, { delay: 20 });
  await page.waitForSelector('[role=option]');
};
const names = (page: Page) => page.locator('.suggest:not([hidden]) .suggest-name').allTextContents();
const expanded = (page: Page, input = INPUT) => page.getAttribute(input, 'aria-expanded');

describe('the sentence on the home page suggests places', () => {
  it.each([
    ['/', '天德湖', '天德湖公园', '公园 · 海陵区'],
    ['/', 'tiandehu', '天德湖公园', '公园 · 海陵区'],
    ['/', 'tdh', '天德湖公园', '公园 · 海陵区'],
    ['/en', 'Tiande', 'Tiande Lake Park', 'Park · Hailing District'],
  ])('%s: “%s” gives %s', async (path, typed, name, detail) => {
    const page = await open(path);
    await type(page, typed);
    expect((await names(page))[0]).toBe(name);
    expect(await page.textContent('.suggest-detail')).toBe(detail);
    expect(await expanded(page)).toBe('true');
    expect(await page.getAttribute(INPUT, 'list')).toBeNull();
    expect(await page.textContent('[role=status]:not(.notice)')).toMatch(path === '/' ? /^\d+ 条建议/ : /^Suggestions: \d+/);
    await expectAccessible(page);
    await page.context().close();
  });

  it('fills in the place that is clicked, and searches around it', async () => {
    const page = await open();
    await type(page, '天德');
    await page.click('[role=option]');
    expect(await page.inputValue(INPUT)).toBe('天德湖公园');
    expect(await expanded(page)).toBe('false');
    await page.click('form.sentence button');
    await page.waitForURL(/place=%E5%A4%A9%E5%BE%B7%E6%B9%96%E5%85%AC%E5%9B%AD/);
    await page.context().close();
  });

  it('opens the page of a centre that is chosen', async () => {
    const page = await open();
    await type(page, '海陵');
    const centre = page.locator('.suggest-group:last-child [role=option]').first();
    const name = await centre.locator('.suggest-name').textContent();
    await centre.click();
    await page.waitForURL(/\/facilities\/[\w-]+$/);
    expect(await page.textContent('h1')).toContain(name);
    await page.context().close();
  });
});

describe('with the keyboard alone', () => {
  it('down and up go round, Enter fills in, and the next Enter searches', async () => {
    const page = await open();
    await type(page, '人民医院');
    const count = await page.locator('[role=option]').count();
    expect(count).toBeGreaterThan(2);
    const marked = async () => {
      const id = await page.getAttribute(INPUT, 'aria-activedescendant');
      expect(await page.locator('[aria-selected=true]').count()).toBe(id ? 1 : 0);
      return id ? page.textContent(`#${id} .suggest-name`) : undefined;
    };
    expect(await marked()).toBeUndefined();
    const all = await names(page);
    await page.keyboard.press('ArrowDown');
    expect(await marked()).toBe(all[0]);
    await page.keyboard.press('ArrowUp');
    expect(await marked()).toBe(all.at(-1));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await marked()).toBe(all[1]);
    await page.keyboard.press('Enter');
    expect(await page.inputValue(INPUT)).toBe(all[1]);
    expect(page.url()).not.toContain('facilities');
    await page.keyboard.press('Enter');
    await page.waitForURL(/facilities\?/);
    await page.context().close();
  });

  it('Escape closes the list and leaves what was typed; down opens it again; Tab goes on', async () => {
    const page = await open();
    await type(page, '凤城');
    await page.keyboard.press('Escape');
    expect([await expanded(page), await page.inputValue(INPUT)]).toEqual(['false', '凤城']);
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('[role=option]:visible');
    await page.keyboard.press('Tab');
    expect(await expanded(page)).toBe('false');
    expect(await page.inputValue(INPUT)).toBe('凤城');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).not.toBe('place');
    await page.context().close();
  });
});

describe('what is asked of the server', () => {
  const watched = async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname.endsWith('/suggestions')) asked.push(url.searchParams.get('q') ?? '');
    });
    await page.fill(INPUT, '');
    return { page, asked };
  };

  it('is asked once for what is typed without a pause', async () => {
    const { page, asked } = await watched();
    await page.locator(INPUT).pressSequentially('fengcheng', { delay: 10 });
    await page.waitForSelector('[role=option]');
    expect(asked).toEqual(['fengcheng']);
    await page.context().close();
  });

  it('is nothing while an input method puts a word together', async () => {
    const { page, asked } = await watched();
    await page.focus(INPUT);
    const client = await page.context().newCDPSession(page);
    for (const text of ['f', 'feng', "feng'cheng"])
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(500);
    expect(asked).toEqual([]);
    await client.send('Input.insertText', { text: '凤城' });
    await page.waitForSelector('[role=option]');
    expect(asked).toEqual(['凤城']);
    await page.context().close();
  });

  it('late answers do not overwrite the answer to what was typed last', async () => {
    const { page } = await watched();
    await page.route('**/suggestions?*', async (route) => {
      if (new URL(route.request().url()).searchParams.get('q') === '泰') await new Promise((go) => setTimeout(go, 1200));
      await route.continue().catch(() => undefined);
    });
    await page.locator(INPUT).pressSequentially('泰');
    await page.waitForTimeout(250);
    await page.fill(INPUT, '溱湖');
    await page.waitForSelector('[role=option]');
    await page.waitForTimeout(1300);
    expect((await names(page))[0]).toBe('溱湖');
    await page.context().close();
  });
});

it('on a phone every line is large enough for a finger and stays within the window', async () => {
  const page = await open('/', PHONE);
  await type(page, '海陵');
  for (const option of await page.locator('[role=option]').all()) {
    const box = await option.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  }
  await expectNoSidewaysScroll(page);
  await page.tap('[role=option]');
  expect(await page.inputValue(INPUT)).toBe('海陵区');
  await page.context().close();
});

it('without script the input’s own list remains', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  expect(await page.getAttribute(INPUT, 'list')).toBe('places');
  expect(await page.getAttribute(INPUT, 'role')).toBeNull();
  await page.context().close();
});

describe('the API', () => {
  const get = (query: string) => fetch(`${origin}/api/v1/suggestions?${query}`);
  it('answers any site, with places first', async () => {
    const response = await get('q=hl&lang=en&limit=3');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const { suggestions } = (await response.json()) as { suggestions: { kind: string }[] };
    expect(suggestions).toHaveLength(3);
    expect(suggestions[0]).toMatchObject({ kind: 'place', location: { lat: expect.any(Number), lng: expect.any(Number) } });
  });

  it.each([
    ['', 'q'],
    ['q=', 'q'],
    [`q=${'园'.repeat(101)}`, 'q'],
    ['q=a&limit=9', 'limit'],
    ['q=a&near=1,2', 'near'],
  ])('refuses “%.20s” and names %s', async (query, field) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { field } });
  });
});

describe('a family’s own places', () => {
  const row = (page: Page, text: string) => page.locator('#places li', { hasText: text });
  const keep = async (page: Page, { label, place, called = '' }: { label: string; place: string; called?: string }) => {
    if (await page.locator('#places details:not([open])').count()) await page.click('#places summary');
    await page.selectOption('#places [name=label]', label);
    await page.fill('#places [name=place]', place);
    await page.keyboard.press('Escape');
    await page.fill('#places [name=called]', called);
    await page.click('#places form.form button[type=submit]');
  };

  it('are saved with a suggestion, shown, searched around by their number, and removed', async () => {
    const page = await visit();
    await signIn(page, { origin, contact: '13910000041' });
    const input = '#places [name=place]';
    await page.click('#places summary');
    await page.selectOption('#places [name=label]', 'grandparents');
    await type(page, '海陵', input);
    expect(await page.locator('.suggest-head').count(), 'no centres here').toBe(0);
    await type(page, 'tiandehu', input);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.inputValue(input)).toBe('天德湖公园');
    await page.fill('#places [name=called]', '外婆家');
    await page.click('#places form.form button[type=submit]');
    await page.waitForURL(/\/account\?places=saved/);
    expect(await row(page, '外婆家').textContent()).toContain('天德湖公园');
    await expectAccessible(page);
    const link = await row(page, '外婆家').locator('a').getAttribute('href');
    expect(link).toMatch(/\/facilities\?at=[\w-]{24,36}$/);
    expect(await row(page, '外婆家').locator('a').textContent()).toBe('在外婆家附近找');
    await row(page, '外婆家').locator('button').click();
    await page.waitForURL(/\/account\?places=removed/);
    expect(await row(page, '外婆家').count()).toBe(0);
    await page.context().close();
  });

  it('say what is wrong beside what was typed, and lose none of it', async () => {
    const page = await visit();
    await signIn(page, { origin, contact: '13910000042' });
    await keep(page, { label: 'other', place: '月亮背面的小区', called: '月亮' });
    await page.waitForURL(/\/account\/places$/);
    expect(await page.textContent('[role=alert]')).toContain('没有找到这个地方');
    expect(await page.inputValue('#places [name=place]')).toBe('月亮背面的小区');
    expect(await page.inputValue('#places [name=called]')).toBe('月亮');
    expect(await page.inputValue('#places [name=label]')).toBe('other');
    expect(await page.getAttribute('#places [name=place]', 'aria-invalid')).toBe('true');
    await expectAccessible(page);
    await keep(page, { label: 'other', place: '坡子街', called: '月亮' });
    await page.waitForURL(/\/account\?places=saved/);
    expect(await row(page, '月亮').textContent()).toContain('坡子街');
    await page.context().close();
  });

  it('work without script, in English', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await signIn(page, { origin, prefix: '/en', contact: '13910000043' });
    await keep(page, { label: 'work', place: 'China Medical City' });
    await page.waitForURL(/\/en\/account\?places=saved/);
    expect(await row(page, 'Work').textContent()).toContain('China Medical City');
    await row(page, 'Work').locator('button').click();
    await page.waitForURL(/\/en\/account\?places=removed/);
    await page.context().close();
  });

  it('are nobody’s who is not signed in: a form sent then leads to signing in', async () => {
    const body = new URLSearchParams({ action: 'save', label: 'home', place: '凤城河' });
    const response = await fetch(`${origin}/account/places`, { method: 'POST', body, redirect: 'manual', headers: { origin } });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toContain('/account?next=');
  });
});
