import { afterAll, beforeAll, expect, it } from 'vitest';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { stationMonth } from '#cms/guidance/desk/station-month.ts';
import { waitingQuestions } from '#cms/guidance/desk/waiting-questions.ts';
import { askQuestion } from '#cms/guidance/questions/ask.ts';
import { askVisit } from '#cms/guidance/visits/ask-visit.ts';
import { roomsOf } from '#cms/staff/shell/rooms.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

it('counts a station’s own area alone, and nothing for whoever is of no station', async () => {
  for (const [at, township] of ['321202001', '321202001', '321202002'].entries()) {
    const { id: guardianId } = await findOrCreateGuardian(demo.portal, `1390000410${at}`, 'zh');
    await askVisit(demo.portal, {
      ...{ formKey: `desk-form-0000000${at}`, bornOn: TODAY, township, address: '3 幢', wish: '', consent: true },
      ...{ wished: [`${addDays(TODAY, 1)}.morning`], guardianId, lang: 'zh' },
    });
  }
  expect((await stationMonth(demo.portal, { user: staff.nurse, lang: 'zh' }))?.visits).toEqual({
    ...{ asked: 2, done: 0, absent: 0, waiting: 2 },
  });
  for (const user of [staff.admin, staff.city, staff.reviewer])
    expect(await stationMonth(demo.portal, { user, lang: 'zh' })).toBeUndefined();
});

it('shows questions that wait, the longest first, without whose they are, and articles that are due', async () => {
  const { id: guardianId } = await findOrCreateGuardian(demo.portal, '13900004109', 'zh');
  const asked = await askQuestion(demo.portal, {
    ...{ formKey: 'desk-question-00001', topic: 'nutrition', month: '8', text: '鸡蛋怎么加' },
    ...{ guardianId, lang: 'zh', publishable: false, signs: [], noSigns: true },
  });
  if (!asked.ok) throw new Error(asked.code);
  const { shown: waiting, count: all } = await demo.portal.questions.listWaiting(100);
  expect(all).toBe(waiting.length);
  expect(waiting.map(({ id }) => id)).toContain(asked.question.id);
  expect(JSON.stringify(waiting)).not.toContain(guardianId);
  const { count, shown } = await waitingQuestions(demo.portal, { user: staff.nurse, most: 1 });
  expect([count, shown.length]).toEqual([waiting.length, 1]);
  const where = { subject: { equals: 'questions' }, actor: { equals: staff.nurse.id } };
  const { docs } = await demo.portal.payload.find({ collection: 'audit-log', where });
  expect(docs.map(({ detail }) => detail)).toEqual([{ ids: shown.map(({ id }) => id) }]);
  const received = waiting.map(({ receivedAt }) => receivedAt);
  expect(received).toEqual([...received].sort());
  const [article] = await demo.portal.articles.list({ lang: 'zh', limit: 1 });
  const data = { nextReviewOn: TODAY };
  await demo.portal.payload.db.updateOne({ collection: 'articles', id: article?.id ?? '', data });
  const dueBy = (until: string) => demo.portal.dueTexts.toReview({ whose: 'anybody', until }, 'zh');
  expect((await dueBy(TODAY).read(4, 1)).map(({ id }) => id)).toEqual([article?.id]);
  expect(await dueBy(addDays(TODAY, -1)).count()).toBe(0);
});

it('has a menu that leads nobody to a list that is kept off its pages', () => {
  const { collections } = demo.portal.payload.config;
  for (const user of Object.values(staff)) {
    const lists = roomsOf(user, undefined).flatMap(({ href }) => /^\/admin\/collections\/([\w-]+)/.exec(href)?.[1] ?? []);
    const off = collections.filter(({ slug, admin: { hidden } }) => {
      const isHidden = typeof hidden === 'function' ? hidden({ user: { ...user, sessions: [] } }) : hidden;
      return isHidden && lists.includes(slug);
    });
    expect(off.map(({ slug }) => slug)).toEqual([]);
  }
});
