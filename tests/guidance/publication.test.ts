import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmCorrection, correctNow } from '#cms/guidance/publication/correct-now.ts';
import { dueBoard } from '#cms/guidance/publication/due-board.ts';
import { findingsOf } from '#cms/guidance/publication/findings.ts';
import { callOffPublication, latePlans, planPublication, publishPlanned } from '#cms/guidance/publication/plan-publication.ts';
import { commentOn, returnText } from '#cms/guidance/review/comment.ts';
import { guidanceTasks } from '#cms/staff/home/guidance-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const DAY = '2026-11-24';
const AT_EIGHT = '2026-11-24T00:00:00.000Z';
let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
/** Reviews as well, and wrote nothing. */
let second: SignedIn;
let id: string;
let slug: string;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2 });
  staff = await staffOf(demo.portal);
  await demo.portal.users.add({
    email: 'second@demo.example',
    name: '第二位',
    roles: ['reviewer'],
    password: 'a long password 1',
  });
  second = { ...(await demo.portal.users.find('second@demo.example')), collection: 'users' } as SignedIn;
});
afterAll(() => demo.close());

const body = (text: string) => {
  const node = { version: 1, direction: null, format: '', indent: 0 } as const;
  const line = { type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: '', text };
  return { root: { ...node, type: 'root', children: [{ ...node, type: 'paragraph', children: [line] }] } };
};
const words = (title: string) => ({
  ...{ title, summary: `${title} 1`, author: `${title} 2`, sources: `${title} 3`, body: body(title) },
});
const save = (by: SignedIn, data: object, { locale = 'zh', draft = true }: { locale?: 'zh' | 'en'; draft?: boolean } = {}) =>
  demo.portal.payload.update({ collection: 'articles', id, locale, draft, user: by, overrideAccess: false, data });
const publicTitle = async () => (await demo.portal.articles.find({ slug, lang: 'zh' }))?.title;

beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await demo.portal.payload.db.deleteMany({ collection: 'article-plans', where: {} });
  slug = `planned-${++n}`;
  const doc = await demo.portal.payload.create({
    ...{ collection: 'articles', locale: 'zh', draft: true, user: staff.author, overrideAccess: false },
    data: { slug, topic: 'responsive', fromMonth: 6, toMonth: 12, ...words(`睡前 ${n}`), review: 'in_review' } as never,
  });
  id = doc.id;
  await save(staff.author, words('Bedtime'), { locale: 'en' });
});

const readNow = async () => (await findingsOf(demo.portal, id))?.version ?? '';
const plan = async (user = staff.reviewer, over: object = {}) =>
  planPublication(demo.portal, { articleId: id, version: await readNow(), date: DAY, minute: 480, user, ...over });
async function planned() {
  const done = await plan();
  if (!done.ok) throw new Error(done.code);
  return done.plan.id;
}

it('is planned, called off, corrected and sent back by reviewers of its own area', async () => {
  const waits = async (area?: string) =>
    (await demo.portal.articles.listInReview('zh', 50, area)).articles.some((one) => one.id === id);
  expect([await waits(), await waits('321203')]).toEqual([true, false]);
  const planId = await planned();
  const elsewhere = { ...staff.reviewer, territory: '321203' } as SignedIn;
  const looked = { articleId: id, version: await readNow(), user: elsewhere };
  expect(await callOffPublication(demo.portal, { planId, user: elsewhere })).toMatchObject({
    code: 'plan.others_area',
    status: 403,
  });
  expect(await plan(elsewhere)).toMatchObject({ code: 'plan.others_area' });
  const said = { articleId: id, text: '请改', user: elsewhere };
  expect(await returnText(demo.portal, said)).toMatchObject({ code: 'comment.others_area', status: 403 });
  const quoted = { ...said, lang: 'zh', part: 'title', quote: `睡前 ${n}` } as const;
  expect(await commentOn(demo.portal, quoted)).toMatchObject({ code: 'comment.others_area' });
  demo.setNow(AT_EIGHT);
  expect(await publishPlanned(demo.portal, planId)).toBe('published');
  await save(second, { title: '睡前，改' });
  const wrong = { ...looked, version: await readNow(), reason: '写错了' };
  expect(await correctNow(demo.portal, wrong)).toMatchObject({ code: 'plan.others_area' });
  expect((await correctNow(demo.portal, { ...wrong, user: second })).ok).toBe(true);
  const confirming = { ...looked, version: await readNow() };
  expect(await confirmCorrection(demo.portal, confirming)).toMatchObject({ code: 'plan.others_area' });
});

