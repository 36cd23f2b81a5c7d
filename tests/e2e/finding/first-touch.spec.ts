import type { Page } from '@playwright/test';
import { EXAMPLE } from '../kit/centres.ts';
import { holdReact, refuseReact, scriptsOf } from '../kit/island-scripts.ts';
import { afterwards, NEAR, searchFor } from '../kit/results.ts';
import { PLACE } from '../kit/suggestions.ts';
import { expect, test } from '../kit/test.ts';

const SEARCHED = '#search [name=place]';
const SAVED = 'form.save button[aria-pressed=true]';
const NOT_SAVED = 'form.save button[aria-pressed=false]';

const live = (page: Page, input: string) => page.waitForSelector(`${input}[role=combobox]`);
const caretOf = (page: Page, input: string) =>
  page.$eval<[boolean, number | null], HTMLInputElement>(input, (one) => [one === document.activeElement, one.selectionStart]);

test.describe('components', () => {
  for (const [path, touched] of [
    ['/', PLACE],
    [searchFor(NEAR), SEARCHED],
    [searchFor({}, '/en/facilities'), '.sort select'],
    [`/facilities/${EXAMPLE}`, 'form.save button'],
  ] as const)
    test(`of ${decodeURIComponent(path)} are loaded at the first touch, and not before`, async ({ page }) => {
      const scripts = scriptsOf(page);
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(scripts.react()).toBe(0);
      await page.focus(touched);
      await expect.poll(scripts.react).toBeGreaterThan(0);
    });
});

test.describe('while the script is on its way', () => {
  test('what is typed stays, with the focus and the caret, and is suggested for', async ({ page }) => {
    await page.goto('/');
    const come = await holdReact(page);
    await page.fill(PLACE, '人医院');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.insertText('民');
    expect(await page.getAttribute(PLACE, 'role')).toBeNull();
    come();
    await live(page, PLACE);
    await expect(page.locator('[role=option]').first()).toContainText('人民医院');
    expect(await page.inputValue(PLACE)).toBe('人民医院');
    expect(await caretOf(page, PLACE)).toEqual([true, 2]);
    await page.keyboard.insertText('三');
    expect(await page.inputValue(PLACE)).toBe('人民三医院');
    expect(await caretOf(page, PLACE)).toEqual([true, 3]);
  });

  test('an input method goes on with its word', { tag: '@desktop' }, async ({ page }) => {
    await page.goto('/');
    const come = await holdReact(page);
    const client = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.fill(PLACE, '');
    await compose('feng');
    const loaded = page.waitForResponse(/\/assets\/react\./);
    come();
    await (await loaded).finished();
    await compose("feng'cheng");
    expect(await page.inputValue(PLACE)).toBe("feng'cheng");
    await client.send('Input.insertText', { text: '凤城' });
    await live(page, PLACE);
    await expect(page.locator('[role=option]').first()).toContainText('凤城');
    expect(await page.inputValue(PLACE)).toBe('凤城');
    // And from then on as well, in the middle of what is there.
    await page.keyboard.press('ArrowLeft');
    await compose('da');
    expect(await page.inputValue(PLACE)).toBe('凤da城');
    await client.send('Input.insertText', { text: '大' });
    expect(await page.inputValue(PLACE)).toBe('凤大城');
    expect(await caretOf(page, PLACE)).toEqual([true, 2]);
  });

  test('what is chosen in the search’s form is searched for when it has come', async ({ page }) => {
    await page.goto(searchFor({ place: '凤城河' }));
    const come = await holdReact(page);
    await page.selectOption('select[name=form]', 'hourly');
    await page.click('summary:has-text("更多")');
    await page.check('[name=meals]');
    expect(new URL(page.url()).searchParams.has('form')).toBe(false);
    await afterwards(page, async () => come());
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('form'), searchParams.get('meals'), searchParams.get('place')]).toEqual([
      'hourly',
      'true',
      '凤城河',
    ]);
    await expect(page.locator('select[name=form]')).toHaveValue('hourly');
    await expect(page.locator('#search [name=meals]')).toBeChecked();
  });

  test('a centre is saved once it has come, and the page stays', async ({ page }) => {
    await page.goto(`/facilities/${EXAMPLE}`);
    const address = page.url();
    const come = await holdReact(page);
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
    await page.click(NOT_SAVED);
    await page.click('form.save button');
    await expect(page.locator('astro-island[aria-busy]')).toHaveCount(1);
    expect(asked).toEqual([]);
    come();
    await page.waitForSelector(SAVED);
    expect(page.url()).toBe(address);
    await expect(page.locator('astro-island[aria-busy]')).toHaveCount(0);
  });

  test('a centre that is ticked is counted when it has come', async ({ page }) => {
    await page.goto(searchFor(NEAR));
    const come = await holdReact(page);
    await page.locator('.cmp-pick input').first().check();
    come();
    await expect(page.locator('#compare [role=status]')).toContainText(/^已选.*再选一家就能比/);
    await expect(page.locator('.cmp-pick input').first()).toBeChecked();
  });
});

test.describe('when the script never comes', () => {
  test('a search is sent by its forms', async ({ page }) => {
    await page.goto('/');
    await refuseReact(page);
    await page.fill(PLACE, 'fengchenghe');
    await page.click('form.sentence button');
    await page.waitForURL(/\/facilities\?.*place=fengchenghe/);
    await expect(page.locator('#search .btn-small')).toBeHidden();
    await page.selectOption('[name=ageMonths]', '20');
    await page.click('#search .btn-small');
    await page.waitForURL(/ageMonths=20/);
    await expect(page.locator('.list')).toContainText('凤城河');
  });

  test('a centre is saved by its form', async ({ page }) => {
    await page.goto(`/facilities/${EXAMPLE}`);
    await refuseReact(page);
    await page.click(NOT_SAVED);
    await page.waitForURL(/saved=added/);
    await expect(page.locator('.notice').first()).toContainText('已收藏');
  });

  test('and is not refused either, a form that was held goes all the same', { tag: '@desktop' }, async ({ page }) => {
    await page.clock.install();
    await page.goto(`/facilities/${EXAMPLE}`);
    await holdReact(page);
    await page.click(NOT_SAVED);
    await expect(page.locator('astro-island[aria-busy]')).toHaveCount(1);
    await page.clock.fastForward(10_000);
    await page.waitForURL(/saved=added/);
  });
});
