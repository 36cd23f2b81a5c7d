import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { afterwards, searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';

const WISH = { place: '凤城河', ageMonths: '8', form: 'hourly', date: '2026-12-10', from: '09:00', to: '12:00' };

test('two children are looked for in one search, and each row says where each of them is booked', async ({ page }) => {
  await page.goto(searchFor(WISH));
  await page.click('.pills summary:has-text("再加一个孩子")');
  await afterwards(page, () => page.locator('.pill-panel select[name=ageMonths]').first().selectOption('27'));
  expect(new URL(page.url()).searchParams.getAll('ageMonths')).toEqual(['8', '27']);
  await expect(page.locator('#results')).toContainText('两个孩子都能收');
  const first = page.locator('[data-hit]').first();
  await expect(first.locator('.hit-children li')).toHaveCount(2);
  await expect(first).toContainText('都有位');
  const links = await first
    .locator('.hit-children a.btn')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(links.map((href) => new URL(href).searchParams.get('ageMonths'))).toEqual(['8', '27']);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto(links[1] ?? '');
  await expect(page.locator('main')).toContainText('9:00–12:00');
  await page.goBack();
  await expect(page.locator('#results')).toContainText('两个孩子都能收');
});

test('two children are looked for without script too', async ({ visit, origin }) => {
  const page = await visit({ javaScriptEnabled: false });
  await page.goto(`${origin}${searchFor(WISH)}`);
  await page.click('.pills summary:has-text("再加一个孩子")');
  await page.locator('.pill-panel select[name=ageMonths]').first().selectOption('27');
  await page.locator('.pill-more[open] .panel-go').click();
  await expect(page.locator('#results')).toContainText('两个孩子都能收');
  await expect(page.locator('.part-title')).toHaveText('只能收一个孩子的');
});