describe('a planned publication', () => {
  it('appears at its moment, in both languages, with who planned it as reviewer, and not before', async () => {
    const planId = await planned();
    expect(await demo.portal.articlePlans.dueBy(demo.portal.now())).toEqual([]);
    expect(await publishPlanned(demo.portal, planId)).toBe('nothing_due');
    expect(await publicTitle()).toBeUndefined();
    demo.setNow(AT_EIGHT);
    expect(await demo.portal.articlePlans.dueBy(AT_EIGHT)).toEqual([planId]);
    expect(await publishPlanned(demo.portal, planId)).toBe('published');
    expect(await publicTitle()).toBe(`睡前 ${n}`);
    expect((await demo.portal.articles.find({ slug, lang: 'en' }))?.title).toBe('Bedtime');
    const sealed = await demo.portal.payload.findByID({ collection: 'articles', id });
    expect(sealed).toMatchObject({ review: 'reviewed', reviewer: staff.reviewer.name, reviewedOn: DAY });
    expect(await publishPlanned(demo.portal, planId)).toBe('nothing_due');
  });

  it('is refused to who wrote the text, to who does not review, for what lacks something, and for the past', async () => {
    expect(await plan(staff.author)).toMatchObject({ code: 'plan.only_reviewers_plan' });
    expect(await plan(staff.reviewer, { date: '2026-11-22' })).toMatchObject({ code: 'plan.past', field: 'date' });
    await save(staff.reviewer, { summary: '我改的' });
    expect(await plan()).toMatchObject({ code: 'plan.own_text' });
    expect(await plan(second)).toMatchObject({ ok: true });
    await save(staff.author, { body: body('用贝亲奶瓶') });
    expect(await plan(second)).toMatchObject({ code: 'plan.unfinished' });
    const found = (await findingsOf(demo.portal, id))?.findings.filter(({ fine }) => !fine);
    expect(found).toMatchObject([{ check: 'names', what: '贝亲', lang: 'zh' }]);
  });

  it('stops where the text was changed since, and is named on the home, on the board and to the operator', async () => {
    const planId = await planned();
    await save(staff.author, { summary: '后来改的' });
    demo.setNow(AT_EIGHT);
    expect(await publishPlanned(demo.portal, planId)).toBe('stopped');
    expect(await publicTitle()).toBeUndefined();
    expect(await latePlans(demo.portal, 'zh')).toMatchObject([{ title: `睡前 ${n}`, state: 'stopped', stopped: 'changed' }]);
    const tasks = await guidanceTasks({ portal: demo.portal, user: staff.reviewer, t: createTranslator('zh') }, 'zh');
    expect(tasks).toContainEqual(expect.objectContaining({ title: `没有按时发布：睡前 ${n}` }));
    const { people: board, late } = await dueBoard(demo.portal, { user: staff.reviewer, lang: 'zh' });
    expect(late).toBe(1);
    expect(board[0]).toMatchObject({ id: staff.reviewer.id, items: [{ kind: 'stopped', late: true, article: id }] });
    expect(await callOffPublication(demo.portal, { planId, user: staff.author })).toMatchObject({ status: 403 });
    expect(await callOffPublication(demo.portal, { planId, user: second })).toEqual({ ok: true });
    expect(await latePlans(demo.portal, 'zh')).toEqual([]);
  });

  it('whose job did not run is late ten minutes after, and one whose planner may no longer publish stops', async () => {
    const planId = await planned();
    demo.setNow('2026-11-24T00:11:00.000Z');
    expect(await latePlans(demo.portal, 'zh')).toMatchObject([{ id: planId, state: 'open' }]);
    const roles = (to: SignedIn['roles']) => demo.portal.users.change(staff.reviewer.id, { roles: to });
    await roles(['author']);
    expect(await publishPlanned(demo.portal, planId)).toBe('stopped');
    await roles(staff.reviewer.roles);
    expect(await demo.portal.articlePlans.find(planId)).toMatchObject({ state: 'stopped', stopped: 'refused' });
    expect(await publicTitle()).toBeUndefined();
    await callOffPublication(demo.portal, { planId, user: staff.reviewer });
  });

  it('is of what was on the page: what was written since is read first', async () => {
    const version = await readNow();
    await save(staff.author, { summary: '没人看过的' });
    expect(await plan(staff.reviewer, { version })).toMatchObject({ code: 'plan.changed' });
    expect(await demo.portal.articlePlans.listOpen(id)).toEqual([]);
  });

  it('takes the place of the one before', async () => {
    const first = await planned();
    await planned();
    expect(await demo.portal.articlePlans.find(first)).toMatchObject({ state: 'called_off' });
    for (const { id: planId } of await demo.portal.articlePlans.listOpen(id))
      await callOffPublication(demo.portal, { planId, user: staff.reviewer });
  });
});

it('a text that is deleted takes what was planned of it along', async () => {
  await planned();
  expect(await demo.portal.payload.delete({ collection: 'articles', id })).toMatchObject({ id });
  expect(await demo.portal.dueTexts.named('planned', 100)).toEqual([]);
});

it('a text with an open point of the list is not sent to review, and its author is told which', async () => {
  await save(staff.author, { review: 'writing' });
  const [name] = await demo.portal.brandNames.list();
  await save(staff.author, { body: body(`用${name}。`) });
  await expect(save(staff.author, { review: 'in_review' })).rejects.toMatchObject({
    data: { errors: [{ path: 'body', message: expect.stringContaining(String(name)) }] },
  });
  await expect(save(staff.author, { review: 'in_review', sources: '', body: body('用奶瓶。') })).rejects.toMatchObject({
    data: { errors: [{ path: 'sources' }] },
  });
  expect((await save(staff.author, { review: 'in_review', body: body('用奶瓶。') })).review).toBe('in_review');
});

