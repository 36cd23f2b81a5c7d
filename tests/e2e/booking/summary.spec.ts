import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, signContract } from '../kit/family-journey.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const WISH = { form: 'hourly', ageMonths: '8', date: DAYS.summary, from: '09:00', to: '10:00' };

/** The bar at the bottom opens to everything that the sum is for. */
async function opens(page: Page, ...says: string[]): Promise<void> {
  const bar = page.locator('.go-on-sum');
  await expect(bar.locator('summary')).toBeInViewport();
  await bar.locator('summary').click();
  for (const words of ['海陵示例托育园', '9:00–10:00', '1 小时', ...says])
    await expect(bar.locator(`text=${words}`).first()).toBeInViewport();
  await expectNoSidewaysScroll(page);
}

test('on a phone each step has the sum at hand, and what it is for; the last says whom it is paid to and what if it fails', {
  tag: '@phone',
}, async ({ page, origin, contact }) => {
  await signIn(page, { origin, contact: contact() });
  const book = `${origin}/book/hailing-sample?${new URLSearchParams(WISH)}`;
  await page.goto(book);
  await opens(page);
  await page.goto(`${book}&step=child`);
  await opens(page);
  await page.context().clearCookies();
  await holdPlaces(page, { origin, contact: contact(1), wish: WISH });
  await opens(page, '小满');
  await page.click('.go-on a');
  await expect(page.locator('#readTerms')).toBeInViewport();
  await signContract(page);
  await opens(page, '小满');
  const said = page.locator('dl.key');
  for (const words of ['小满', '海陵示例托育园', '不会真的收钱', '没有扣钱']) await expect(said).toContainText(words);
});
