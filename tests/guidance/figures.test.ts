import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { createReadCounter, type Read } from '#cms/guidance/figures/count-reads.ts';
import { classesIn, questionsIn, readPeriod, readsIn, seesFigures, townshipsIn } from '#cms/guidance/figures/guidance-figures.ts';
import { askQuestion } from '#cms/guidance/questions/ask.ts';
import { askVisit } from '#cms/guidance/visits/ask-visit.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const PHONE = 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36';
const PERIOD = TODAY.slice(0, 7);
const SLUG = 'separation-anxiety';
let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await demo.portal.payload.db.deleteMany({ collection: 'article-reads', where: {} });
});

const read = (over: Partial<Read> = {}): Read => ({ slug: SLUG, address: '203.0.113.7', agent: PHONE, purpose: '', ...over });
const counter = (over: object = {}) => createReadCounter(demo.portal, { everyMs: 3_600_000, ...over });
const rows = async () => (await demo.portal.payload.find({ collection: 'article-reads', pagination: false })).docs;

describe('reads', () => {
  it('are counted once for a device, a text and a day, for no program, and anew the day after', async () => {
    const reads = counter();
    for (const one of [read(), read(), read({ agent: `${PHONE} other` }), read({ agent: 'bingbot/2.0' })]) reads.note(one);
    reads.note(read({ purpose: 'prefetch' }));
    await reads.flush();
    demo.setNow('2026-11-24T01:00:00.000Z');
    reads.note(read());
    await reads.stop();
    expect((await rows()).map(({ day, times }) => [day, times]).sort()).toEqual([
      [TODAY, 2],
      ['2026-11-24', 1],
    ]);
  });

  it('hold nothing of a reader, and add up over processes that count side by side', async () => {
    const [one, two] = [counter(), counter()];
    for (let n = 0; n < 5; n++) {
      one.note(read({ address: `203.0.113.${n}` }));
      two.note(read({ address: `198.51.100.${n}` }));
    }
    await Promise.all([one.stop(), two.stop()]);
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    const article = (await demo.portal.articles.find({ slug: SLUG, lang: 'zh' }))?.id;
    expect({ ...row, id: '' }).toEqual({ id: '', key: `${TODAY}|${article}`, article, day: TODAY, times: 10 });
  });

  it('of one address are bounded, and households of one network of IPv6 are one', async () => {
    const reads = counter({ mostFromOne: 3 });
    for (let n = 0; n < 20; n++) reads.note(read({ address: `2001:db8:0:1::${n + 1}`, agent: `${PHONE} ${n}` }));
    await reads.stop();
    expect((await rows())[0]?.times).toBe(3);
  });

  it('that the database does not take now are written down later', async () => {
    const reads = counter();
    const { add } = demo.portal.readings;
    demo.portal.readings.add = () => Promise.reject(new Error('away'));
    reads.note(read());
    await reads.flush();
    demo.portal.readings.add = add;
    reads.note(read({ address: '203.0.113.8' }));
    await reads.stop();
    expect((await rows())[0]?.times).toBe(2);
  });

  it('are summed by topic and age, with what was read most, in a month or a year', async () => {
    const reads = counter();
    for (let n = 0; n < 4; n++) reads.note(read({ address: `203.0.113.${n}` }));
    reads.note(read({ slug: 'fever' }));
    reads.note(read({ slug: 'no-such-text' }));
    await reads.stop();
    for (const period of [PERIOD, PERIOD.slice(0, 4)]) {
      const figures = await readsIn(demo.portal, { period, lang: 'zh' });
      expect(figures.total).toBe(5);
      expect(figures.most.map(({ slug, times }) => [slug, times])).toEqual([
        [SLUG, 4],
        ['fever', 1],
      ]);
      expect(figures.byMonth.at(-1)).toEqual({ month: PERIOD, times: 5 });
    }
    expect((await readsIn(demo.portal, { period: '2025', lang: 'zh' })).total).toBe(0);
    // Withdrawn since, it was read all the same.
    const status = (_status: 'draft' | 'published') =>
      demo.portal.payload.db.updateOne({ collection: 'articles', where: { slug: { equals: 'fever' } }, data: { _status } });
    await status('draft');
    const after = await readsIn(demo.portal, { period: PERIOD, lang: 'zh' });
    await status('published');
    expect([after.total, after.byMonth.at(-1)?.times]).toEqual([5, 5]);
    expect(after.byTopic.reduce((total, { times }) => total + times, 0)).toBe(5);
  });
});

