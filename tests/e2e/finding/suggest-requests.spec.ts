import type { Page } from '@playwright/test';
import { namesSuggested, PLACE } from '../kit/suggestions.ts';
import { expect, test } from '../kit/test.ts';

/** The home page with an empty place, and every question it puts to the server from then on. Its timers wait for `runFor`. */
async function watch(page: Page): Promise<string[]> {
  await page.clock.install();
  await page.goto('/');
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith('/suggestions')) asked.push(url.searchParams.get('q') ?? '');
  });
  await page.fill(PLACE, '');
  await page.waitForSelector(`${PLACE}[role=combobox]`);
  await page.clock.pauseAt(Date.now() + 3_600_000);
  return asked;
}

test.describe('what suggestions ask of the server', { tag: '@desktop' }, () => {
  test('is one question for what is typed without a pause', async ({ page }) => {
    const asked = await watch(page);
    for (const letter of 'fengcheng') {
      await page.locator(PLACE).pressSequentially(letter);
      await page.clock.runFor(40);
    }
    expect(asked).toEqual([]);
    await page.clock.runFor(1000);
    await page.waitForSelector('[role=option]');
    expect(asked).toEqual(['fengcheng']);
  });

  test('is nothing while an input method puts a word together', async ({ page }) => {
    const asked = await watch(page);
    await page.focus(PLACE);
    const client = await page.context().newCDPSession(page);
    for (const text of ['f', 'feng', "feng'cheng"]) {
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await page.clock.runFor(1000);
    }
    expect(asked).toEqual([]);
    await client.send('Input.insertText', { text: '凤城' });
    await page.clock.runFor(1000);
    await page.waitForSelector('[role=option]');
    expect(asked).toEqual(['凤城']);
  });

  test('may be answered late: the answer to what was typed last stays', async ({ page }) => {
    const asked = await watch(page);
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/suggestions?*', async (route) => {
      if (new URL(route.request().url()).searchParams.get('q') === '泰') await held;
      await route.continue().catch(() => undefined);
    });
    await page.locator(PLACE).pressSequentially('泰');
    await page.clock.runFor(1000);
    await expect.poll(() => asked).toEqual(['泰']);
    await page.fill(PLACE, '溱湖');
    await page.clock.runFor(1000);
    await page.waitForSelector('[role=option]');
    letThrough();
    await page.waitForTimeout(500);
    expect((await namesSuggested(page))[0]).toBe('溱湖');
    expect(asked).toEqual(['泰', '溱湖']);
  });
});
