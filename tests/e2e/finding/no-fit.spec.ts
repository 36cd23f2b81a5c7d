import { expectAccessible } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const NOBODY = 'place=凤城河&radius=2500&ageMonths=8&form=hourly&date=2026-12-23&from=07:00&to=18:30';
const CENTRE = '/facilities/hailing-sample?ageMonths=8&form=hourly&from=09:00&to=12:00&date=2026-12-26';

test.describe('a time that nobody can take', () => {
  test('is answered with true reasons and what fits instead, which can be booked', async ({ page }) => {
    await page.goto(`/facilities?${NOBODY}`);
    await expect(page.locator('#results')).toHaveText('整段 7:00–18:30 没有一家能收');
    await expect(page.locator('.list')).toContainText(/家收 8.个月的孩子：.*(8:00 才开门|只开 8:00)/);
    await expect(page.locator('.list')).not.toContainText('满');
    await expect(page.locator('.no-fit-wait')).toContainText('有位时告诉我');
    await expectAccessible(page);
    await page.locator('.no-fit .btn').first().click();
    await page.waitForURL(/\/book\//);
    await expect(page.locator('.go-on .btn')).toBeVisible();
  });

  test('is said in English too', async ({ page }) => {
    await page.goto(`/en/facilities?${NOBODY}`);
    await expect(page.locator('#results')).toHaveText('Nobody can take your child for all of 7:00–18:30');
    await expect(page.locator('.list')).toContainText(/open 8:00.*only|opens at 8:00/);
  });
});

test.describe('a day on which a centre is shut', () => {
  test('names when it opens again, and times and places that can be booked', async ({ page }) => {
    await page.goto(CENTRE);
    await expect(page.locator('#day')).toContainText('这天休息，12 月 28 日开');
    const ways = page.locator('.ways');
    await expect(ways).toContainText('这家换个时间');
    await expect(page.locator('.ways-wait'), 'nobody else has a place of a day on which there is none').toHaveCount(0);
    await expectAccessible(page);
    await ways.locator('dd a').first().click();
    await page.waitForURL(/\/book\//);
    await expect(page.locator('.go-on .btn')).toBeVisible();
  });

  test('says the same in the booking, first', async ({ page }) => {
    await page.goto(CENTRE.replace('/facilities/', '/en/book/'));
    await expect(page.locator('.notice')).toContainText('closed that day, open 28 Dec');
    await expect(page.locator('.ways')).toContainText('Another time here');
    await expect(page.locator('.go-on')).toHaveCount(0);
    await expectAccessible(page);
  });
});

test('at the step of the child, too, a time that cannot be had is answered with its reason and ways on, and with no button', async ({
  page,
  origin,
  contact,
}) => {
  await signIn(page, { origin, contact: contact() });
  await page.goto(`${CENTRE.replace('/facilities/', '/book/')}&step=child`);
  await expect(page.locator('.notice', { hasText: '收不了' })).toContainText('12 月 28 日开');
  await expect(page.locator('.ways')).toContainText('这家换个时间');
  await expect(page.locator('main form.form[method=post] button[type=submit]')).toHaveCount(0);
  await expectAccessible(page);
});

test('care by the month begins on a day from which it can be booked', async ({ page }) => {
  await page.goto('/facilities/hailing-sample?form=full_day&ageMonths=8');
  const first = page.locator('[data-months] a').first();
  await expect(first).toContainText('起');
  await first.click();
  await page.waitForURL(/\/book\/.*months=1/);
  await expect(page.locator('.go-on .btn')).toBeVisible();
});

test('half days by the month are shown by the month, each day as the first of one', async ({ page }) => {
  await page.goto('/facilities/hailing-sample?form=half_day&ageMonths=8&part=morning&months=1');
  await expect(page.locator('[data-months] a').first()).toContainText('起');
  await expect(page.locator('[data-part=answer]')).toContainText('起 1 个月');
  await expect(page.locator('.card-total')).toContainText('1,308.00');
  await page.selectOption('[name=months]', '0');
  await page.waitForURL(/months=0/);
  await expect(page.locator('.card-total')).toContainText('62.00');
  await expect(page.locator('[data-months]')).toHaveCount(0);
});

test('a search for nothing begins near the city’s start, and words that are a place are that place', async ({ page }) => {
  await page.goto('/facilities');
  await expect(page.locator('.list')).toContainText('离凤城河近的排在前面');
  await expect(page.locator('[name=sort] option:checked')).toHaveText('按距离排');
  await page.goto('/facilities?q=fengchenghe');
  await expect(page.locator('.list')).toContainText('凤城河 3 公里内');
});
