import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { apiClient } from './api/client.ts';
import { EXAMPLE_SLUG, holdOf, hourly } from './api/family.ts';
import { readCode } from './sign-in.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();
const api = apiClient(origin);

/** Days of these tests alone. */
const [FIRST, SECOND] = ['2027-01-13', '2027-01-14'];

const placesLeft = async (date: string): Promise<number> => {
  const url = `${origin}/api/v1/facilities/${EXAMPLE_SLUG}/availability?from=${date}&to=${date}&ageMonths=8&form=hourly`;
  const { days } = (await (await fetch(url)).json()) as { days: { slots: { from: string; left: number }[] }[] };
  return Math.min(
    ...['10:00', '10:30', '11:00', '11:30'].map((at) => days[0]?.slots.find(({ from }) => from === at)?.left ?? -1),
  );
};

/** Other families hold every place from ten to twelve. Gives one of them back when asked. */
async function bookOut(date: string): Promise<() => Promise<void>> {
  const token = await api.signIn(`1395100${date.slice(-2)}00`);
  const left = await placesLeft(date);
  const ids: string[] = [];
  for (let n = 0; n < left; n++) {
    const body = holdOf(hourly(date, '10:00', '12:00'), { guardian: '家长多', child: `宝宝${n}` });
    ids.push((await api.call(operations.hold, { token, body })).body.id);
  }
  expect(await placesLeft(date)).toBe(0);
  return async () => {
    await api.call(operations.cancel, { token, params: { id: ids.pop() ?? '' }, body: {} });
  };
}

/** A search in which the example centre alone comes into question. */
async function searchAddress(date: string): Promise<string> {
  const { location } = (await (await fetch(`${origin}/api/v1/facilities/${EXAMPLE_SLUG}`)).json()) as {
    location: { lat: number; lng: number };
  };
  return `near=${location.lat},${location.lng}&radius=5&ageMonths=8&form=hourly&date=${date}&from=10:00&to=12:00`;
}

async function messageTo(contact: string): Promise<string> {
  for (let second = 0; second < 60; second++) {
    const { messages } = (await (await fetch(`${origin}/api/v1/outbox`)).json()) as {
      messages: { to: string; kind: string; text: string }[];
    };
    const message = messages.find(({ to, kind }) => to === contact && kind === 'place_free');
    if (message) return message.text;
    await setTimeout(1000);
  }
  throw new Error(`${contact} was not told`);
}

/** What is read at a place of the page, with plain spaces. */
const wordsOf = async (page: Page, selector: string) => (await page.locator(selector).innerText()).replaceAll('\u00a0', ' ');

/** From the page that asks for a contact to the one it was wanted for. */
async function signInHere(page: Page, contact: string): Promise<void> {
  await page.fill('[name=to]', contact);
  await page.click('form.form button[type=submit]');
  await page.fill('[name=code]', await readCode(origin, contact));
  await page.click('form.form button[type=submit]');
  await page.waitForURL(/\/account\/searches\?address=/);
}

