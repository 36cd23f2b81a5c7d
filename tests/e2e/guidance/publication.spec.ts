import { eventually } from '../../support/eventually.ts';
import { staffClient } from '../../support/staff-client.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** Texts of a test's own among those of the city: whole in both languages. */
const PLANNED = 'books-before-words';
const CORRECTED = 'bath-and-skin';
const PREVIEWED = 'songs-and-finger-games';

test.describe('a text', { tag: '@desktop' }, () => {
  test('is given a moment at which it is published by itself, stands on the board until then, and is called off', async ({
    page: reviewer,
    origin,
  }) => {
    const author = await staffClient(origin, 'author');
    const { id } = await author.get('articles', { slug: PLANNED });
    const summary = `先看图，再说话 ${Date.now()}`;
    await author.change('articles', `${id}?draft=true`, { summary, review: 'in_review' });
    const page = async () => (await fetch(`${origin}/guidance/${PLANNED}`)).text();
    await signInStaff(reviewer, { origin, who: 'reviewer' });
    await reviewer.goto(`/admin/review?text=${id}`);
    await expect(reviewer.locator('.jt-findings li')).toHaveCount(7);
    await expect(reviewer.locator('.jt-findings .bad')).toHaveCount(0);
    await reviewer.getByRole('button', { name: '定下来' }).click();
    await expect(reviewer.locator('.jt-note', { hasText: '自动发布' })).toBeVisible();
    await expectAccessible(reviewer);
    await expectNoSidewaysScroll(reviewer);
    await reviewer.goto('/admin/due');
    await expect(reviewer.locator('.jt-due li', { hasText: '自动发布' })).toBeVisible();
    await expectAccessible(reviewer);
    await expectNoSidewaysScroll(reviewer);
    expect(await page()).not.toContain(summary);
    await reviewer.goto(`/admin/review?text=${id}`);
    await reviewer.getByRole('button', { name: '撤掉定时' }).click();
    await expect(reviewer.locator('.jt-note', { hasText: '自动发布' })).toHaveCount(0);
  });

  test('that is public and wrong is put right at once by one reviewer, and reviewed after by another', async ({
    page: reviewer,
    visit,
    origin,
  }) => {
    const email = `second-${Date.now()}@demo.example`;
    const password = 'a long password of its own 1';
    const office = await staffClient(origin, 'admin');
    await office.add('users', { email, password, name: '第二位审核人', roles: ['reviewer'] });
    const first = await staffClient(origin, 'reviewer');
    const { id } = await first.get('articles', { slug: CORRECTED });
    const summary = `水温先用手肘试 ${Date.now()}`;
    await first.change('articles', `${id}?draft=true`, { summary });
    const page = async () => (await fetch(`${origin}/guidance/${CORRECTED}`)).text();
    expect(await page()).not.toContain(summary);
    await signInStaff(reviewer, { origin, who: 'reviewer' });
    await reviewer.goto(`/admin/review?text=${id}`);
    await reviewer.getByLabel('为什么不能等审稿').fill('水温写错了');
    await reviewer.getByRole('button', { name: '马上更正' }).click();
    await expect(reviewer.locator('.jt-note', { hasText: '水温写错了' })).toBeVisible();
    await expect(reviewer.getByRole('button', { name: '马上更正' })).toHaveCount(0);
    await eventually(async () => (await page()).includes(summary), { what: 'corrected' });
    const other = await visit();
    await other.request.post(`${origin}/admin/api/users/login`, { data: { email, password }, headers: { origin } });
    await other.goto('/admin');
    const task = other.locator('.jt-tasks li', { hasText: '紧急更正要补审' });
    await expect(task).toContainText('水温写错了');
    await task.locator('.jt-button').click();
    await other.getByRole('button', { name: '补审过了，没问题' }).click();
    await expect(other.locator('.jt-note', { hasText: '水温写错了' })).toHaveCount(0);
  });

  test('is looked at before it is public on its real page, as wide as a telephone, by the staff who got there from their home', async ({
    page: reviewer,
    context,
    origin,
  }) => {
    const author = await staffClient(origin, 'author');
    const { id } = await author.get('articles', { slug: PREVIEWED });
    const title = `一首歌，两只手 ${Date.now()}`;
    await author.change('articles', `${id}?draft=true`, { title, review: 'in_review' });
    await signInStaff(reviewer, { origin, who: 'reviewer' });
    await reviewer.goto('/admin');
    await reviewer.locator(`.jt-tasks a[href$="text=${id}"]`).click();
    const opened = context.waitForEvent('page');
    await reviewer.getByRole('link', { name: '按手机宽度看中文草稿' }).click();
    const phone = await opened;
    await phone.waitForLoadState();
    expect(new URL(phone.url()).pathname).toBe(`/guidance/${PREVIEWED}`);
    expect(await phone.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth])).toEqual([390, 390]);
    await expect(phone.locator('h1')).toHaveText(title);
    await expect(phone.locator('[data-share]')).toHaveCount(0);
    await expectAccessible(phone);
    expect(await (await fetch(phone.url())).text()).not.toContain(title);
  });
});
