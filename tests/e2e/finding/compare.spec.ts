import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { type Centre, centresNearby, EXAMPLE } from '../kit/centres.ts';
import { expect, test } from '../kit/test.ts';

const WISH = 'place=凤城河&ageMonths=20&form=hourly&date=2026-12-22&from=09:00&to=12:00';

let centres: Centre[];
let listed: Centre;
test.beforeAll(async () => {
  ({ centres, listed } = await centresNearby());
});

const slugs = (count: number) => centres.slice(0, count).map(({ slug }) => slug);
const compare = (ids: readonly string[], more = '') => `/facilities/compare?ids=${ids.join(',')}&${more}`;
const names = (page: Page) => page.locator('.cmp thead a').allTextContents();
const row = (page: Page, key: string) => page.locator(`.cmp tr[data-row="${key}"]`);

test.describe('the comparison', { tag: '@desktop' }, () => {
  test('puts two to four centres side by side for the hours asked for, what differs first and the best of each row marked', async ({
    page,
  }) => {
    await page.goto(compare(slugs(3), WISH));
    expect(await page.textContent('h1')).toBe('比一比，3 家');
    expect(await names(page)).toEqual(centres.slice(0, 3).map(({ name }) => name));
    await expect(row(page, 'time').locator('th')).toContainText(/12.月.22.日，周二[\s\S]*9:00–12:00/, { useInnerText: true });
    await expect(row(page, 'time').locator('td').first()).toContainText(/剩 \d+ 位[\s\S]*托位 \d+，当班老师 \d+ 位/, {
      useInnerText: true,
    });
    await expect(row(page, 'distance-1').locator('th')).toHaveText('离凤城河', { useInnerText: true });
    await expect(row(page, 'hourly').locator('td').first()).toContainText(/每小时 26.元/, { useInnerText: true });
    await expect(row(page, 'refund').locator('td').first()).toContainText(/前退 62\.40.元/, { useInnerText: true });
    const keys = await page.locator('.cmp tbody tr').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.row));
    expect(keys.slice(1, 4)).toEqual(['cost', 'distance-1', 'time']);
    expect(keys.at(-1)).toBe('alike');
    await expect(row(page, 'alike').locator('td')).toContainText('资质：已备案，状态正常');
    await expect(row(page, 'cost').locator('.cmp-best')).toHaveCount(1);
    const book = page.locator('.cmp-act td').first().locator('.btn');
    expect(await book.getAttribute('href')).toMatch(/\/book\/hailing-sample\?.*form=hourly/);
    await expectAccessible(page);
  });

  test('shows what is left of today without hours, and the refund by the rule', async ({ page }) => {
    await page.goto(compare(slugs(2)));
    await expect(row(page, 'time').locator('th')).toHaveText('今天还有没有位', { useInnerText: true });
    expect(await row(page, 'time').locator('td').first().locator('svg').count()).toBe(2);
    await expect(row(page, 'alike')).toContainText('提前 24 小时退 80%');
  });

  test('names a centre that is only listed for what is known of it', async ({ page }) => {
    await page.goto(compare([EXAMPLE, listed.slug], WISH));
    await expect(row(page, 'hourly').locator('td').nth(1)).toContainText('未知');
    expect(await row(page, 'address').locator('td').nth(1).innerText()).not.toContain('未知');
    expect(await page.locator('.cmp-act td').nth(1).locator('.btn').count()).toBe(0);
  });

  const ODD: [what: string, ids: () => string[], words: string, count: number][] = [
    ['one', () => [EXAMPLE], '再选一家', 1],
    ['an id and the slug of the same', () => [EXAMPLE, centres[0]?.id ?? '', slugs(2)[1] ?? ''], '只列一次', 2],
    ['one that is not there', () => [...slugs(2), 'no-such-centre'], '有 1 家没有找到', 2],
    ['more than four', () => slugs(6), '只列出前 4 家', 4],
    ['nothing', () => [], '还没有选', 0],
    ['nothing but commas', () => ['', '', ''], '还没有选', 0],
    ['nonsense', () => ['%00', '<script>', 'x'.repeat(3000)], '没有找到', 0],
  ];
  for (const [what, ids, words, count] of ODD) {
    test(`helps with ${what}, and shows what it can`, async ({ page }) => {
      const asked = ids().map(encodeURIComponent).join(',');
      const response = await page.goto(
        `/facilities/compare?ids=${asked}&form=nonsense&date=2026-99-99&from=9&to=x&near=1&at=x&days=9`,
      );
      expect(response?.status()).toBe(200);
      await expect(page.locator('main')).toContainText(words);
      expect(await names(page)).toHaveLength(count);
      await expectAccessible(page);
    });
  }

  test('loses a centre by a link, and finds the way back to the same search', async ({ visit, origin }) => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(compare(slugs(3), WISH));
    await page.locator('.cmp-act td').nth(1).locator('.cmp-out').click();
    expect(await names(page)).toEqual([centres[0]?.name, centres[2]?.name]);
    const back = new URL((await page.locator('.crumbs a').getAttribute('href')) ?? '', origin);
    expect(back.pathname).toBe('/facilities');
    expect(decodeURIComponent(back.search.slice(1)).split('&').sort()).toEqual(WISH.split('&').sort());
    expect(await page.locator('[data-print]').isVisible()).toBe(false);
  });

  test('prints on A4 on its side, without the frame and what is pressed', async ({ page }) => {
    await page.goto(compare(slugs(4), WISH));
    expect(await page.locator('[data-print]').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.top', '.foot', '.crumbs', '[data-print]', '.cmp-act', '[data-row=address] .cmp-links >> nth=0'])
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
    expect(await page.locator('.cmp thead').isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const [, width, height] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1')) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
  });
});

test.describe('the comparison in English', () => {
  test.use({ locale: 'en-GB' });
  const inEnglish = () => `/en/facilities/compare?ids=${slugs(4).join(',')}`;

  test('shows two at a time on a phone and at 400 % zoom, with their names in sight', { tag: '@phone' }, async ({ page }) => {
    await page.goto(inEnglish());
    const seen = () => page.locator('.cmp thead a').filter({ visible: true }).allTextContents();
    const all = await names(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await expectNoSidewaysScroll(page);
      expect(await seen()).toEqual(all.slice(0, 2));
      const [first, second] = await Promise.all([0, 1].map((at) => row(page, 'full_day').locator('td').nth(at).boundingBox()));
      expect(second?.y).toBe(first?.y);
    }
    await row(page, 'address').scrollIntoViewIfNeeded();
    await expect(page.locator('.cmp thead a').first()).toBeInViewport();
    await page.locator('.cmp-pair').nth(3).click();
    await page.waitForURL(/pair=/);
    expect(await seen()).toEqual([all[1], all[3]]);
    await expectAccessible(page);
  });

  test('says what can be had instead of hours that cannot', async ({ page }) => {
    await page.goto(`/en/facilities/compare?ids=${slugs(2).join(',')}&${WISH.replace('to=12:00', 'to=20:00')}`);
    const way = row(page, 'time').locator('.cmp-links a').first();
    await expect(way).toContainText(/9:00\W+1\d:/);
    await way.click();
    await page.waitForURL(/\/book\//);
    await expect(page.locator('.go-on .btn')).toBeVisible();
  });

  test('reads on a desktop, in large letters too', { tag: '@desktop' }, async ({ page }) => {
    await page.goto(inEnglish());
    await expectAccessible(page);
    await page.goto(`/text-size?to=large&next=${encodeURIComponent(inEnglish())}`);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
