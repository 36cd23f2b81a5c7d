import type { Page } from '@playwright/test';
import { eventually } from '../../support/eventually.ts';
import { EXAMPLE_SLUG } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { bookOut } from '../kit/book-out.ts';
import { DAYS } from '../kit/days.ts';
import { readCode } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

/** A search around the example centre, in which at five metres it alone comes into question. */
async function searchAddress(origin: string, date: string, radius = 5): Promise<string> {
  const { location } = (await (await fetch(`${origin}/api/v1/facilities/${EXAMPLE_SLUG}`)).json()) as {
    location: { lat: number; lng: number };
  };
  return `near=${location.lat},${location.lng}&radius=${radius}&ageMonths=8&form=hourly&date=${date}&from=10:00&to=12:00`;
}

async function messageTo(origin: string, contact: string): Promise<string> {
  let text: string | undefined;
  const arrived = async () => {
    const { messages } = (await (await fetch(`${origin}/api/v1/outbox`)).json()) as {
      messages: { to: string; kind: string; text: string }[];
    };
    text = messages.find(({ to, kind }) => to === contact && kind === 'place_free')?.text;
    return text !== undefined;
  };
  // What is free is looked for in rounds, so this takes longer than what answers at once.
  await eventually(arrived, { what: `told: ${contact}`, withinMs: 120_000 });
  return text ?? '';
}

/** What is read at a place of the page, with plain spaces. */
const wordsOf = async (page: Page, selector: string) => (await page.locator(selector).innerText()).replaceAll('\u00a0', ' ');

/** From the page that asks for a contact to the one it was wanted for. */
async function signInHere(page: Page, { origin, contact }: { origin: string; contact: string }): Promise<void> {
  await page.fill('[name=to]', contact);
  await page.click('form.form button[type=submit]');
  await page.waitForSelector('[name=code]');
  await page.fill('[name=code]', await readCode(origin, contact));
  await page.click('form.form button[type=submit]');
  await page.waitForURL(/\/account\/searches\?address=/);
}

test.describe('a family that finds everything full', () => {
  test.describe('with script off', { tag: '@phone' }, () => {
    test.use({ javaScriptEnabled: false });

    test('asks to be told, is told when another family cancels, and stops by the link', async ({
      page,
      visit,
      origin,
      api,
      contact,
    }) => {
      const giveBack = await bookOut(api, { date: DAYS.bookedOut.zh, contact });
      await page.goto(`/facilities?${await searchAddress(origin, DAYS.bookedOut.zh)}`);
      expect(await page.textContent('#results')).toContain('没有一家能收');
      await page.click('.no-fit-wait .save-search');
      expect(page.url()).toContain('/account?next=');
      await signInHere(page, { origin, contact: contact() });
      expect(await wordsOf(page, 'main')).toContain('8 个月');
      await page.click('main button.btn');
      await page.waitForURL(/saved=/);
      expect(await page.textContent('.notice')).toContain(contact());
      await page.goto('/account');
      expect(await wordsOf(page, '#alerts + .rows')).toMatch(/1 月 13 日，周三 10:00–12:00[\s\S]*还没有空出来的/);

      await giveBack();
      const text = await messageTo(origin, contact());
      expect(text).toContain('海陵示例托育园');
      expect(text).toContain('周三 10:00–12:00');
      expect(text).not.toMatch(/个月|ageMonths/);
      const link = (name: string) => text.match(new RegExp(`http\\S+/searches/${name}\\?token=\\S+`))?.[0] ?? '';

      const reader = await visit();
      await reader.goto(link('open'));
      expect(new URL(reader.url()).pathname).toBe('/facilities');
      expect(await reader.textContent('#results')).toMatch(/^1 家能收/);
      for (let opened = 0; opened < 2; opened++) {
        await reader.goto(link('stop'));
        expect(await reader.textContent('main button')).toBe('停止提醒');
      }
      await reader.click('main button');
      expect(await reader.textContent('.notice')).toBe('停了，不再提醒。');
      await reader.click('main button');
      expect(await reader.textContent('.notice')).toBe('好，接着提醒你。');
      await reader.click('main button');
      await page.goto('/account/searches');
      expect(await page.textContent('#stopped + .rows')).toContain('你停的');
      expect(await page.locator('#alerts').count()).toBe(0);
    });
  });

  test.describe('in English', { tag: '@desktop' }, () => {
    test.use({ locale: 'en-GB' });

    test('waits for one full centre, and takes a stop back', async ({ page, origin, api, contact }) => {
      await bookOut(api, { date: DAYS.bookedOut.en, contact });
      await page.goto(`/en/facilities?${await searchAddress(origin, DAYS.bookedOut.en, 3000)}`);
      await page.click(`#hit-${EXAMPLE_SLUG} .save-search`);
      await signInHere(page, { origin, contact: `waiting-${contact()}@example.org` });
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
      await page.goto('/en/searches/stop?token=nothing');
      await expectAccessible(page);
      expect(await page.textContent('main')).toContain('This link does not work');
    });
  });
});
