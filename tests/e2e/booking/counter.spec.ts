import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { pay, signContract } from '../kit/family-journey.ts';
import { signIn } from '../kit/sign-in.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const DAY = { ...DAYS.counter, full_day: '2027-02-01' };
type Form = keyof typeof DAY;

const guardianOf = (contact: string) => `前台家长${contact.slice(-4)}`;
const childOf = (contact: string) => `前台宝宝${contact.slice(-4)}`;

/** Fills the form for a family; what is not given stays as it stands. */
async function fill(page: Page, { contact, form, ...more }: { contact: string; form: Form } & Record<string, string>) {
  await page.goto('/admin/counter');
  await page.waitForSelector('.jt-form');
  await page.fill('[name=guardianName]', guardianOf(contact));
  await page.fill('[name=relation]', '妈妈');
  await page.fill('[name=contact]', contact);
  await page.fill('[name=childName]', childOf(contact));
  await page.fill('[name=birthDate]', '2026-03-10');
  await page.selectOption('[name=form]', form);
  await page.fill('[name=date]', DAY[form]);
  for (const [name, value] of Object.entries(more)) await page.selectOption(`[name=${name}]`, value);
}

/** Sends the form, and reads what the counter is told. */
async function hold(page: Page): Promise<string> {
  await page.click('.jt-form button[type=submit]');
  const note = page.locator('.jt-note');
  await note.waitFor();
  return (await note.innerText()).replaceAll('\u00a0', ' ');
}

test.beforeEach(({ page, origin }) => signInStaff(page, { origin, who: 'counter' }));

test.describe('counter staff', { tag: '@desktop' }, () => {
  test('hold places for a family, which signs and pays on its own phone; the centre sees one record', async ({
    page,
    visit,
    origin,
    contact,
  }) => {
    await fill(page, { contact: contact(), form: 'hourly', from: '09:00', to: '11:00' });
    await expectAccessible(page);
    const held = await hold(page);
    expect(held).toMatch(/位子留到 15:\d\d/);
    expect(held).toMatch(/12 月 8 日，周二 9:00–11:00/);
    expect(held).toMatch(/52\.00 元/);
    await expectAccessible(page);
    const link = (await page.getAttribute('.jt-note a', 'href')) ?? '';

    const phone = await visit({ viewport: { width: 390, height: 844 } });
    await signIn(phone, { origin, contact: contact() });
    await phone.goto(link);
    await signContract(phone, guardianOf(contact()));
    await pay(phone);

    await page.goto(`/admin/roster?date=${DAY.hourly}`);
    await page.waitForSelector(`.jt-row:has-text("${childOf(contact())}")`);
    await page.goto('/admin/collections/bookings');
    await page.click(`tbody tr:has-text("${childOf(contact())}") a`);
    const record = page.locator(`.jt-inline:has-text("${childOf(contact())}")`);
    await record.waitFor();
    expect((await record.innerText()).replaceAll('\u00a0', ' ')).toMatch(/已订好[\s\S]*付款 52\.00 元/);
  });

  test('hold temporary care, half a day, and full days by the month', async ({ page, contact }) => {
    await fill(page, { contact: contact(1), form: 'temporary', from: '13:00', to: '16:00' });
    expect(await hold(page)).toMatch(/临时托[\s\S]*13:00–16:00[\s\S]*88\.00 元/);
    await fill(page, { contact: contact(2), form: 'half_day', part: 'afternoon', months: '0' });
    expect(await hold(page)).toMatch(/半日托[\s\S]*13:30–17:00[\s\S]*62\.00 元/);
    await fill(page, { contact: contact(3), form: 'full_day', months: '1' });
    expect(await hold(page)).toMatch(/全日托[\s\S]*2 月 1 日，周一–2 月 28 日，周日[\s\S]*2,680\.00 元/);
    await page.getByRole('button', { name: '再订一个' }).click();
    await page.waitForSelector('.jt-form');
  });

  test('are told what is wrong, where, and lose nothing they have typed', async ({ page, contact }) => {
    await fill(page, { contact: contact(), form: 'temporary', from: '09:00', to: '15:00' });
    expect(await hold(page)).toContain('临时托一次最多 240 分钟');
    expect(await page.inputValue('[name=guardianName]')).toBe(guardianOf(contact()));
    expect(await page.inputValue('[name=to]')).toBe('15:00');
    expect(await page.getAttribute('[name=to]', 'aria-invalid')).toBe('true');
    await expectAccessible(page);
    await page.fill('[name=contact]', '12345');
    await page.click('.jt-form button[type=submit]');
    await page.waitForSelector('#counter-contact-wrong:has-text("只有 5 位")');
    await page.fill('[name=contact]', contact(1));
    await page.fill('[name=relation]', '外婆');
    await page.click('.jt-form button[type=submit]');
    await page.waitForSelector('#counter-ground-wrong:has-text("凭什么是监护人")');
    await page.fill('[name=ground]', '居委会指定');
    await page.fill('[name=birthDate]', '2023-03-10');
    await page.click('.jt-form button[type=submit]');
    await page.waitForSelector('#counter-birthDate-wrong:has-text("三岁以下")');
  });
});

test.describe('counter staff in English', { tag: '@phone' }, () => {
  test.use({ locale: 'en-GB' });

  test('can work on a narrow screen', async ({ page }) => {
    await page.goto('/admin/counter');
    await page.waitForSelector('.jt-form');
    expect(await page.textContent('h1')).toBe('Book at the counter');
    expect(await page.locator('.jt').innerText()).not.toMatch(/\p{Script=Han}/u);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
