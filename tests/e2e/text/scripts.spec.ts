import type { Page } from '@playwright/test';
import { seedOr } from '../../support/seed.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { TEST_NOW } from '../../support/test-now.ts';
import { searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';
import { scriptPayloads } from './script-payloads.ts';
import { bodyOf, staffWrites } from './staff-writes.ts';

/** So many in a run; the long form has twenty-five, each with others. */
const COUNT = 200;
const HERE = { near: '32.4921,119.9163', form: 'hourly', ageMonths: '8' };

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ PORTAL_NOW: TEST_NOW });
});
test.afterAll(() => server?.stop());

/** What a page does that it should not: scripts, dialogs, other hosts, refusals of its policy. */
async function watch(page: Page, origin: string): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('ran', (at: number) => seen.push(`script ${at} ran`));
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => !request.url().startsWith(origin) && seen.push(`asked ${request.url()}`));
  page.on('console', (message) => /Content Security|Trusted/.test(message.text()) && seen.push(message.text()));
  return seen;
}

/** Elements that only a payload makes. */
const MADE =
  'meta[http-equiv], base, iframe, object, math, marquee, [src="x"], a[href^="javascript" i], form[action*="elsewhere"], ' +
  ['onerror', 'onload', 'ontoggle', 'onfocus', 'onmouseover', 'onanimationstart', 'onbegin', 'onpointerenter']
    .map((on) => `[${on}]`)
    .join();

async function expectText(page: Page, address: string, texts: readonly string[], seen: readonly string[]): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  // A search that is asked for in another order may be answered at its own address, but nobody is led elsewhere.
  const [asked, there] = [new URL(address), new URL(page.url())];
  expect(there.origin + there.pathname, address).toBe(asked.origin + asked.pathname);
  expect(await page.locator(MADE).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 200))), address).toEqual([]);
  const shown = (await page.locator('body').textContent())?.replace(/\s+/g, ' ') ?? '';
  for (const text of texts) expect(shown).toContain(text.replace(/\s+/g, ' ').trim());
  expect(seen, address).toEqual([]);
}

test.describe('names and texts that hold scripts', { tag: '@desktop' }, () => {
  test('are shown as they are written, wherever they stand', async ({ page }) => {
    const { origin } = server;
    const seed = seedOr(20261128);
    const payloads = scriptPayloads(seed, COUNT);
    const take = (count: number) => payloads.splice(0, count);
    const one = () => take(1)[0] ?? '';
    const staff = await staffWrites(page.request, origin);
    test.info().annotations.push({ type: 'seed', description: String(seed) });

    const [article] = await staff.list('articles', 1, '&where[slug][equals]=separation-anxiety');
    const body = take(90);
    const [title, summary, author, reviewer] = [one(), one(), one(), one()];
    const sources = take(3);
    const words = { title, summary, author, reviewer, sources: sources.join('\n'), body: bodyOf(body) };
    const publisher = await staffWrites(page.request, origin, 'reviewer');
    await publisher.change('articles', article?.id ?? '', { ...words, review: 'in_review', _status: 'published' });
    const policy = take(30);
    const [found] = await staff.list('policies', 1, '&where[slug][equals]=tz-2021-71');
    const policyWords = { title: one(), summary: one(), number: one(), issuer: one(), sources: one(), body: bodyOf(policy) };
    await publisher.change('policies', found?.id ?? '', policyWords);
    const centres = await staff.list('facilities', 100, '&where[listing][equals]=claimed&where[districtCode][equals]=321202');
    const [example, ...others] = centres.toSorted((a) => (a.slug === 'hailing-sample' ? -1 : 0));
    const centreWords = { name: one(), address: one(), summary: one(), bring: one(), doctor: one() };
    await staff.change('facilities', example?.id ?? '', centreWords);
    const names = take(12);
    for (const [at, name] of names.entries()) if (others[at]) await staff.change('facilities', others[at].id, { name });
    const [group] = await staff.list('classes', 1, `&where[facility][equals]=${example?.id}`);
    const className = one();
    await staff.change('classes', group?.id ?? '', { name: className });
    const activities = await staff.list('activities', 5, '&sort=date&where[date][greater_than_equal]=2026-11-23');
    const happenings = activities.map(() => ({ title: one(), place: one(), summary: one() }));
    for (const [at, happening] of happenings.entries()) await staff.change('activities', activities[at]?.id ?? '', happening);

    const seen = await watch(page, origin);
    for (const prefix of ['', '/en']) {
      const at = `${origin}${prefix}`;
      await expectText(page, `${at}/guidance/separation-anxiety`, [title, author, ...body], seen);
      await expectText(page, `${at}/policy/tz-2021-71`, [policyWords.title, policyWords.number, ...policy.slice(1)], seen);
      await expectText(page, `${at}/facilities/hailing-sample`, [centreWords.name, centreWords.address], seen);
      await expectText(
        page,
        `${at}/activities`,
        happenings.map((happening) => happening.title),
        seen,
      );
      await expectText(page, `${at}/facilities/compare?ids=hailing-sample,${others[0]?.slug},${others[1]?.slug}`, [], seen);
    }
    await expectText(page, `${origin}/guidance`, [title], seen);
    await expectText(page, `${origin}/policy`, [policyWords.title], seen);
    await expectText(page, `${origin}/`, [], seen);
    // The rest by address, in every field of the search, with the map drawn.
    while (payloads.length > 0) {
      const [place, and, q, sort, date] = [one(), one(), one(), one(), one()];
      await expectText(page, `${origin}${searchFor({ ...HERE, place, and, q, sort, date })}`, [], seen);
      await expectText(page, `${origin}${searchFor({ ...HERE, place })}`, [], seen);
      await expect(page.locator('.map-place').first()).toHaveText(place.slice(0, 100).trim());
    }
  });
});
