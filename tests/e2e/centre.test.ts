import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { apiClient } from './api/client.ts';
import { decide, holdAndSign, holdOf, hourly } from './api/family.ts';
import { choose, signInAs, signInStaff, withinASecond } from './staff.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();
const api = apiClient(origin);
const TODAY = '2026-11-23';

/** A centre of its own, so that what its head changes is in nobody else's way. */
interface Centre {
  id: string;
  slug: string;
}
let centre: Centre;
let head: Page;

async function findCentre(): Promise<Centre> {
  const query = { district: '321281', form: 'hourly', ageMonths: 8, from: `${TODAY}T16:00`, to: `${TODAY}T17:00`, perPage: 50 };
  const { body } = await api.call(operations.searchFacilities, { query });
  const found = body.hits.filter(({ slug }) => slug !== 'hailing-sample').at(-1);
  if (!found) throw new Error('no other centre takes a child this afternoon');
  return { id: found.id, slug: found.slug };
}

const page = async () => (await fetch(`${origin}/facilities/${centre.slug}`)).text();
const save = async (onPage: Page) => {
  const answer = onPage.waitForResponse(
    (one) =>
      /\/admin\/api\//.test(one.url()) &&
      ['POST', 'PATCH', 'DELETE'].includes(one.request().method()) &&
      !one.url().includes('form-state'),
  );
  await onPage.click('#action-save');
  return answer;
};

beforeAll(async () => {
  centre = await findCentre();
  const office = await visit();
  await signInStaff(office, { origin, who: 'admin' });
  const account = {
    email: 'head2@demo.example',
    password: 'another-head-2026',
    name: '孙示例',
    roles: ['head'],
    facility: centre.id,
  };
  const answer = await office.context().request.post(`${origin}/admin/api/users`, { data: account, headers: { origin } });
  expect(answer.status()).toBe(201);
  head = await visit();
  await signInAs(head, { origin, email: account.email, password: account.password });
});

describe('the head of a centre', () => {
  it('sees today’s children with who may collect them, and notes that one has come and gone', async () => {
    const token = await api.signIn('13930000001');
    const body = {
      ...holdOf(hourly(TODAY, '16:00', '17:00'), { child: '小满' }),
      facility: centre.slug,
      consents: { healthNotes: true },
    };
    const child = { ...body.child, healthNotes: '花生过敏' };
    const booking = await holdAndSign(api, token, { ...body, child });
    const { body: payment } = await api.call(operations.pay, { token, params: { id: booking.id } });
    await decide(payment.url ?? '', 'approve');

    await head.goto(`${origin}/admin`);
    await head.waitForSelector('.jt-answer:has-text("今天来 1 个孩子")');
    await expectAccessible(head);
    await head.click('.jt-tasks .jt-button:has-text("看名单")');
    const row = head.locator('.jt-roster tbody tr');
    await row.waitFor();
    expect(await row.innerText()).toMatch(
      /16:00–17:00[\s\S]*小满[\s\S]*家长接口（妈妈）[\s\S]*13930000001[\s\S]*\d{6}[\s\S]*花生过敏/,
    );
    await expectAccessible(head);
    await row.getByRole('button', { name: '小满 到园' }).click();
    await row.getByRole('button', { name: '小满 接走' }).click();
    await row.getByText('已接走').waitFor();
    expect(await head.textContent('.jt-answer')).toBe('1 个孩子，已到 1 个，已接走 1 个');
  });

  it('prints the roster without the admin around it, with room to sign', async () => {
    await head.emulateMedia({ media: 'print' });
    expect(await head.locator('.jt-bar').first().isVisible()).toBe(false);
    expect(await head.locator('.app-header').isVisible()).toBe(false);
    expect(await head.getByRole('columnheader', { name: '接走签字' }).isVisible()).toBe(true);
    await head.emulateMedia({ media: 'screen' });
  });

  it('sees the week on a phone too', async () => {
    await head.goto(`${origin}/admin/occupancy`);
    await head.waitForSelector('.jt-cell strong');
    expect(await head.locator('.jt tbody tr').count()).toBeGreaterThan(0);
    await expectAccessible(head);
    await head.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(head);
    await head.goto(`${origin}/admin/roster`);
    await head.waitForSelector('.jt-roster');
    await expectNoSidewaysScroll(head);
    await head.setViewportSize({ width: 1280, height: 900 });
  });

  it('publishes a price, and the centre’s page has it within a second', async () => {
    expect(await page()).not.toContain('97.50');
    await head.goto(`${origin}/admin/collections/price-items/create`);
    await head.waitForSelector('#field-amount');
    expect(await head.locator('#field-facility').count()).toBe(0);
    await choose(head, 'form', '临时托');
    await choose(head, 'unit', '每月');
    await head.fill('#field-amount', '97.50');
    await head.fill('#field-startsOn', TODAY);
    expect((await save(head)).status()).toBe(400);
    await head.waitForSelector('text=这种托育不按这个单位收费');
    await choose(head, 'unit', '每次');
    expect((await save(head)).status()).toBe(201);
    await withinASecond('the new price is on the page', async () => (await page()).includes('97.50'));
  });

  it('announces a closure, and nobody can book the day a second later', async () => {
    const reason = async () => {
      const { body } = await api.call(operations.getAvailability, {
        params: { slug: centre.slug },
        query: { from: '2026-12-17', to: '2026-12-17', ageMonths: 8 },
      });
      return body.days[0]?.reason;
    };
    expect(await reason()).toBeUndefined();
    await head.goto(`${origin}/admin/collections/closures/create`);
    await head.waitForSelector('#field-reason');
    await head.fill('#field-from', '2026-12-17');
    await head.fill('#field-to', '2026-12-16');
    await head.fill('#field-reason', '全园消毒');
    expect((await save(head)).status()).toBe(400);
    await head.waitForSelector('text=不能早于 2026-12-17');
    await head.fill('#field-to', '2026-12-17');
    expect((await save(head)).status()).toBe(201);
    await withinASecond('the day is closed', async () => (await reason()) === 'closure');
  });

  it('is told why a class with children cannot go', async () => {
    await head.goto(`${origin}/admin/collections/classes`);
    await head.click('tbody a');
    await head.click('.doc-controls__popup button:visible');
    await head.click('#action-delete');
    await head.click('[id^=delete-] #confirm-action');
    await head.waitForSelector('.toast-error:has-text("不能删")');
  });

  it('neither sees nor changes another centre', async () => {
    const example = (await (await fetch(`${origin}/api/v1/facilities/hailing-sample`)).json()) as { id: string };
    const { request } = head.context();
    expect((await request.get(`${origin}/admin/api/facilities/${example.id}`)).status()).toBe(404);
    const change = { data: { phone: '0523-0000000' }, headers: { origin } };
    expect((await request.patch(`${origin}/admin/api/facilities/${example.id}`, change)).status()).toBe(403);
    const closure = { facility: example.id, from: '2026-12-18', to: '2026-12-18', reason: '不是我的' };
    expect((await request.post(`${origin}/admin/api/closures`, { data: closure, headers: { origin } })).status()).toBe(403);
    await head.goto(`${origin}/admin`);
    expect(await head.locator('.jt-groups').innerText()).not.toMatch(/育儿指导|操作日志|孩子|工作人员账号/);
  });
});
