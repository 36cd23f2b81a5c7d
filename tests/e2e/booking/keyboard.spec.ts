import type { Page } from '@playwright/test';
import { readCode } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

/** Tabs on until the focus is on what the selector names, and says where it was if it never comes there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press('Tab');
    const { there, seen } = await page.evaluate((wanted) => {
      const focused = document.activeElement;
      const outline = focused && getComputedStyle(focused).outlineStyle;
      return { there: focused?.matches(wanted) ?? false, seen: outline !== 'none' };
    }, selector);
    if (!there) continue;
    expect(seen, `${selector} shows its focus`).toBe(true);
    return;
  }
  throw new Error(`${selector} cannot be reached with the keyboard on ${page.url()}`);
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

async function press(page: Page, selector: string, key = 'Enter'): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

test('the whole journey is made with the keyboard alone', { tag: '@desktop' }, async ({ page, origin, contact }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  await page.keyboard.press('Enter');
  await press(page, 'form.sentence button');
  await page.waitForURL(/facilities\?/);
  await press(page, '#hit-hailing-sample .hit-do a');
  await page.waitForURL(/\/book\//);
  await press(page, 'form:has(input[name=step]) button');
  await page.waitForURL(/\/account/);
  await type(page, '[name=to]', contact());
  await page.keyboard.press('Enter');
  await page.waitForSelector('[name=code]');
  if (!(await page.evaluate(() => document.activeElement?.matches('[name=code]')))) await tabTo(page, '[name=code]');
  await page.keyboard.type(await readCode(origin, contact()));
  await page.keyboard.press('Enter');
  await page.waitForSelector('[name=guardianName]');
  await type(page, '[name=guardianName]', '周键盘');
  await press(page, '[name=adult]', 'Space');
  await type(page, '[name=childName]', '小键');
  await tabTo(page, '[name=birthDate]');
  await page.fill('[name=birthDate]', '2026-03-10');
  await press(page, 'form.form button[type=submit]');
  await page.waitForURL(/\/bookings\//);
  await press(page, '[name=readTerms]', 'Space');
  await type(page, 'form.sign [name=name]', '周键盘');
  await page.keyboard.press('Enter');
  await page.waitForSelector('form:has(input[value=pay])');
  await press(page, 'form:has(input[value=pay]) button');
  await page.waitForURL(/pretend-payment/);
  await press(page, 'button[value=approve]');
  await page.waitForURL(/\/bookings\//);
  expect(await page.textContent('h1')).toContain('订好了');
});
