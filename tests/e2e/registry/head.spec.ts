import type { Page, Response } from '@playwright/test';
import { operations } from '#site/api/operations.ts';
import { changes } from '../../support/eventually.ts';
import type { ApiClient } from '../api/client.ts';
import { hourly } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { showCode } from '../kit/camera.ts';
import { bookAfternoon, centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { choose, signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const TODAY = '2026-11-23';
const TOMORROW = '2026-11-24';
const LATER = '2026-12-04';
const PASSWORD = 'another-head-2026';

let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  // After a failure the rest begins anew in another process, with another account.
  email = `head-${workerIndex}@demo.example`;
  centre = await centreOfItsOwn(playwright, { head: { email, password: PASSWORD, name: '孙示例' } });
});

/** A family's child comes to it that afternoon. */
const bookOn = async (date: string, who: { api: ApiClient; contact: string }) =>
  (await bookAfternoon(centre, { date, ...who })).code;

test.beforeEach(({ page, origin }) => signInAs(page, { origin, email, password: PASSWORD }));

/** Presses save, and gives the answer. */
async function save(page: Page): Promise<Response> {
  const answer = page.waitForResponse(
    (one) =>
      /\/admin\/api\//.test(one.url()) &&
      ['POST', 'PATCH', 'DELETE'].includes(one.request().method()) &&
      !one.url().includes('form-state'),
  );
  await page.click('#action-save');
  return answer;
}

/** Saving is refused, and the page says why, until something else is typed. */
async function isRefused(page: Page, { status, says }: { status: number; says: string }): Promise<void> {
  expect((await save(page)).status()).toBe(status);
  await page.waitForSelector(says);
}

