import { startServer, type TestServer } from '../../support/start-server.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** Monday and Saturday, shortly after ten in Taizhou. */
const MONDAY = '2026-11-30T02:04:00.000Z';
const SATURDAY = '2026-11-28T02:04:00.000Z';

let server: TestServer | undefined;
test.afterEach(() => server?.stop());

const start = async (now: string) => {
  server = await startServer({ PORTAL_NOW: now, DEMO_LIFE: 'on' });
  return server.origin;
};

test('a demonstration that starts in the morning shows who has come, stays away and is due @desktop', async ({ page }) => {
  const origin = await start(MONDAY);
  await signInStaff(page, { origin, who: 'head' });
  await expect(async () => {
    await page.goto(`${origin}/admin/roster`);
    await expect(page.getByText(/示例/)).not.toHaveCount(0, { timeout: 1000 });
    await expect(page.locator('.jt-figures strong').first()).toHaveText(/^[3-9]$/, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await page.goto(`${origin}/admin/asked`);
  await expect(page.getByText('团团')).toBeVisible();
});

test('on a day of rest the board says so and opens on the next day, which is booked already @desktop', async ({ page }) => {
  const origin = await start(SATURDAY);
  await signInStaff(page, { origin, who: 'head' });
  await expect(async () => {
    await page.goto(`${origin}/admin`);
    await expect(page.locator('h1')).toContainText('11 月 30 日', { timeout: 1000 });
    await expect(page.getByText(/示例/)).not.toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText('今天休息')).toBeVisible();
  await page.goto(`${origin}/admin/roster?date=2026-11-28`);
  await expect(page.getByText('今天休息')).toHaveCount(0);
});
