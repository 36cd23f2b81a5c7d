import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** The same city at two hours of one morning: the centre ends the contract, and a quarter of an hour later its family has been told. */
const [THEN, LATER] = ['2026-11-25T02:00:00.000Z', '2026-11-25T02:15:00.000Z'];
const SAID = '我园房屋年底到期，房东不再续租';
let folder: string;
let server: TestServer | undefined;
const startAt = async (now: string) => {
  await server?.stop();
  server = await startServer({ DATA_DIR: folder, PORTAL_NOW: now });
  return server.origin;
};
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-ended-'));
});
test.afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a centre ends a contract: what comes back is seen first, and its family reads why and answers', { tag: '@phone' }, async ({
  page,
  contact,
  visit,
}) => {
  const first = await startAt(THEN);
  const family = contact();
  const wish = { form: 'full_day', ageMonths: '8', date: '2026-12-01', months: '3', meals: 'on', before: 'on' };
  await holdPlaces(page, { origin: first, contact: family, wish });
  await signContract(page);
  await pay(page);
  const path = new URL(page.url()).pathname;

  const head = await visit({ viewport: { width: 1280, height: 900 } });
  await signInStaff(head, { origin: first, who: 'head' });
  await head.goto(`${first}/admin/end-care?booking=${path.split('/').at(-1)}`);
  await head.fill('[name=said_zh]', SAID);
  // Sooner than its notice lets it.
  await head.fill('[name=lastDay]', '2026-12-04');
  await head.click('form[method=get] button');
  await expect(head.locator('.jt-note.bad')).toContainText('30 天');
  await head.fill('[name=lastDay]', '2026-12-31');
  await head.click('form[method=get] button');
  const sum = await head.locator('#plan').innerText();
  expect(fenIn(sum)).toBeGreaterThan(268000);
  await expect(head.locator('.jt')).toContainText('位子让出来');
  await expectAccessible(head);
  await head.click('.jt-closing-plan form button');
  await expect(head.locator('.jt-coming')).toContainText('2026 年 12 月 31 日');
  await page.reload();
  await expect(page.locator('.centre-ends')).toHaveCount(0);

  const origin = await startAt(LATER);
  await page.goto(`${origin}/outbox?to=${family}`);
  await expect(async () => {
    await page.reload();
    expect(await page.locator('main').innerText()).toContain(SAID);
  }).toPass({ timeout: 20_000 });
  await page.goto(origin + path);
  const notice = page.locator('.centre-ends');
  await expect(notice).toContainText('12 月 31 日');
  await expect(notice).toContainText(SAID);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await notice.locator('a[href$="/dispute"]').click();
  await expect(page.locator('#subject')).toBeVisible();
  await page.goto(`${origin}/en${path}`);
  await expect(notice).toContainText('The centre closes');
  await expectNoSidewaysScroll(page);
});
