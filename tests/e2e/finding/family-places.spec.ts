import type { Page } from '@playwright/test';
import { expectAccessible } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { typeIn } from '../kit/suggestions.ts';
import { expect, test } from '../kit/test.ts';

const row = (page: Page, text: string) => page.locator('#places li', { hasText: text });

async function keep(page: Page, { label, place, called = '' }: { label: string; place: string; called?: string }): Promise<void> {
  if (await page.locator('#places details:not([open])').count()) await page.click('#places summary');
  await page.selectOption('#places [name=label]', label);
  await page.fill('#places [name=place]', place);
  await page.keyboard.press('Escape');
  await page.fill('#places [name=called]', called);
  await page.click('#places form.form button[type=submit]');
}

test.describe('a family’s own places', () => {
  test('are saved with a suggestion, shown, searched around by their number, and removed', async ({ page, origin, contact }) => {
    await signIn(page, { origin, contact: contact() });
    const input = '#places [name=place]';
    await page.click('#places summary');
    await page.selectOption('#places [name=label]', 'grandparents');
    await typeIn(page, '海陵', input);
    expect(await page.locator('.suggest-head').count(), 'no centres here').toBe(0);
    await typeIn(page, 'tiandehu', input);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.inputValue(input)).toBe('天德湖公园');
    await page.fill('#places [name=called]', '外婆家');
    await page.click('#places form.form button[type=submit]');
    await page.waitForURL(/\/account\?places=saved/);
    expect(await row(page, '外婆家').textContent()).toContain('天德湖公园');
    await expectAccessible(page);
    const link = await row(page, '外婆家').locator('a').getAttribute('href');
    expect(link).toMatch(/\/facilities\?at=[\w-]{24,36}$/);
    expect(await row(page, '外婆家').locator('a').textContent()).toBe('在外婆家附近找');
    await row(page, '外婆家').locator('button').click();
    await page.waitForURL(/\/account\?places=removed/);
    expect(await row(page, '外婆家').count()).toBe(0);
  });

  test('say what is wrong beside what was typed, and lose none of it', { tag: '@desktop' }, async ({ page, origin, contact }) => {
    await signIn(page, { origin, contact: contact() });
    await keep(page, { label: 'other', place: '月亮背面的小区', called: '月亮' });
    await page.waitForURL(/\/account\/places$/);
    expect(await page.textContent('[role=alert]')).toContain('没有找到这个地方');
    expect(await page.inputValue('#places [name=place]')).toBe('月亮背面的小区');
    expect(await page.inputValue('#places [name=called]')).toBe('月亮');
    expect(await page.inputValue('#places [name=label]')).toBe('other');
    expect(await page.getAttribute('#places [name=place]', 'aria-invalid')).toBe('true');
    await expectAccessible(page);
    await keep(page, { label: 'other', place: '坡子街', called: '月亮' });
    await page.waitForURL(/\/account\?places=saved/);
    expect(await row(page, '月亮').textContent()).toContain('坡子街');
  });

  test('work without script, in English', { tag: '@phone' }, async ({ visit, origin, contact }) => {
    const page = await visit({ javaScriptEnabled: false });
    await signIn(page, { origin, prefix: '/en', contact: contact() });
    await keep(page, { label: 'work', place: 'China Medical City' });
    await page.waitForURL(/\/en\/account\?places=saved/);
    expect(await row(page, 'Work').textContent()).toContain('China Medical City');
    await row(page, 'Work').locator('button').click();
    await page.waitForURL(/\/en\/account\?places=removed/);
  });
});
