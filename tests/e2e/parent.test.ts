import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { fenIn, holdPlaces, pay, signContract } from './family-journey.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();

const placesLeft = async (date: string, from: string): Promise<number> => {
  const answer = await fetch(
    `${origin}/api/v1/facilities/hailing-sample/availability?from=${date}&to=${date}&ageMonths=8&form=hourly`,
  );
  const { days } = (await answer.json()) as { days: { slots: { from: string; left: number }[] }[] };
  return days[0]?.slots.find((slot) => slot.from === from)?.left ?? -1;
};

describe('a parent', () => {
  it('finds, books, signs, pays and cancels hourly care, and gets back exactly what the contract said', async () => {
    const page = await visit();
    await page.goto(`${origin}/`);
    await expectAccessible(page);
    await page.selectOption('[name=ageMonths]', '8');
    await page.selectOption('[name=form]', 'hourly');
    await page.selectOption('[name=date]', '2026-11-26');
    await page.selectOption('[name=from]', '09:00');
    await page.selectOption('[name=to]', '12:00');
    await page.click('form.sentence button[type=submit]');
    await page.waitForSelector('#results');
    expect(await page.textContent('#results')).toMatch(/^\d+ 家能接/);
    await expectAccessible(page);

    await page.click('#hit-hailing-sample h2 a');
    expect(await page.textContent('h1')).toBe('海陵示例托育园');
    expect(fenIn(await page.textContent('.card-total'))).toBe(7800);
    await expectAccessible(page);
    const before = await placesLeft('2026-11-26', '09:00');
    expect(before).toBeGreaterThan(0);

    await page.click('.card .btn');
    await expectAccessible(page);
    const wish = Object.fromEntries(new URL(page.url()).searchParams);
    expect(wish).toMatchObject({ ageMonths: '8', form: 'hourly', date: '2026-11-26', from: '09:00', to: '12:00' });
    await page.check('[name=before]');
    await page.waitForURL(/before=on/);
    await page.click('form:has(input[name=step]) button[type=submit]');
    expect(page.url()).toContain('/account');
    await holdPlaces(page, { origin, contact: '13910000001', wish: { ...wish, before: 'on' } });
    expect(await placesLeft('2026-11-26', '09:00')).toBe(before - 1);
    expect(await page.textContent('.clock')).toMatch(/1[45]:\d\d|1[45] 分钟/);
    expect(await page.textContent('.key')).toMatch(/78\.00/);
    await expectAccessible(page);

    await page.check('[name=readTerms]');
    await page.fill('form.sign [name=name]', '王二');
    await page.click('form.sign button[type=submit]');
    expect(await page.textContent('.errors')).toContain('林示例');
    await expectAccessible(page);
    await signContract(page);
    await expectAccessible(page);
    await pay(page);
    expect(await page.textContent('h1')).toBe('订好了，周四见');
    await expectAccessible(page);

    const offered = fenIn(await page.textContent('.back-big'));
    expect(offered).toBe(6240);
    const pdf = await page.request.get(`${origin}${await page.getAttribute('a[href$=".pdf"]', 'href')}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    const sha256 = createHash('sha256')
      .update(await pdf.body())
      .digest('hex');
    expect(await page.getAttribute('a[href*="/verify?hash="]', 'href')).toContain(sha256);
    const calendar = await page.request.get(`${origin}${await page.getAttribute('a[href$="calendar.ics"]', 'href')}`);
    expect(await calendar.text()).toContain('DTSTART:20261126T010000Z');
    expect((await page.request.get(`${origin}${await page.getAttribute('a[href*="/receipts/"]', 'href')}`)).status()).toBe(200);

    const booking = page.url().split('?')[0] ?? '';
    await page.click('a[href*="cancel=1"]');
    await expectAccessible(page);
    await page.click('.btn-bad');
    expect(await page.textContent('h1')).toContain('已取消');
    expect(fenIn(await page.textContent('h1'))).toBe(offered);
    expect(await placesLeft('2026-11-26', '09:00')).toBe(before);
    await page.goto(booking);
    expect(await page.locator('a[href*="/receipts/"]').count()).toBe(2);
    const verified = await page.request.get(`${origin}/verify?hash=${sha256}`);
    expect(await verified.text()).toContain('是真的，没有改过');
    const messages = await (await page.request.get(`${origin}/api/v1/outbox`)).text();
    expect(messages).toContain('13910000001');
  });

  it.each([
    [
      'full-day care by the month, with meals',
      { form: 'full_day', ageMonths: '8', date: '2027-02-01', months: '2', meals: 'on' },
      2 * (218_000 + 50_000),
    ],
    ['a single half day', { form: 'half_day', ageMonths: '8', date: '2026-11-27', part: 'morning', months: '0' }, 6200],
    ['half days by the month', { form: 'half_day', ageMonths: '8', date: '2027-02-01', part: 'afternoon', months: '1' }, 130_800],
    ['a temporary session', { form: 'temporary', ageMonths: '8', date: '2026-11-27', from: '14:00', to: '17:00' }, 8800],
  ])('books %s', async (name, wish, total) => {
    const page = await visit({ viewport: { width: 390, height: 844 } });
    await holdPlaces(page, {
      origin,
      contact: `1391000${String(total).padStart(6, '0').slice(-6)}`.slice(0, 11).padEnd(11, '0'),
      wish,
    });
    await signContract(page);
    expect(fenIn(await page.textContent('form:has(input[value=pay]) button')), name).toBe(total);
    await pay(page);
    expect(await page.textContent('h1')).toContain('订好了');
    expect(fenIn(await page.textContent('.back-big'))).toBe(total);
    await expectAccessible(page);
  });

  it('is told what became of a payment that was declined, is pending or failed, and may pay again', async () => {
    const page = await visit();
    await holdPlaces(page, {
      origin,
      contact: '13910000009',
      wish: { form: 'hourly', ageMonths: '8', date: '2026-12-16', from: '10:00', to: '11:00' },
    });
    await signContract(page);
    await pay(page, 'decline');
    expect(await page.textContent('.notice')).toContain('没有成功');
    await pay(page, 'pending');
    expect(await page.textContent('.notice')).toContain('处理中');
    await expectAccessible(page);
  });

  it('does it all with script off', async () => {
    const page = await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await page.goto(`${origin}/`);
    await page.selectOption('[name=date]', '2026-12-18');
    await page.click('form.sentence button[type=submit]');
    await page.click('#hit-hailing-sample .hit-do a');
    const wish = Object.fromEntries(new URL(page.url()).searchParams);
    await holdPlaces(page, { origin, contact: '13910000010', wish });
    await signContract(page);
    await pay(page);
    expect(await page.textContent('h1')).toContain('订好了');
    await page.click('a[href*="cancel=1"]');
    await page.click('.btn-bad');
    expect(await page.textContent('h1')).toContain('已取消，退 78.00');
  });

  it('does it all in English, without meeting a Chinese word of the portal’s own', async () => {
    const page = await visit({ locale: 'en-GB' });
    const han = async () =>
      (await page.locator('main').innerText())
        .replaceAll('林示例', '')
        .replaceAll('小满', '')
        // A credential's number is what its issuer wrote.
        .replaceAll('泰海托备〔2024〕018号（示例）', '')
        .match(/[\u4e00-\u9fff]+/g) ?? [];
    await page.goto(`${origin}/en/`);
    expect(await han()).toEqual([]);
    await page.selectOption('[name=date]', '2026-12-21');
    await page.click('form.sentence button[type=submit]');
    await page.waitForSelector('#results');
    expect(await han()).toEqual([]);
    await page.click('#hit-hailing-sample .hit-do a');
    expect(await han()).toEqual([]);
    const wish = Object.fromEntries(new URL(page.url()).searchParams);
    await holdPlaces(page, { origin, prefix: '/en', contact: 'lin@example.org', wish });
    expect(await han()).toEqual([]);
    await signContract(page);
    await pay(page);
    expect(await page.textContent('h1')).toContain('Monday');
    expect(await han()).toEqual([]);
  });
});
