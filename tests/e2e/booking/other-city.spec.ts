import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProcess } from '../../support/run-process.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { TEST_NOW } from '../../support/test-now.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';

/** British Columbia: another country's currency, language, register, refund rules and agreement. */
const CITY = { CITY: 'british-columbia', PORTAL_NOW: TEST_NOW };
const FOREIGN = /¥|元|yuan|Taizhou|泰州|12345|卫生健康/i;
let folder: string;
let server: TestServer | undefined;
let slug = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-other-city-'));
  const env = {
    ...process.env,
    ...CITY,
    NODE_ENV: 'production',
    LOG_LEVEL: 'silent',
    DEMO_LIFE: 'off',
    DATA_DIR: folder,
  } as const;
  const { code, output } = await runProcess('tests/support/other-city-process.ts', [], env);
  expect(code, output).toBe(0);
  slug = /^slug (\S+)$/m.exec(output)?.[1] ?? '';
  server = await startServer({ ...CITY, DATA_DIR: folder });
});
test.afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test.describe('what another city says about money', () => {
  test.use({ locale: 'en-CA' });

  test('its price, its refund rules, its agreement, who is paid, and what comes back, in its own currency and words', async ({
    page,
  }) => {
    const origin = server?.origin ?? '';
    const isOwn = async () => {
      const text = await page.locator('body').innerText();
      expect(text, page.url()).not.toMatch(FOREIGN);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      return text;
    };
    await page.goto(`${origin}/refund-rules`);
    expect(await isOwn()).toContain('Portal default; to be reviewed locally');
    await page.goto(`${origin}/facilities/${slug}`);
    expect(await isOwn()).toMatch(/\$\s?18\.00/);

    const wish = { form: 'hourly', ageMonths: '8', date: '2026-11-25', from: '09:00', to: '12:00', before: 'on' };
    const guardian = 'Robin Example';
    await holdPlaces(page, { origin, contact: 'robin.example@example.org', wish, slug, guardian });
    const contract = await isOwn();
    expect(contract).toContain('Hourly Child Care Agreement');
    expect(contract).toContain('British Columbia community care licensing office');
    expect(fenIn(await page.textContent('.key'))).toBe(5400);
    await signContract(page, guardian);
    expect(await isOwn()).toContain('Close By (demonstration), for Garry Oak Childcare');
    await pay(page);
    await isOwn();
    const offered = fenIn(await page.textContent('.back-big'));
    const receipt = await page.request.get(
      new URL((await page.getAttribute('a[href*="/receipts/"]', 'href')) ?? '', origin).href,
    );
    expect(receipt.headers()['content-type']).toBe('application/pdf');
    await page.click('a[href*="cancel=1"]');
    // Less than 72 and more than 24 hours before it begins, by the rule of this city.
    expect(offered).toBe(4320);
    await isOwn();
    await page.click('.btn-bad');
    expect(fenIn(await page.textContent('h1'))).toBe(offered);
    await isOwn();
  });
});
