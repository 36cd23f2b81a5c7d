import { expectAccessible } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, signContract } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';

test('a hold can be made longer once, and what was typed stays', async ({ page, origin, contact, isMobile }) => {
  const date = DAYS.holdClock[isMobile ? 'phone' : 'desktop'];
  await page.clock.install();
  await holdPlaces(page, {
    origin,
    contact: contact(),
    wish: { form: 'hourly', ageMonths: '8', date, from: '09:00', to: '10:00' },
  });
  const clock = page.locator('.clock');
  const until = /(\d+):(\d+)/.exec((await clock.innerText()).replace(/^.*留到/s, '')) ?? [];
  await page.check('[name=readTerms]');
  await page.fill('form.sign [name=name]', '林示');
  await clock.getByRole('button', { name: '再留 10 分钟' }).click();
  await expect(clock).toContainText('不能再延长');
  const longer = /(\d+):(\d+)/.exec((await clock.innerText()).replace(/^.*留到/s, '')) ?? [];
  const minutes = ([, hour, minute]: string[]) => Number(hour) * 60 + Number(minute);
  expect(minutes([...longer]) - minutes([...until])).toBe(10);
  await expect(page.locator('form.sign [name=name]')).toHaveValue('林示');
  await expect(page.locator('[name=readTerms]')).toBeChecked();
  await expect(clock.getByRole('button')).toHaveCount(0);
  await expectAccessible(page);

  // That five minutes are left, and one, is said aloud.
  const said = clock.locator('[data-hold-said]');
  const shown = clock.locator('b');
  await expect(shown).toHaveText(/^\d+:\d\d$/);
  await expect(said).toHaveText('');
  const [left = 0, seconds = 0] = (await shown.innerText()).split(':').map(Number);
  await page.clock.fastForward((left * 60 + seconds - 299) * 1000);
  await expect(said).toContainText('5 分钟');
  await page.clock.fastForward(240_000);
  await expect(said).toContainText('1 分钟');

  // Given up, or run out, and held again: the name is not typed twice, the terms are read again.
  await page.click('form:has([value=release]) button');
  await page.click('section.back a.btn');
  await page.click('form:has(input[name=step]) button[type=submit]');
  await expect(page.locator('[name=childName]')).toHaveValue('小满');
  await page.click('form.form button[type=submit]');
  await page.waitForURL(/\/bookings\//);
  await expect(page.locator('form.sign [name=name]')).toHaveValue('林示');
  await expect(page.locator('[name=readTerms]')).not.toBeChecked();
  await signContract(page);
  await page.click('form:has([value=release]) button');
});

test('each step begins at its heading, with few stops to its button; the parts of the line are equal @desktop', async ({
  page,
  origin,
  contact,
}) => {
  const wish = { form: 'hourly', ageMonths: '8', date: DAYS.steps, from: '09:00', to: '10:00' };
  const stopsTo = async (button: string) => {
    await expect(page.locator('h1')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.locator('.step-skip')).toBeFocused();
    await expect(page.locator('.step-skip')).toBeInViewport();
    await page.keyboard.press('Enter');
    for (let stops = 1; stops <= 4; stops++) {
      await page.keyboard.press('Tab');
      if (await page.locator(button).evaluate((one) => one === document.activeElement)) return stops;
    }
    throw new Error(`${button} is not reached in four stops on ${page.url()}`);
  };
  await holdPlaces(page, { origin, contact: contact(), wish });
  const widths = await page
    .locator('.steps li')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)));
  expect(new Set(widths).size).toBe(1);
  expect(await stopsTo('form.sign button[type=submit]')).toBeLessThanOrEqual(3);
  await signContract(page);
  await page.reload();
  expect(await stopsTo('form:has(input[value=pay]) button')).toBe(1);
  await page.click('form:has([value=release]) button');
  await expect(page.locator('h1')).toBeFocused();
  await page.goto(`${origin}/book/hailing-sample?${new URLSearchParams(wish)}`);
  expect(await stopsTo('form:has(input[name=step]) button[type=submit]')).toBe(1);
  await page.click('form:has(input[name=step]) button[type=submit]');
  expect(await stopsTo('form.form .go-on button')).toBe(1);
  // What is to be mended has the focus instead.
  await page.fill('[name=guardianName]', '');
  await page.click('form.form button[type=submit]');
  await expect(page.locator('.errors')).toBeFocused();
});
