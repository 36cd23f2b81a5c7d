import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** A city of its own at two hours: months take places from all who come after, and a child comes on a day that has begun. */
const [BEFORE, ON_THE_DAY] = ['2026-11-25T02:00:00.000Z', '2026-11-26T01:00:00.000Z'];
/** A month of full days with meals. */
const [CARE, MEALS] = [218_000, 50_000];
let folder: string;
let server: TestServer | undefined;
const startAt = async (now: string) => {
  await server?.stop();
  server = await startServer({ DATA_DIR: folder, PORTAL_NOW: now });
  return server.origin;
};
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-walks-'));
});
test.afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});
test.describe.configure({ mode: 'serial' });

test.describe('a parent who pays by the month', { tag: '@phone' }, () => {
  test('asks for more than three months ahead, is offered what fits, and books that', async ({ page, contact }) => {
    const origin = await startAt(BEFORE);
    const contactOf = contact();
    const toddler = { form: 'full_day', ageMonths: '20', before: 'on' };
    const born = '2025-03-10';
    await holdPlaces(page, {
      ...{ origin, contact: contactOf, birthDate: born },
      wish: { ...toddler, date: '2026-12-01', months: '2' },
    });
    await signContract(page);
    await pay(page);
    await page.goto(`${origin}/book/hailing-sample?${new URLSearchParams({ ...toddler, date: '2027-02-01', months: '3' })}`);
    await page.click('form:has(input[name=step]) button[type=submit]');
    await page.click('#go-on > button');
    const errors = page.locator('.errors');
    await expect(errors).toContainText('最多预付三个月');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.click('#fits');
    await expect(errors).toHaveCount(0);
    expect(new URL(page.url()).searchParams.get('months')).toBe('1');
    await page.click('#go-on > button');
    await page.waitForURL(/\/bookings\//);
    await signContract(page);
    await pay(page);
    await expect(page.locator('h1')).toContainText('订好了');
  });

  test('cancels within seven days, before the child has come, and gets all of it back', async ({ page, contact }) => {
    const { origin = '' } = server ?? {};
    const wish = { form: 'full_day', ageMonths: '8', date: '2026-11-26', months: '3', meals: 'on' };
    await holdPlaces(page, { origin, contact: contact(), wish });
    await signContract(page);
    await pay(page);
    const all = 3 * (CARE + MEALS);
    expect(fenIn(await page.locator('.back-big').innerText())).toBe(all);
    await page.click('a[href*="cancel=1"]');
    await expect(page.locator('form.confirm')).toBeVisible();
    await expectAccessible(page);
    await page.click('form.confirm button[type=submit]');
    await expect(page.locator('h1')).toContainText('已取消');
    expect(fenIn(await page.locator('h1').innerText())).toBe(all);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  test('cancels once the child has come: a day of care is settled by the contract, and later months come back whole', async ({
    page,
    contact,
    visit,
  }) => {
    const { origin: before = '' } = server ?? {};
    const wish = { form: 'full_day', ageMonths: '8', date: '2026-11-26', months: '2', meals: 'on', before: 'on' };
    await holdPlaces(page, { origin: before, contact: contact(), wish });
    await signContract(page);
    await pay(page);
    const path = new URL(page.url()).pathname;
    const origin = await startAt(ON_THE_DAY);
    const head = await visit({ viewport: { width: 1280, height: 900 } });
    await signInStaff(head, { origin, who: 'head' });
    await head.goto(`${origin}/admin`);
    const row = head.locator('.jt-row', { hasText: '小满' });
    await row.getByRole('button', { name: '小满 到了' }).click();
    await row.getByText('在园').waitFor();

    await page.goto(origin + path);
    const back = fenIn(await page.locator('.back-big').innerText());
    // Of the month that has begun four fifths of the care, and the meals of the days to come; the second month whole.
    expect(back).toBeGreaterThan(CARE * 0.8 + CARE + MEALS);
    expect(back).toBeLessThan(CARE * 0.8 + CARE + 2 * MEALS);
    await expect(page.locator('.back')).toContainText('1,744.00');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.click('a[href*="cancel=1"]');
    await page.click('form.confirm button[type=submit]');
    await expect(page.locator('h1')).toContainText('已取消');
    expect(fenIn(await page.locator('h1').innerText())).toBe(back);
    await expectAccessible(page);
  });
});
