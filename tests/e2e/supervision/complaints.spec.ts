import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, test } from '../kit/test.ts';

for (const [lang, path, words] of [
  ['zh', '/complaints', { send: '送出', follow: '看看办到哪一步', received: '已收到' }],
  ['en', '/en/complaints', { send: 'Send', follow: 'See progress', received: 'Received, not' }],
] as const)
  test.describe(`a complaint, in ${lang}`, () => {
    test.use({ javaScriptEnabled: false });
    test('is sent from a centre’s page without a name, and followed by its number', async ({ page }) => {
      await page.goto(`${path}?facility=hailing-sample`);
      await page.click(`button:has-text("${words.send}")`);
      await expect(page.locator('.errors')).toBeVisible();
      await expect(page.locator('#subject[aria-invalid]')).toBeVisible();
      await page.selectOption('#subject', 'money');
      await page.click(`button:has-text("${words.send}")`);
      await expect(page.locator('#text[aria-invalid]')).toBeVisible();
      expect(await page.inputValue('#subject'), 'what was chosen stays').toBe('money');
      await page.fill('#text', '交了三个月的费，退了两次都没到账。');
      await page.click(`button:has-text("${words.send}")`);
      const number = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.locator('h1').innerText())?.[0] ?? '';
      expect(number).not.toBe('');
      await expectNoSidewaysScroll(page);
      await page.goto(path);
      await page.fill('#number', number.toLowerCase().replaceAll('-', ' '));
      await page.click(`button:has-text("${words.follow}")`);
      await expect(page.locator('.followed')).toContainText(words.received);
      await expectNoSidewaysScroll(page);
    });
  });

test('what anybody may download opens in a spreadsheet, with a row for each centre', async ({ page, origin }) => {
  await page.goto('/open-data');
  await expectAccessible(page);
  for (const [name, columns] of [
    ['centres', 14],
    ['prices', 8],
  ] as const) {
    const href = await page.locator(`a[href$="/${name}.csv"]`).getAttribute('href');
    const answer = await page.request.get(origin + href);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const text = (await answer.body()).toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const lines = text.trim().split('\r\n');
    expect(lines[0]?.split(',')).toHaveLength(columns);
    expect(lines.some((line) => line.includes('hailing-sample'))).toBe(true);
    expect(lines.length).toBeGreaterThan(50);
  }
  expect((await page.request.get(`${origin}/open-data/children.csv`)).status()).toBe(404);
});
