import { eventually } from '../../support/eventually.ts';
import { staffClient } from '../../support/staff-client.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** Texts of a test's own among those of the city: whole in both languages. */
const PLANNED = 'books-before-words';
const CORRECTED = 'bath-and-skin';

/** A minute from now, as the portal's clock in the city's zone has it. */
async function soon(origin: string): Promise<{ date: string; time: string }> {
  const answer = await fetch(`${origin}/api/v1/facilities?near=32.4921,119.9163`);
  const { asOf } = (await answer.json()) as { asOf: string };
  const local = new Date(Date.parse(asOf) + 8 * 3_600_000 + 60_000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

test.describe('a text', { tag: '@desktop' }, () => {
  test('is published by itself at its moment, and stands on the board until then', async ({ page: reviewer, origin }) => {
    test.setTimeout(180_000);
    const author = await staffClient(origin, 'author');
    const { id } = await author.get('articles', { slug: PLANNED });
    const summary = `先看图，再说话 ${Date.now()}`;
    await author.change('articles', `${id}?draft=true`, { summary, review: 'in_review' });
    const page = async () => (await fetch(`${origin}/guidance/${PLANNED}`)).text();
    await signInStaff(reviewer, { origin, who: 'reviewer' });
    await reviewer.goto(`/admin/review?text=${id}`);
    await expect(reviewer.locator('.jt-findings li')).toHaveCount(7);
    await expect(reviewer.locator('.jt-findings .bad')).toHaveCount(0);
    const { date, time } = await soon(origin);
    await reviewer.getByLabel('日期').fill(date);
    await reviewer.getByLabel('几点').fill(time);
    await reviewer.getByRole('button', { name: '定下来' }).click();
    await expect(reviewer.locator('.jt-note', { hasText: '自动发布' })).toBeVisible();
    await expectAccessible(reviewer);
    await expectNoSidewaysScroll(reviewer);
    await reviewer.goto('/admin/due');
    await expect(reviewer.locator('.jt-due li', { hasText: '自动发布' })).toBeVisible();
    await expectAccessible(reviewer);
    await expectNoSidewaysScroll(reviewer);
    expect(await page()).not.toContain(summary);
    await eventually(async () => (await page()).includes(summary), { what: 'published at its moment', withinMs: 120_000 });
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
    await other.click('a:has-text("打开稿子")');
    await other.waitForSelector('#field-title');
    const published = other.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
    await other.click('#action-save');
    await published;
    await other.goto(`/admin/review?text=${id}`);
    await expect(other.locator('.jt-note', { hasText: '水温写错了' })).toHaveCount(0);
  });
});