describe('a family that finds everything full', () => {
  it('asks to be told, is told when another family cancels, and stops by the link; all with script off', async () => {
    const contact = '13951000001';
    const giveBack = await bookOut(FIRST);
    const page = await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const search = await searchAddress(FIRST);
    await page.goto(`${origin}/facilities?${search}`);
    expect(await page.textContent('#results')).toMatch(/^0 家能接/);
    await page.click('[data-results] > .save-search');
    expect(page.url()).toContain('/account?next=');
    await signInHere(page, contact);
    expect(await wordsOf(page, 'main')).toContain('8 个月');
    await page.click('main button.btn');
    await page.waitForURL(/saved=/);
    expect(await page.textContent('.notice')).toContain(contact);
    await page.goto(`${origin}/account`);
    expect(await wordsOf(page, '#alerts + .rows')).toMatch(/1 月 13 日，周三 10:00–12:00[\s\S]*还没有空出来的/);

    await giveBack();
    const text = await messageTo(contact);
    expect(text).toContain('海陵示例托育园');
    expect(text).toContain('周三 10:00–12:00');
    expect(text).not.toMatch(/个月|ageMonths/);
    const link = (name: string) => text.match(new RegExp(`http\\S+/searches/${name}\\?token=\\S+`))?.[0] ?? '';

    const reader = await visit({ javaScriptEnabled: false });
    await reader.goto(link('open'));
    expect(new URL(reader.url()).pathname).toBe('/facilities');
    expect(await reader.textContent('#results')).toMatch(/^1 家能接/);
    for (let opened = 0; opened < 2; opened++) {
      await reader.goto(link('stop'));
      expect(await reader.textContent('main button')).toBe('停止提醒');
    }
    await reader.click('main button');
    expect(await reader.textContent('.notice')).toBe('停了，不再提醒。');
    await reader.click('main button');
    expect(await reader.textContent('.notice')).toBe('好，接着提醒你。');
    await reader.click('main button');
    await page.goto(`${origin}/account/searches`);
    expect(await page.textContent('#stopped + .rows')).toContain('你停的');
    expect(await page.locator('#alerts').count()).toBe(0);
  });

  it('waits for one full centre, in English, and takes a stop back', async () => {
    await bookOut(SECOND);
    const page = await visit({ locale: 'en-GB' });
    await page.goto(`${origin}/en/facilities?${await searchAddress(SECOND)}`);
    await page.click(`#hit-${EXAMPLE_SLUG} .save-search`);
    await signInHere(page, 'waiting@example.org');
    await expectAccessible(page);
    await page.click('main button.btn');
    await page.waitForURL(/saved=/);
    await expectAccessible(page);
    const rows = page.locator('#alerts + .rows');
    expect(await wordsOf(page, '#alerts + .rows')).toMatch(/Thu 14 Jan 10:00–12:00\n+8 months · .+ · Hourly care\n/);
    await rows.locator('button').click();
    await page.waitForURL(/stopped=/);
    await expectAccessible(page);
    await page.click('#stopped + .rows button');
    await page.waitForURL(/resumed=/);
    expect(await rows.count()).toBe(1);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await expectNoSidewaysScroll(page);
    }
    await page.goto(`${origin}/en/searches/stop?token=nothing`);
    await expectAccessible(page);
    expect(await page.textContent('main')).toContain('This link does not work');
  });
});

describe('the API of saved searches', () => {
  const address = 'ageMonths=8&form=hourly&from=2027-01-15T10:00&to=2027-01-15T12:00';

  it('saves, lists and stops; another family’s are not there', async () => {
    const [token, other] = [await api.signIn('13951000003'), await api.signIn('13951000004')];
    const { body: saved } = await api.call(operations.saveSearch, { token, body: { address, facility: EXAMPLE_SLUG } });
    expect(saved).toMatchObject({ label: expect.stringContaining('海陵示例托育园'), stoppedAt: null, toldCount: 0 });
    expect((await api.call(operations.saveSearch, { token, body: { address, facility: EXAMPLE_SLUG } })).body.id).toBe(saved.id);
    const list = async (session: string) => (await api.call(operations.listSavedSearches, { token: session })).body;
    expect(await list(token)).toMatchObject({ live: [{ id: saved.id }], stopped: [] });
    expect(await list(other)).toEqual({ live: [], stopped: [] });
    const params = { id: saved.id };
    expect(await api.refused(operations.stopSearch, { token: other, params })).toMatchObject({ status: 404 });
    for (let time = 0; time < 2; time++)
      expect((await api.call(operations.stopSearch, { token, params })).body).toMatchObject({ stopReason: 'by_family' });
    expect(await list(token)).toMatchObject({ live: [], stopped: [{ id: saved.id }] });
  });

  it.each([
    ['ageMonths=8', 'search_without_time', 'from'],
    ['from=2027-01-15T10:00', 'search_window', 'to'],
    [`${address}&form=nightly`, 'not_one_of', 'form.1'],
    ['nonsense=1', 'unknown_parameter', 'nonsense'],
  ])('says what is wrong with %s', async (wrong, code, field) => {
    const token = await api.signIn('13951000005');
    expect(await api.refused(operations.saveSearch, { token, body: { address: wrong } })).toMatchObject({
      status: 400,
      code,
      field,
    });
  });

  it('needs a session, and a centre that there is', async () => {
    expect(await api.refused(operations.saveSearch, { body: { address } })).toMatchObject({ status: 401 });
    const token = await api.signIn('13951000006');
    const refused = await api.refused(operations.saveSearch, { token, body: { address, facility: 'nowhere' } });
    expect(refused).toMatchObject({ status: 404, code: 'facility_not_found' });
  });
});