it('a month or a year is asked for, none that is still to come, and else this month is shown', () => {
  expect(['2026', '2026-11', '2025-01'].map((asked) => readPeriod(asked, TODAY))).toEqual(['2026', '2026-11', '2025-01']);
  for (const asked of ['', '2026-12', '2027', '2026-13', "2026' or 1", '1999']) expect(readPeriod(asked, TODAY)).toBe(PERIOD);
});

it('questions are counted with how long their answers took', async () => {
  const { id: guardianId } = await findOrCreateGuardian(demo.portal, '13900006201', 'zh');
  const before = await questionsIn(demo.portal, { period: PERIOD });
  const asked = await askQuestion(demo.portal, {
    ...{ formKey: 'figures-question-01', topic: 'nutrition', month: '8', text: '鸡蛋怎么加' },
    ...{ guardianId, lang: 'zh', publishable: false, signs: [], noSigns: true },
  });
  if (!asked.ok) throw new Error(asked.code);
  const answeredAt = new Date(Date.parse(TEST_NOW) + 3 * 3_600_000).toISOString();
  const data = { state: 'answered', answeredAt, receivedAt: TEST_NOW };
  await demo.portal.payload.db.updateOne({ collection: 'questions', id: asked.question.id, data });
  const { all } = await questionsIn(demo.portal, { period: PERIOD });
  expect(all.asked).toBe(before.all.asked + 1);
  expect(all.answered).toBe(before.all.answered + 1);
  expect((await questionsIn(demo.portal, { period: '2025' })).all).toEqual({ asked: 0, answered: 0 });
});

describe('visits and coverage', () => {
  const townships = async (user: SignedIn, period = PERIOD) => {
    const held = await classesIn(demo.portal, { period, user, lang: 'zh' });
    return townshipsIn(demo.portal, { period, user, lang: 'zh', held });
  };

  it('are of the townships of somebody’s own territory alone', async () => {
    const all = demo.portal.city.areas.filter(({ level }) => level === 'township');
    expect(await townships(staff.admin)).toHaveLength(all.length);
    const own = await townships(staff.nurse);
    expect(own.map(({ code }) => code)).toEqual([staff.nurse.territory]);
    const district = await townships({ ...staff.district, territory: '321202' });
    expect(new Set(district.map(({ district: code }) => code))).toEqual(new Set(['321202']));
    expect(await townships({ ...staff.nurse, territory: null })).toEqual([]);
    const writers = { ...staff.reviewer, territory: null };
    expect(await townships(writers)).toHaveLength(all.length);
    const held = await classesIn(demo.portal, { period: PERIOD, user: writers, lang: 'zh' });
    expect(held.filter(({ level }) => level === 'district')).toHaveLength(6);
  });

  it('count visits against the newborns whose families asked', async () => {
    const own = async () => (await townships(staff.admin)).find(({ code }) => code === '321202001');
    const before = await own();
    const { id: guardianId } = await findOrCreateGuardian(demo.portal, '13900006202', 'zh');
    const asked = await askVisit(demo.portal, {
      ...{ formKey: 'figures-visit-000001', bornOn: TODAY, township: '321202001', address: '3 幢', wish: '', consent: true },
      ...{ wished: [`${addDays(TODAY, 1)}.morning`], guardianId, lang: 'zh' },
    });
    if (!asked.ok) throw new Error(asked.code);
    expect(await own()).toMatchObject({ asked: (before?.asked ?? 0) + 1, waiting: (before?.waiting ?? 0) + 1, served: true });
    await demo.portal.payload.db.updateOne({ collection: 'home-visits', id: asked.visit.id, data: { state: 'done' } });
    expect(await own()).toMatchObject({ visited: (before?.visited ?? 0) + 1 });
    expect((await townships(staff.admin, '2025')).every((one) => one.asked === 0)).toBe(true);
  });
});

it('figures are for those who publish or answer for guidance, and for nobody of a centre', () => {
  const sees = Object.entries(staff).filter(([, user]) => seesFigures(user));
  expect(sees.map(([name]) => name).sort()).toEqual(['admin', 'author', 'city', 'district', 'nurse', 'reviewer']);
});
