import { staffClient } from '../../support/staff-client.ts';
import { expectNoSidewaysScroll } from '../kit/accessible.ts';
import { passwordOf, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const TITLE = '抱着唱一首';
const SLUG = 'bao-zhe-chang-yi-shou';

test.describe('an organiser', { tag: '@desktop' }, () => {
  test('signs in, writes an activity and hears that it waits; families see it once a reviewer has found it and ticked it', async ({
    page: organiser,
    visit,
    origin,
  }) => {
    const status = async () => (await fetch(`${origin}/activities/${SLUG}`)).status;
    const own = await staffClient(origin, 'organiser');
    const { townshipCode } = await own.get('activities', { approved: 'true' });
    let address = '';

    await test.step('signs in by the form, and finds nothing of others at home', async () => {
      await organiser.goto('/admin');
      await organiser.fill('#field-email', 'organiser@demo.example');
      await organiser.fill('#field-password', passwordOf());
      await organiser.click('button[type=submit]');
      await expect(organiser.locator('.jt-tasks')).toContainText('新办一场活动');
      await expect(organiser.locator('.jt-tasks')).not.toContainText('场主办方的活动没看过');
      await expectNoSidewaysScroll(organiser);
    });

    await test.step('writes one, which waits', async () => {
      await organiser.click('.jt-home .jt-button:has-text("写一场")');
      await organiser.waitForSelector('#field-title');
      await expect(organiser.locator('#field-approved')).toHaveCount(0);
      await organiser.fill('#field-title', TITLE);
      await organiser.fill('#field-summary', '抱着宝宝，一首歌唱到会。');
      await organiser.fill('#field-place', '社区活动室（示例）');
      await organiser.fill('#field-townshipCode', String(townshipCode));
      await organiser.fill('#field-date', '2026-12-12');
      await organiser.selectOption('#field-from', '09:30');
      await organiser.selectOption('#field-to', '10:30');
      await organiser.fill('#field-fromMonth', '3');
      await organiser.fill('#field-toMonth', '12');
      await organiser.fill('#field-capacity', '6');
      // The form is looked at a moment after it was typed in, and held for whoever types.
      await organiser.waitForTimeout(1000);
      await organiser.click('#action-save');
      await organiser.waitForURL(/activities\/[0-9a-f-]{36}/);
      address = new URL(organiser.url()).pathname;
      await organiser.goto('/admin');
      await expect(organiser.locator('.jt-tasks')).toContainText(`等审核人看：${TITLE}`);
      expect(await status()).toBe(404);
    });

    const reviewer = await visit();
    await test.step('which a reviewer finds in the list of what waits, and ticks', async () => {
      await signInStaff(reviewer, { origin, who: 'reviewer' });
      await reviewer.goto(`${origin}/admin`);
      await reviewer.locator('.jt-tasks li', { hasText: '主办方的活动没看过' }).locator('.jt-button').click();
      const rows = reviewer.locator('tbody tr');
      await expect(rows.filter({ hasText: TITLE })).toHaveCount(1);
      await rows.filter({ hasText: TITLE }).locator('a').first().click();
      await reviewer.waitForURL(`**${address}*`);
      await reviewer.check('#field-approved');
      await reviewer.waitForTimeout(1000);
      await reviewer.click('#action-save');
      await reviewer.waitForSelector('.payload-toast-container .toast-success');
    });

    await test.step('and then it is public, and no longer waits', async () => {
      await expect.poll(status, { timeout: 20_000 }).toBe(200);
      const family = await visit();
      await family.goto(`${origin}/activities`);
      await family.click(`a:has-text("${TITLE}")`);
      await expect(family.locator('h1')).toHaveText(TITLE);
      await expect(family.locator('main')).toContainText('社区活动室（示例）');
      await organiser.goto('/admin');
      await expect(organiser.locator('.jt-tasks')).not.toContainText(TITLE);
      await reviewer.goto(
        `${origin}/admin/collections/activities?limit=100&where[organiser][exists]=true&where[approved][not_equals]=true`,
      );
      await expect(reviewer.locator('#app, body').first()).not.toContainText(TITLE);
    });

    await test.step('until its words are changed, which is looked at again', async () => {
      await organiser.goto(address);
      await organiser.fill('#field-summary', '抱着宝宝，一首歌唱到会，唱完买一本书。');
      await organiser.waitForTimeout(1000);
      await organiser.click('#action-save');
      await organiser.waitForSelector('.payload-toast-container .toast-success');
      await expect.poll(status, { timeout: 20_000 }).toBe(404);
    });
  });
});
