import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { pay, signContract } from './family-journey.ts';
import { signIn } from './sign-in.ts';
import { signInStaff } from './staff.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();
/** Days on which nobody else in these tests books. */
const DAY = { hourly: '2026-12-08', temporary: '2026-12-09', half_day: '2026-12-10', full_day: '2027-02-01' };
let counter: Page;
let families = 0;

beforeAll(async () => {
  counter = await visit();
  await signInStaff(counter, { origin, who: 'counter' });
});

/** Fills the form for a family of its own; what is not given stays as it stands. */
async function fill(form: keyof typeof DAY, { birthDate = '2026-03-10', ...more }: Record<string, string> = {}): Promise<string> {
  const contact = `1394000${String(++families).padStart(4, '0')}`;
  await counter.goto(`${origin}/admin/counter`);
  await counter.waitForSelector('.jt-form');
  await counter.fill('[name=guardianName]', `前台家长${families}`);
  await counter.fill('[name=relation]', '外婆');
  await counter.fill('[name=contact]', contact);
  await counter.fill('[name=childName]', `前台宝宝${families}`);
  await counter.fill('[name=birthDate]', birthDate);
  await counter.selectOption('[name=form]', form);
  await counter.fill('[name=date]', DAY[form]);
  for (const [name, value] of Object.entries(more)) await counter.selectOption(`[name=${name}]`, value);
  return contact;
}

async function hold(): Promise<string> {
  await counter.click('.jt-form button[type=submit]');
  const note = counter.locator('.jt-note');
  await note.waitFor();
  return (await note.innerText()).replaceAll('\u00a0', ' ');
}

describe('counter staff', () => {
  it('hold places for a family, which signs and pays on its own phone; the centre sees one record', async () => {
    const contact = await fill('hourly', { from: '09:00', to: '11:00' });
    await expectAccessible(counter);
    const held = await hold();
    expect(held).toMatch(/位子留到 15:\d\d/);
    expect(held).toMatch(/12 月 8 日，周二 9:00–11:00/);
    expect(held).toMatch(/52\.00 元/);
    await expectAccessible(counter);
    const link = (await counter.getAttribute('.jt-note a', 'href')) ?? '';

    const phone = await visit({ viewport: { width: 390, height: 844 } });
    await signIn(phone, { origin, contact });
    await phone.goto(link);
    await signContract(phone, `前台家长${families}`);
    await pay(phone);

    await counter.goto(`${origin}/admin/roster?date=${DAY.hourly}`);
    await counter.waitForSelector(`.jt-roster:has-text("前台宝宝${families}")`);
    await counter.goto(`${origin}/admin/collections/bookings`);
    await counter.click(`tbody tr:has-text("${DAY.hourly}") a`);
    await counter.waitForSelector(`.jt-inline:has-text("前台宝宝${families}")`);
    expect((await counter.locator('.jt-inline').innerText()).replaceAll('\u00a0', ' ')).toMatch(/已订好[\s\S]*付款 52\.00 元/);
  });

  it('hold temporary care, half a day, and full days by the month', async () => {
    await fill('temporary', { from: '13:00', to: '16:00' });
    expect(await hold()).toMatch(/临时托[\s\S]*13:00–16:00[\s\S]*88\.00 元/);
    await fill('half_day', { part: 'afternoon', months: '0' });
    expect(await hold()).toMatch(/半日托[\s\S]*13:30–17:00[\s\S]*62\.00 元/);
    await fill('full_day', { months: '1' });
    expect(await hold()).toMatch(/全日托[\s\S]*2 月 1 日，周一–2 月 28 日，周日[\s\S]*2,680\.00 元/);
    await counter.getByRole('button', { name: '再订一个' }).click();
    await counter.waitForSelector('.jt-form');
  });

  it('are told what is wrong, where, and lose nothing they have typed', async () => {
    await fill('temporary', { from: '09:00', to: '15:00' });
    expect(await hold()).toContain('临时托一次最多 240 分钟');
    expect(await counter.inputValue('[name=guardianName]')).toBe(`前台家长${families}`);
    expect(await counter.inputValue('[name=to]')).toBe('15:00');
    expect(await counter.getAttribute('[name=to]', 'aria-invalid')).toBe('true');
    await expectAccessible(counter);
    await counter.fill('[name=contact]', '12345');
    await counter.click('.jt-form button[type=submit]');
    await counter.waitForSelector('#counter-contact-wrong:has-text("请填手机号或邮箱")');
    await counter.fill('[name=contact]', '13940009999');
    await counter.fill('[name=birthDate]', '2023-03-10');
    await counter.click('.jt-form button[type=submit]');
    await counter.waitForSelector('#counter-birthDate-wrong:has-text("三岁以下")');
  });

  it('can work in English, on a narrow screen', async () => {
    const page = await visit({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
    await signInStaff(page, { origin, who: 'counter' });
    await page.goto(`${origin}/admin/counter`);
    await page.waitForSelector('.jt-form');
    expect(await page.textContent('h1')).toBe('Book at the counter');
    expect(await page.locator('.jt').innerText()).not.toMatch(/\p{Script=Han}/u);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
