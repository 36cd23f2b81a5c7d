import { staffClient } from '../../support/staff-client.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const p = (text: string) => ({ type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text }] });
const body = (...texts: string[]) => ({ root: { type: 'root', version: 1, children: texts.map(p) } });

test('a text is reviewed paragraph by paragraph, goes back with a reason, and its author sees what was said', async ({
  page: reviewer,
  visit,
  origin,
}, { project }) => {
  const title = `擦防晒霜以前 ${project.name}`;
  const author = await staffClient(origin, 'author');
  const { id } = await author.add('articles?draft=true', {
    ...{ title, summary: '出门前十五分钟擦。', author: '李', sources: 'WHO | https://www.who.int/' },
    ...{ body: body('六个月以下先用衣帽遮。', '擦一元硬币那么多。'), topic: 'safety', fromMonth: 6, toMonth: 36 },
  });
  await author.change('articles', id, { review: 'in_review' });

  await test.step('a reviewer reads what is missing and comments on a paragraph', async () => {
    await signInStaff(reviewer, { origin, who: 'reviewer' });
    await reviewer.goto(`/admin/review?text=${id}`);
    await expect(reviewer.locator('.jt-answer')).toContainText('第一次送审');
    await expect(reviewer.locator('.jt')).toContainText('英文还没写：标题、摘要、正文、撰写人、依据');
    const row = reviewer.locator('.jt-review-cell', { hasText: '擦一元硬币那么多' });
    await row.locator('summary').click();
    await row.getByRole('textbox', { name: '写意见' }).fill('换成毫升');
    await row.getByRole('button', { name: '记下意见' }).click();
    await expect(row.locator('.jt-review-comment')).toContainText(/换成毫升[\s\S]*作者还没看/);
    await expectAccessible(reviewer);
    await expectNoSidewaysScroll(reviewer);
  });

  await test.step('and sends it back, not without a reason', async () => {
    const back = reviewer.getByRole('button', { name: '退回', exact: true });
    await reviewer.getByLabel('为什么退回').fill('先补英文，再写用量');
    await back.click();
    await expect(reviewer.locator('.jt-note', { hasText: '先补英文，再写用量' })).toBeVisible();
    await expect(back).toHaveCount(0);
  });

  const writes = await visit();
  await test.step('its author finds it at home, changes it and is done with the comment', async () => {
    await signInStaff(writes, { origin, who: 'author' });
    await writes.goto('/admin');
    const task = writes.locator('.jt-tasks li', { hasText: title });
    await expect(task).toContainText('先补英文，再写用量');
    await task.locator('.jt-button').click();
    const comment = writes.locator('.jt-review-comment', { hasText: '换成毫升' });
    await comment.getByRole('button', { name: /^改好了/ }).click();
    await expect(comment).toContainText('处理完');
    await expect(comment.getByRole('button')).toHaveCount(0);
    await author.change('articles', id, {
      body: body('六个月以下先用衣帽遮。', '擦两毫升那么多。', '两小时补一次。'),
      review: 'in_review',
    });
  });

  await test.step('the reviewer sees what is otherwise than in what went back', async () => {
    await reviewer.reload();
    await expect(reviewer.locator('.jt-answer')).toContainText(/退回的那一稿比：改了 1 段，加了 1 段，删了 0 段/);
    await expect(reviewer.locator('.jt-review-text.changed del')).toContainText(['一元硬币']);
    await expect(reviewer.locator('.jt-review-text.changed ins')).toContainText(['两毫升']);
    await expect(reviewer.locator('.jt-review-text.added')).toContainText('两小时补一次。');
    await expectAccessible(reviewer);
  });
});
