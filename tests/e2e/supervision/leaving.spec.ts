import { staffClient } from '../../support/staff-client.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

test.describe('who follows a link while a form is being saved', { tag: '@desktop' }, () => {
  test('goes there once it is saved, and is not asked whether to leave without saving', async ({ page, origin }) => {
    const author = await staffClient(origin, 'author');
    const { id } = await author.add('articles?draft=true', {
      title: '还在存的时候点首页',
      slug: `saved-while-leaving-${crypto.randomUUID().slice(0, 8)}`,
    });
    await signInStaff(page, { origin, who: 'author' });
    await page.goto(`/admin/collections/articles/${id}`);
    await page.waitForSelector('form[data-form-ready=true] #field-summary');
    await page.fill('#field-summary', '存完再走。');
    await page.waitForTimeout(1000);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/admin/api/articles/**', async (route) => {
      if (route.request().method() === 'PATCH') await held;
      await route.continue();
    });
    await page.click('#action-save-draft');
    await page.waitForSelector('#action-save-draft:disabled');
    await page.click('.step-nav__home');
    letGo();
    await page.waitForSelector('.jt-tasks');
    // In whichever language this account writes: it is another test's too.
    const { summary } = await (await page.request.get(`/admin/api/articles/${id}?draft=true&locale=all`)).json();
    expect(Object.values(summary).filter(Boolean)).toEqual(['存完再走。']);
  });

  test('stays where it was refused, with why', async ({ page, origin }) => {
    const author = await staffClient(origin, 'author');
    const { id } = await author.add('articles?draft=true', {
      title: '没存成就不走',
      slug: `refused-while-leaving-${crypto.randomUUID().slice(0, 8)}`,
    });
    await signInStaff(page, { origin, who: 'author' });
    await page.goto(`/admin/collections/articles/${id}`);
    await page.waitForSelector('form[data-form-ready=true] #field-title');
    await page.fill('#field-title', '没存成，也不走');
    await page.waitForTimeout(1000);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/admin/api/articles/**', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await held;
      return route.fulfill({ status: 409, json: { errors: [{ message: '这次没存成' }] } });
    });
    await page.click('#action-save-draft');
    await page.waitForSelector('#action-save-draft:disabled');
    await page.click('.step-nav__home');
    letGo();
    await page.waitForSelector('.payload-toast-container .toast-error:has-text("这次没存成")');
    expect(await page.inputValue('#field-title')).toBe('没存成，也不走');
    expect(new URL(page.url()).pathname).toBe(`/admin/collections/articles/${id}`);
  });
});
