import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { holdReact } from '../kit/island-scripts.ts';
import { expect, test } from '../kit/test.ts';

const WISH = 'ageMonths=8&form=hourly&date=2026-12-30&from=09:00&to=12:00';
const CENTRE = `/facilities/hailing-sample?${WISH}`;
const START = '[data-end=from]';
const END = '[data-end=to]';

/** Where a time of day stands on the strip, which goes from 7 to 19. */
async function pointAt(page: Page, hour: number) {
  const strip = page.locator('.hours-strip');
  await strip.scrollIntoViewIfNeeded();
  const box = await strip.boundingBox();
  if (!box) throw new Error('no strip');
  return { x: box.x + ((hour - 7) / 12) * box.width, cells: box.y + 44, knobs: box.y + 66 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** The script has come: an end answers a key. */
async function awake(page: Page): Promise<void> {
  await page.locator(END).focus();
  await expect(page.locator('astro-island[ssr] [data-hours]')).toHaveCount(0);
}

const price = (page: Page) => page.locator('.card-total, .buy summary b').filter({ visible: true });

test.describe('the strip of a centre', () => {
  test('is dragged at an end: price, what comes back and the link follow with one request', async ({ page }) => {
    await page.goto(CENTRE);
    await awake(page);
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/facilities/hailing-sample?') && asked.push(request.url()));
    const [at, to] = [await pointAt(page, 12), await pointAt(page, 14)];
    await drag(page, { x: at.x, y: at.knobs }, { x: to.x, y: to.knobs });
    await expect(price(page)).toContainText('130.00');
    await expect(page.locator('#refund')).toContainText('130.00');
    await expect(page.locator('[data-part=answer]')).toContainText('9:00–14:00');
    expect(asked).toHaveLength(1);
    expect(new URL(page.url()).searchParams.get('to')).toBe('14:00');
    const book = page.locator('a.btn[href*="/book/"]').filter({ visible: true });
    await expect(book).toHaveAttribute('href', /to=14%3A00/);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  test('is tapped, slid and drawn on', async ({ page }) => {
    await page.goto(CENTRE);
    await awake(page);
    const tap = await pointAt(page, 13.25);
    await page.mouse.click(tap.x, tap.cells);
    await expect(page.locator(END)).toHaveAttribute('aria-valuenow', '810');
    const [inside, later] = [await pointAt(page, 11.25), await pointAt(page, 12.25)];
    await drag(page, { x: inside.x, y: inside.cells }, { x: later.x, y: later.cells });
    await expect(page.locator(START)).toHaveAttribute('aria-valuenow', '600');
    const [outside, end] = [await pointAt(page, 16.25), await pointAt(page, 17.25)];
    await drag(page, { x: outside.x, y: outside.cells }, { x: end.x, y: end.cells });
    await expect(page.locator('[data-part=answer]')).toContainText('16:00–17:30');
    await expect(price(page)).toContainText('39.00');
  });

  test('is two sliders for keys and for who does not see it, within the opening hours', async ({ page }) => {
    await page.goto(CENTRE);
    await awake(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    await expect(page.locator(END)).toHaveAttribute('aria-valuetext', /^到 13:30，从 9:00 开始，(整段有位|有一段只剩 1 位)$/);
    await expect(page.locator('.hours-state')).toContainText('9:00–13:30，乳儿班 剩');
    await page.keyboard.press('End');
    await page.locator(START).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator(START)).toHaveAttribute('aria-valuetext', /^8:00 开始，到 18:00，/);
    await expect(page.locator(START)).toHaveAttribute('aria-valuemin', '480');
    await expect(page.locator(END)).toHaveAttribute('aria-valuemax', '1080');
    await expect(price(page)).toContainText('260.00');
    await expect(page.locator(START)).toBeFocused();
  });

  test('says when no answer comes, keeps what was chosen, and asks again', async ({ page }) => {
    await page.goto(CENTRE);
    await awake(page);
    await page.route(/hailing-sample\?.*to=12%3A30/, (route) => route.abort());
    await page.keyboard.press('ArrowRight');
    const state = page.locator('.hours-state');
    await expect(state).toContainText('没问到这一段');
    await expect(page.locator('a.btn[href*="/book/"]').filter({ visible: true })).toHaveAttribute('href', /to=12%3A30/);
    await page.unrouteAll();
    await state.locator('button').click();
    await expect(price(page)).toContainText('91.00');
    await expect(state).not.toContainText('没问到');
  });

  test('answers the press that brought its script', { tag: '@phone' }, async ({ page }) => {
    await page.goto(CENTRE);
    const come = await holdReact(page);
    const at = await pointAt(page, 13.25);
    await page.touchscreen.tap(at.x, at.cells);
    come();
    await expect(page.locator(END)).toHaveAttribute('aria-valuenow', '810');
    await expect(price(page)).toContainText('117.00');
  });

  test('has ends that a thumb finds', { tag: '@phone' }, async ({ page }) => {
    await page.goto(CENTRE);
    for (const end of [START, END]) {
      const box = await page.locator(`${end} .hours-hit`).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await expect(page.locator('[data-part=answer] .answer')).toBeInViewport();
    await expect(page.locator('.buy')).toContainText('12 月 30 日，周三 9:00–12:00');
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('is two lists of times', async ({ page }) => {
      await page.goto(CENTRE);
      await expect(page.locator(START)).toBeHidden();
      await page.click('.hours-more summary');
      await page.selectOption('[name=to]', '10:30');
      await page.click('.hours-look');
      await expect(page.locator('[data-part=answer]')).toContainText('9:00–10:30');
      await expect(price(page)).toContainText('39.00');
    });
  });
});

test('the strip is the same in the booking, and where a stay is moved', async ({ page, origin, contact }, { project }) => {
  const date = DAYS.strip[project.name as 'desktop' | 'phone'];
  await page.goto(`/en/book/hailing-sample?ageMonths=8&form=hourly&date=${date}&from=14:00&to=15:00`);
  await awake(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(END)).toHaveAttribute('aria-valuetext', 'until 15:30, from 14:00, free all the time');
  await expect(page.locator('[data-part=card] .card-total')).toContainText('39.00');
  await expect(page.locator('[data-part=refund]')).toContainText('39.00');
  await expect(page.locator('#to')).toHaveValue('15:30');
  await page.selectOption('#from', '13:00');
  await expect(page.locator('[data-part=card] .card-total')).toContainText('65.00');
  await expect(page.locator('[data-part=refund]')).toContainText('65.00');
  await expect(page.locator('form:has([name=step]) [name=from]')).toHaveValue('13:00');
  await expectAccessible(page);

  const wish = { ageMonths: '8', form: 'hourly', date, from: '14:00', to: '15:00', before: 'on' };
  await holdPlaces(page, { origin, contact: contact(), wish });
  await signContract(page);
  await pay(page);
  await page.click('a[href$="/reschedule"]');
  await awake(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#asked')).toContainText('比现在多 13.00');
  await page.locator(START).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#asked')).toContainText('价钱不变');
  await expectAccessible(page);
});
