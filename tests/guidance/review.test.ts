import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffUser } from '#cms/access/roles.ts';
import { commentOn, noteSeen, resolveComment, returnText } from '#cms/guidance/review/comment.ts';
import { readReview } from '#cms/guidance/review/read-review.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let author: Awaited<ReturnType<typeof staffCalls>>;
let reviewer: Awaited<ReturnType<typeof staffCalls>>;
let writes: StaffUser;
let reads: StaffUser;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  [author, reviewer] = [await staffCalls('author'), await staffCalls('reviewer')];
  [writes, reads] = [await userOf('author'), await userOf('reviewer')];
});
afterAll(() => demo.close());

async function userOf(name: string) {
  const user = await demo.portal.users.find(`${name}@demo.example`);
  if (!user) throw new Error(`nobody is ${name}`);
  return user;
}

const p = (text: string) => ({ type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text }] });
const body = (...texts: string[]) => ({ root: { type: 'root', version: 1, children: texts.map(p) } });
let count = 0;
let id: string;
beforeEach(async () => {
  const words = {
    title: `睡前 ${++count}`,
    summary: '灯暗下来。',
    body: body('关大灯。', '讲一个短故事。'),
    author: '李',
    sources: 'WHO | https://www.who.int/',
  };
  const { body: made } = await author('POST', 'articles?draft=true&locale=zh', {
    ...words,
    topic: 'responsive',
    fromMonth: 6,
    toMonth: 12,
  });
  id = made.doc.id;
  await save(author, { review: 'in_review' });
});

async function save(call: typeof author, data: object, locale = 'zh') {
  const { body: read } = await call('GET', `articles/${id}?draft=true&locale=${locale}&depth=0`);
  return call('PATCH', `articles/${id}?draft=true&locale=${locale}`, { ...data, edition: read.edition });
}
const read = async () => {
  const review = await readReview(demo.portal, id);
  if (!review) throw new Error('no such text');
  return review;
};
const bodyOf = async () => (await read()).parts.find(({ part }) => part === 'body')?.in.zh;
const say = (text: string, user = reads) =>
  commentOn(demo.portal, { articleId: id, lang: 'zh', part: 'body', quote: '讲一个短故事。', text, user });

describe('a comment on a paragraph', () => {
  it('stands beside it, with the version that was read, until its author is done with it', async () => {
    const said = await say('短是多短？');
    const [, row] = (await bodyOf())?.rows ?? [];
    expect(row?.comments).toMatchObject([{ text: '短是多短？', quote: '讲一个短故事。', by: reads.id }]);
    expect(row?.comments[0]?.version).toBe((await read()).version);
    await noteSeen(demo.portal, { articleId: id, user: reads });
    expect((await read()).comments[0]?.seenAt).toBeUndefined();
    await noteSeen(demo.portal, { articleId: id, user: writes });
    expect((await read()).comments[0]?.seenAt).toBeDefined();
    const done = { id: said.ok ? said.id : '', user: writes };
    expect(await resolveComment(demo.portal, done)).toMatchObject({ ok: true });
    expect((await read()).comments[0]?.resolvedBy).toBe(writes.id);
  });

  it('stays with the words it was made of when the paragraph is written anew', async () => {
    await say('短是多短？');
    await save(author, { body: body('关大灯。', '讲一个三分钟的故事。') });
    const part = await bodyOf();
    expect(part?.rows.flatMap(({ comments }) => comments)).toEqual([]);
    expect(part?.apart).toMatchObject([{ quote: '讲一个短故事。' }]);
  });

  it('is made by a reviewer who did not write the text, and done with by nobody else', async () => {
    expect(await say('自己说自己', writes)).toMatchObject({ ok: false, code: 'comment.only_reviewers_comment' });
    const said = await say('短是多短？');
    const other = await userOf('head');
    const tried = await resolveComment(demo.portal, { id: said.ok ? said.id : '', user: other });
    expect(tried).toMatchObject({ ok: false, code: 'comment.others_comment' });
    await save(reviewer, { minutes: 9 });
    expect(await say('现在也是我写的')).toMatchObject({ ok: false, code: 'comment.own_text' });
  });

  it('is written and answered by no other way', async () => {
    expect((await reviewer('POST', 'review-comments', { article: id, kind: 'paragraph', text: 'x' })).status).toBe(403);
    await say('短是多短？');
    const [comment] = (await read()).comments;
    expect((await author('PATCH', `review-comments/${comment?.id}`, { text: 'x' })).status).toBe(403);
  });
});

describe('a text that is not ready', () => {
  const back = (user = reads, text = '没写孩子哭了怎么办') => returnText(demo.portal, { articleId: id, text, user });
  const letters = async () => {
    const where = { kind: { equals: 'article_returned' }, text: { contains: id } };
    return (await demo.portal.payload.find({ collection: 'messages', where, pagination: false })).docs;
  };

  it('goes back to its author with the reason, by a message and on their list, and says so until it is sent again', async () => {
    expect(await back()).toMatchObject({ ok: true });
    expect((await read()).article.review).toBe('writing');
    expect(await letters()).toMatchObject([{ to: 'author@demo.example', text: expect.stringContaining('没写孩子哭了怎么办') }]);
    const open = await demo.portal.reviewComments.listOpenFor(writes.id);
    expect(open.filter(({ article }) => article === id)).toMatchObject([{ kind: 'return', text: '没写孩子哭了怎么办' }]);
    expect((await save(author, { summary: '灯暗下来，哭了就抱。', review: 'in_review' })).status).toBe(200);
    const left = await demo.portal.reviewComments.listOpenFor(writes.id);
    expect(left.filter(({ article }) => article === id)).toEqual([]);
  });

  it('is held against what went back, paragraph by paragraph', async () => {
    await back();
    await save(author, { body: body('关大灯。', '讲一个很短的故事。', '哭了就抱。'), review: 'in_review' });
    const review = await read();
    expect(review.base?.kind).toBe('returned');
    const rows = review.parts.find(({ part }) => part === 'body')?.in.zh.rows.map(({ is }) => is);
    expect(rows).toEqual(['same', 'changed', 'added']);
  });

  it('goes back by a reviewer alone, only when it was sent, and never without a reason', async () => {
    expect(await back(writes)).toMatchObject({ ok: false, code: 'comment.only_reviewers_comment' });
    expect((await save(reviewer, { review: 'writing' })).status).toBe(409);
    expect((await read()).article.review).toBe('in_review');
    expect((await save(author, { review: 'writing' })).status).toBe(200);
    expect(await back()).toMatchObject({ ok: false, code: 'comment.not_sent' });
  });

  it('says what it still lacks in which language, and that its ages are not filled in', async () => {
    await save(author, { fromMonth: null });
    const { lacking } = await read();
    expect(lacking).toEqual([{ lang: 'en', fields: ['title', 'summary', 'body', 'author', 'sources'] }, { fields: ['months'] }]);
  });
});