describe('an emergency correction', () => {
  const correct = async (user: SignedIn, { reason = '剂量写错了', version = '' } = {}) =>
    correctNow(demo.portal, { articleId: id, version: version || (await readNow()), reason, user });

  it('is public at once without a review, on record, and reviewed after by somebody who wrote nothing of it', async () => {
    await save(staff.reviewer, { _status: 'published' }, { draft: false });
    expect(await correct(second)).toMatchObject({ code: 'plan.nothing_changed' });
    await save(second, { title: '改错了' });
    const version = await readNow();
    await save(second, { title: '改对了' });
    expect(await correct(second, { version })).toMatchObject({ code: 'plan.changed' });
    expect(await correct(staff.author)).toMatchObject({ code: 'plan.only_reviewers_correct' });
    expect(await correct(second)).toMatchObject({ ok: true });
    expect(await publicTitle()).toBe('改对了');
    const shown = await demo.portal.payload.findByID({ collection: 'articles', id });
    expect(shown).toMatchObject({ review: 'in_review', localReview: false });
    expect(shown.reviewer || '').toBe('');
    const where = { action: { equals: 'article.corrected' }, subject: { equals: `articles/${id}` } };
    const [noted] = (await demo.portal.payload.find({ collection: 'audit-log', where })).docs;
    expect(noted).toMatchObject({ actor: second.id, detail: { reason: '剂量写错了' } });
    const tasks = async (user: SignedIn) =>
      (await guidanceTasks({ portal: demo.portal, user, t: createTranslator('zh') }, 'zh')).map(({ title }) => title);
    expect(await tasks(staff.reviewer)).toContain('紧急更正要补审：改对了');
    expect(await tasks(second)).not.toContain('紧急更正要补审：改对了');
    const review = (by: SignedIn) => save(by, { _status: 'published' }, { draft: false });
    await expect(review(second)).rejects.toThrow('要由别人审核发布');
    demo.setNow('2026-11-25T00:00:00.000Z');
    expect(await latePlans(demo.portal, 'zh')).toMatchObject([{ kind: 'correction', article: id }]);
    const looked = await readNow();
    const confirm = (user: SignedIn, version = looked) => confirmCorrection(demo.portal, { articleId: id, version, user });
    expect(await confirm(staff.reviewer, version)).toMatchObject({ code: 'plan.changed' });
    expect(await confirm(second)).toMatchObject({ code: 'plan.own_text' });
    expect(await confirm(staff.author)).toMatchObject({ code: 'plan.only_reviewers_correct' });
    expect(await confirm(staff.reviewer)).toEqual({ ok: true });
    expect(await confirm(staff.reviewer)).toMatchObject({ code: 'plan.none' });
    expect(await demo.portal.articlePlans.listOpen(id)).toEqual([]);
    expect(await demo.portal.payload.findByID({ collection: 'articles', id })).toMatchObject({ review: 'reviewed' });
  });

  it('of a text that is withdrawn waits for nobody any more', async () => {
    await save(staff.reviewer, { _status: 'published' }, { draft: false });
    await save(second, { title: '改过了' });
    expect(await correct(second)).toMatchObject({ ok: true });
    await save(staff.author, { title: '接着改' });
    expect(await demo.portal.articlePlans.listOpen(id)).toHaveLength(1);
    await save(staff.reviewer, { _status: 'draft' }, { draft: false });
    expect(await publicTitle()).toBeUndefined();
    expect(await demo.portal.articlePlans.listOpen(id)).toEqual([]);
    demo.setNow('2026-11-27T00:00:00.000Z');
    expect(await latePlans(demo.portal, 'zh')).toEqual([]);
    const { people: board } = await dueBoard(demo.portal, { user: staff.reviewer, lang: 'zh' });
    expect(board.flatMap(({ items }) => items).filter((one) => one.article === id && one.kind === 'correction')).toEqual([]);
  });

  it('is of what is public alone', async () => {
    expect(await correct(staff.reviewer)).toMatchObject({ code: 'plan.not_public' });
  });
});

it('the board shows what each person has to do, one’s own first, and what any reviewer may take up', async () => {
  const { people: mine } = await dueBoard(demo.portal, { user: staff.author, lang: 'zh' });
  expect(mine[0]?.id).not.toBe(staff.reviewer.id);
  const anybody = mine.find((one) => one.id === undefined);
  expect(anybody?.items).toContainEqual(expect.objectContaining({ kind: 'in_review', article: id }));
  await save(staff.author, { review: 'writing' });
  const { people: after } = await dueBoard(demo.portal, { user: staff.author, lang: 'zh' });
  expect(after[0]).toMatchObject({ id: staff.author.id });
  expect(after[0]?.items).toContainEqual(expect.objectContaining({ kind: 'writing', article: id }));
});
