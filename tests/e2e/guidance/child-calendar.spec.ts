import { readFile } from 'node:fs/promises';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: {
    title: '8 个月的宝宝',
    todo: /这个月要做的 \d+ 件事/,
    corrected: '矫正月龄 6 个月',
    check: '按月龄体检，不收钱',
    clinic: '周一、三、五 8:00–11:00（示例）',
    unchecked: '名单还没有核对过',
  },
  en: {
    title: 'Your child at 8 months',
    todo: /\d+ things? to do this month/,
    corrected: 'corrected age 6 months',
    check: 'A check-up for this age, free of charge',
    clinic: 'Mondays, Wednesdays and Fridays 8:00–11:00 (sample)',
    unchecked: 'not been checked yet',
  },
};

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`the calendar of a child, ${lang}, with script off`, { tag }, () => {
    test.use({ locale, javaScriptEnabled: false });

    test('has its days, goes by corrected age for one that came early, and is marked', async ({ page, origin }) => {
      await page.goto(`${prefix}/calendar`);
      await page.selectOption('#township', '321202001');
      await page.click('button[value=clinics]');
      await expect(page.locator('.clinics li')).toContainText(WORDS[lang].clinic);
      await expect(page.locator('.clinics li')).toContainText(WORDS[lang].unchecked);
      expect(page.url()).not.toContain('321202001');
      await page.click('.born summary');
      await page.fill('#birthDate', '2026-03-20');
      await page.fill('#weeks', '32');
      await page.click('.born-form button[type=submit]');
      await expect(page.locator('h1')).toHaveText(WORDS[lang].title);
      expect(page.url()).toBe(`${origin}${prefix}/calendar`);
      await expect(page.locator('main')).toContainText(WORDS[lang].corrected);
      await expect(page.locator('#child h2').first()).toHaveText(WORDS[lang].todo);
      const check = page.locator('.due-row', { hasText: WORDS[lang].check }).first();
      await check.locator('input').check();
      await page.click('#child button.btn:not(.btn-line)');
      await expect(page.locator('.due-done')).toHaveCount(1);
      await expectNoSidewaysScroll(page);

      const [file] = await Promise.all([page.waitForEvent('download'), page.click('#child .btn-line')]);
      const text = await readFile(String(await file.path()), 'utf8');
      expect(text).toContain('BEGIN:VEVENT');
      expect(text).not.toContain('check-up-8.8.');
    });
  });
}

test('each month of the ruler is as large as WCAG asks, and none lies on another', async ({ page }) => {
  await page.goto('/calendar?month=8');
  const small = await page.locator('.ruler a:visible').evaluateAll((all) => {
    const boxes = all.map((one) => one.getBoundingClientRect());
    return boxes.filter(({ left, top, width, height }) => {
      if (Math.min(width, height) >= 24) return false;
      // A smaller one has a circle of 24 px to itself (2.5.8).
      const [x, y] = [left + width / 2, top + height / 2];
      return boxes.some((other) => {
        const [dx, dy] = [other.left + other.width / 2 - x, other.top + other.height / 2 - y];
        return (dx !== 0 || dy !== 0) && Math.hypot(dx, dy) < 24;
      });
    }).length;
  });
  expect(small).toBe(0);
});

test('the calendar of a child is kept on this device where somebody ticked that, its marks too', async ({ page }) => {
  await page.goto('/calendar');
  await page.click('.born summary');
  await page.fill('#birthDate', '2026-03-20');
  await page.check('#onDevice');
  await page.click('.born-form button[type=submit]');
  await expect(page.locator('#child')).toBeVisible();
  await expectAccessible(page);
  await page.locator('.due-row input').first().check();
  await page.click('#child button.btn:not(.btn-line)');
  await expect(page.locator('.due-done')).toHaveCount(1);
  await page.goto('/calendar');
  await expect(page.locator('#birthDate')).toHaveValue('2026-03-20');
  await page.click('.born-form button[type=submit]');
  await expect(page.locator('.due-done')).toHaveCount(1);
});
