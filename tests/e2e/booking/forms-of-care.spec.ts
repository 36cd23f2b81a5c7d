import { expectAccessible } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';

const FORMS: [what: string, wish: Record<string, string>, total: number][] = [
  [
    'full-day care by the month, with meals',
    { form: 'full_day', ageMonths: '8', date: '2027-02-01', months: '2', meals: 'on' },
    2 * (218_000 + 50_000),
  ],
  ['a single half day', { form: 'half_day', ageMonths: '8', date: '2026-11-27', part: 'morning', months: '0' }, 6200],
  ['half days by the month', { form: 'half_day', ageMonths: '8', date: '2027-02-01', part: 'afternoon', months: '1' }, 130_800],
  ['a temporary session', { form: 'temporary', ageMonths: '8', date: '2026-11-27', from: '14:00', to: '17:00' }, 8800],
];

test.describe('a parent', { tag: '@phone' }, () => {
  for (const [what, wish, total] of FORMS) {
    test(`books ${what}`, async ({ page, origin, contact }) => {
      await holdPlaces(page, { origin, contact: contact(), wish });
      await signContract(page);
      expect(fenIn(await page.textContent('form:has(input[value=pay]) button'))).toBe(total);
      await pay(page);
      expect(await page.textContent('h1')).toContain('订好了');
      expect(fenIn(await page.textContent('.back-big'))).toBe(total);
      await expectAccessible(page);
    });
  }

  test('is told what became of a payment that was declined, is pending or failed, and may pay again', async ({
    page,
    origin,
    contact,
  }) => {
    const wish = { form: 'hourly', ageMonths: '8', date: DAYS.declined, from: '10:00', to: '11:00' };
    await holdPlaces(page, { origin, contact: contact(), wish });
    await signContract(page);
    await pay(page, 'decline');
    expect(await page.textContent('.notice')).toContain('没有成功');
    await pay(page, 'pending');
    expect(await page.textContent('.notice')).toContain('处理中');
    await expectAccessible(page);
  });

  for (const [end, title] of [
    ['twice', 'pays once although the provider says twice that it has paid'],
    ['lost', 'is booked once it is back although the provider’s message was lost'],
  ] as const)
    test(title, async ({ page, origin, contact }) => {
      const [from, to] = end === 'twice' ? ['13:00', '14:00'] : ['14:00', '15:00'];
      const wish = { form: 'hourly', ageMonths: '8', date: DAYS.declined, from, to };
      await holdPlaces(page, { origin, contact: contact(), wish });
      await signContract(page);
      await pay(page, end);
      await expect(page.locator('h1')).toContainText('订好了');
      await expect(page.getByRole('link', { name: /^收据 / })).toHaveCount(1);
      await page.goto('/account/money');
      await expect(page.locator('main')).toContainText('26.00');
      await expect(page.locator('main')).not.toContainText('52.00');
    });

  test.describe('with script off', () => {
    test.use({ javaScriptEnabled: false });

    test('does it all', async ({ page, origin, contact }) => {
      await page.goto('/');
      await page.selectOption('[name=date]', DAYS.withoutScript);
      await page.click('form.sentence button[type=submit]');
      await page.click('#hit-hailing-sample .hit-do a');
      const wish = Object.fromEntries(new URL(page.url()).searchParams);
      await holdPlaces(page, { origin, contact: contact(), wish });
      await signContract(page);
      await pay(page);
      expect(await page.textContent('h1')).toContain('订好了');
      await page.click('a[href*="cancel=1"]');
      await page.click('.btn-bad');
      expect(await page.textContent('h1')).toContain('已取消，退 78.00');
    });
  });
});

test.describe('a parent in English', { tag: '@desktop' }, () => {
  test.use({ locale: 'en-GB' });

  test('does it all without meeting a Chinese word of the portal’s own', async ({ page, origin, contact }) => {
    const han = async () =>
      (await page.locator('main').innerText())
        .replaceAll('林示例', '')
        .replaceAll('小满', '')
        // A credential's number is what its issuer wrote.
        .replaceAll('泰海托备〔2024〕018号（示例）', '')
        .match(/[\u4e00-\u9fff]+/g) ?? [];
    await page.goto('/en/');
    expect(await han()).toEqual([]);
    await page.selectOption('[name=date]', DAYS.english);
    await page.click('form.sentence button[type=submit]');
    await page.waitForSelector('#results');
    expect(await han()).toEqual([]);
    await page.click('#hit-hailing-sample .hit-do a');
    expect(await han()).toEqual([]);
    const wish = Object.fromEntries(new URL(page.url()).searchParams);
    await holdPlaces(page, { origin, prefix: '/en', contact: `lin-${contact()}@example.org`, wish });
    expect(await han()).toEqual([]);
    await signContract(page);
    await pay(page);
    expect(await page.textContent('h1')).toContain('Monday');
    expect(await han()).toEqual([]);
  });
});