test.describe('the head of a centre', { tag: '@desktop' }, () => {
  test('sees today’s children with who may collect them, notes that one has come and gone, and prints the roster', async ({
    page: head,
    api,
    contact,
  }) => {
    const code = await bookOn(TODAY, { api, contact: contact() });
    expect(code).toMatch(/^\d{6}$/);
    const { docs } = await (await head.request.get('/admin/api/bookings?depth=0')).json();
    expect(JSON.stringify(docs)).not.toContain(code);

    await head.goto('/admin');
    const row = head.locator('.jt-row', { hasText: '小满' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/小满[\s\S]*16:00–17:00[\s\S]*花生过敏/);
    await row.locator('summary').click();
    expect(await row.innerText()).toMatch(new RegExp(`家长接口 妈妈 ${contact()}`));
    await expectAccessible(head);
    await row.getByRole('button', { name: '小满 到了' }).click();
    await row.getByText('在园').waitFor();
    await row.getByRole('button', { name: '小满 接走' }).click();
    await row.getByRole('button', { name: '核对并交给他' }).click();
    await row.getByText('没有接送码').first().waitFor();
    await row.getByLabel('接送码', { exact: true }).fill('1');
    await row.getByRole('button', { name: '核对并交给他' }).click();
    await row.getByText('接送码不对').waitFor();
    await expectAccessible(head);
    await row.getByLabel('接送码', { exact: true }).fill(code);
    await row.getByRole('button', { name: '核对并交给他' }).click();
    await row.getByText('已接走').waitFor();
    const undo = head.locator('.jt-undo');
    expect(await undo.innerText()).toMatch(/小满 \d+:\d\d 由妈妈接走，核过接送码[\s\S]*撤销\s+[45]:\d\d/);
    await expectAccessible(head);
    await undo.getByRole('button').click();
    await row.getByText('在园').waitFor();
    await head.addInitScript(showCode, code);
    await head.goto('/admin/roster');

    await test.step('found by the code that its family says, or holds before the camera', async () => {
      const box = head.locator('.jt-find');
      await box.getByLabel('接送码').fill('1');
      await box.getByRole('button', { name: '找到这个孩子' }).click();
      await box.getByText('没有孩子是这个接送码').waitFor();
      const told = row.getByLabel('接送码', { exact: true });
      await box.getByLabel('接送码').fill(code);
      await box.getByRole('button', { name: '找到这个孩子' }).click();
      await expect(told).toHaveValue(code);
      await expectAccessible(head);
      await head.reload();
      await box.getByRole('button', { name: '扫码' }).click();
      await expect(told).toHaveValue(code);
    });

    await test.step('on paper without the admin around it, with room to sign', async () => {
      await head.emulateMedia({ media: 'print' });
      expect(await head.locator('.jt-bar').first().isVisible()).toBe(false);
      expect(await head.locator('.app-header').isVisible()).toBe(false);
      expect(await head.locator('.jt-sign').first().isVisible()).toBe(true);
    });
  });

  test('sees the week', async ({ page: head }) => {
    await head.goto('/admin/occupancy');
    await head.waitForSelector('.jt-cell strong');
    expect(await head.locator('.jt tbody tr').count()).toBeGreaterThan(0);
    await expectAccessible(head);
  });

  test('publishes a price for a later day, and families are asked for it then', async ({ page: head, api }) => {
    const priceOn = async (date: string) => {
      const body = { facility: centre.slug, ...hourly(date, '16:00', '17:00'), ageMonths: 8 };
      return (await api.call(operations.quote, { body })).body.total;
    };
    const before = await priceOn(LATER);
    await head.goto('/admin/collections/price-items/create');
    await head.waitForSelector('#field-amount');
    expect(await head.locator('#field-facility').count()).toBe(0);
    await choose(head, 'form', '计时托');
    await choose(head, 'unit', '每月');
    await head.fill('#field-amount', '19.50');
    await head.fill('#field-startsOn', TODAY);
    await isRefused(head, { status: 400, says: 'text=这种托育不按这个单位收费' });
    await choose(head, 'unit', '每小时');
    await isRefused(head, { status: 400, says: 'text=今天已经在收另一个价：新价最早从明天起' });
    await head.fill('#field-startsOn', LATER);
    expect((await save(head)).status()).toBe(201);
    await changes(() => priceOn(LATER), { from: before, to: 1950 });
    expect(await priceOn(TOMORROW)).toBe(before);
  });

  test('announces a closure, and nobody can book the day', async ({ page: head, api }) => {
    const reason = async () => {
      const { body } = await api.call(operations.getAvailability, {
        params: { slug: centre.slug },
        query: { from: '2026-12-17', to: '2026-12-17', ageMonths: 8 },
      });
      return body.days[0]?.reason;
    };
    expect(await reason()).toBeUndefined();
    await head.goto('/admin/collections/closures/create');
    await head.waitForSelector('#field-reason');
    await head.fill('#field-from', '2026-12-17');
    await head.fill('#field-to', '2026-12-16');
    await head.fill('#field-reason', '全园消毒');
    await isRefused(head, { status: 400, says: 'text=不能早于 2026-12-17' });
    await head.fill('#field-to', '2026-12-17');
    // Children are booked that day: it is asked about first.
    await isRefused(head, { status: 409, says: '.toast-error:has-text("12 月 17 日，周四")' });
    await expect(head.locator('.jt-toast-links a').first()).toHaveAttribute(
      'href',
      /^\/admin\/(enrolled|collections\/bookings\/)/,
    );
    await head.check('#field-confirmed');
    expect((await save(head)).status()).toBe(201);
    await changes(reason, { from: undefined, to: 'closure' });
  });

  test('shuts a day in one go: sees whom it touches and what each gets, and can take it back', async ({
    page: head,
    api,
    contact,
  }) => {
    const day = '2026-12-18';
    const reason = async () => {
      const params = { slug: centre.slug };
      const { body } = await api.call(operations.getAvailability, { params, query: { from: day, to: day, ageMonths: 8 } });
      return body.days[0]?.reason;
    };
    await bookOn(day, { api, contact: contact() });
    await head.goto('/admin/roster');
    await head.getByRole('link', { name: '这几天关门' }).click();
    await head.getByLabel('从', { exact: true }).fill(day);
    await head.getByLabel('到', { exact: true }).fill(day);
    await head.getByLabel('原因').selectOption('water');
    await head.getByRole('button', { name: '看影响到谁' }).click();
    const row = head.getByRole('row', { name: /小满/ });
    await expect(row).toContainText('退全部');
    await expectAccessible(head);
    await expectNoSidewaysScroll(head);
    await row.getByRole('combobox').selectOption('ask');
    await expect(row).toContainText('家长自己选');
    await row.getByRole('combobox').selectOption('refund');
    await head.getByRole('button', { name: '关门并告诉大家' }).click();
    await expect(head.getByText('还没有告诉家长，也没有退钱')).toBeVisible({ timeout: 20_000 });
    await changes(reason, { from: undefined, to: 'closure' });
    await head.getByRole('button', { name: /^撤销/ }).click();
    await expect(head.getByText('还没有告诉家长，也没有退钱')).toHaveCount(0, { timeout: 20_000 });
    await changes(reason, { from: 'closure', to: undefined });
  });

  test('still reads why a save was refused when a check of what was typed is answered later', async ({ page: head }) => {
    await head.goto('/admin/collections/closures/create');
    await head.waitForSelector('form[data-form-ready=true] #field-reason');
    const late = new Set<() => void>();
    await head.route(/\/closures\/create$/, async (route) => {
      if (route.request().headers()['next-action']) await new Promise<void>((resolve) => late.add(resolve));
      await route.continue();
    });
    await head.fill('#field-from', '2026-12-17');
    await head.fill('#field-to', '2026-12-16');
    await head.fill('#field-reason', '全园消毒');
    await expect.poll(() => late.size).toBeGreaterThan(0);
    await isRefused(head, { status: 400, says: 'text=不能早于 2026-12-17' });
    const answered = head.waitForResponse((one) => Boolean(one.request().headers()['next-action']));
    for (const release of late) release();
    await answered;
    await head.unroute(/\/closures\/create$/);
    // Longer than the form takes to show what it was answered.
    await head.waitForTimeout(1000);
    expect(await head.locator('text=不能早于 2026-12-17').count()).toBe(1);
  });

  test('is told why a class with children cannot go', async ({ page: head }) => {
    await head.goto('/admin/collections/classes');
    await head.click('tbody a');
    await head.click('.doc-controls__popup button:visible');
    await head.click('#action-delete');
    await head.click('[id^=delete-] #confirm-action');
    await head.waitForSelector('.toast-error:has-text("不能删")');
  });

  test('neither sees nor changes another centre', async ({ page: head, origin }) => {
    const example = (await (await fetch(`${origin}/api/v1/facilities/hailing-sample`)).json()) as { id: string };
    const { request } = head;
    expect((await request.get(`/admin/api/facilities/${example.id}`)).status()).toBe(404);
    const change = { data: { phone: '0523-0000000' }, headers: { origin } };
    expect((await request.patch(`/admin/api/facilities/${example.id}`, change)).status()).toBe(403);
    const closure = { facility: example.id, from: '2026-12-18', to: '2026-12-18', reason: '不是我的' };
    expect((await request.post('/admin/api/closures', { data: closure, headers: { origin } })).status()).toBe(403);
    await head.goto('/admin');
    expect(await head.locator('.jt-groups').innerText()).not.toMatch(/育儿指导|操作日志|孩子|工作人员账号/);
  });
});

test.describe('the head of a centre on a phone', { tag: '@phone' }, () => {
  test.beforeAll(({ api }) => bookOn(TOMORROW, { api, contact: '13900008262' }));

  for (const [path, shown] of [
    ['/admin/occupancy', '.jt-cell strong'],
    [`/admin/roster?date=${TOMORROW}`, '.jt-board'],
    ['/admin/account', '.payload-settings'],
  ] as const) {
    test(`sees ${path} without scrolling sideways`, async ({ page: head }) => {
      await head.goto(path);
      await head.waitForSelector(shown);
      await expectNoSidewaysScroll(head);
    });
  }
});
