import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askForMonths, findMonths, resumeMonths, stopMonths } from '#cms/alerts/months/ask-for-months.ts';
import { monthContent } from '#cms/alerts/months/month-content.ts';
import { findDueMonths, sendMonth, tellOfMonth } from '#cms/alerts/months/send-month.ts';
import { exportFamily } from '#cms/booking/export-family.ts';
import { deliver } from '#cms/portal/deliver.ts';
import { addDays, addMonths } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { type Family, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());
afterEach(() => demo.setNow(TEST_NOW));

const ask = ({ guardianId, childId }: Family, over: object = {}) =>
  askForMonths(demo.portal, { guardianId, childId, pace: 'month', district: '', weeks: '', ...over });
const own = async ({ guardianId, childId }: Family) => {
  const found = await findMonths(demo.portal, { guardianId, childId });
  if (!found) throw new Error('gone');
  return found;
};
const turn = async () => {
  for (const id of await findDueMonths(demo.portal)) await sendMonth(demo.portal, id);
};
const told = async ({ guardianId }: Family) => {
  const { contact } = await demo.portal.guardians.get(guardianId);
  const where = { to: { equals: contact }, kind: { equals: 'month_tip' } };
  return (await demo.portal.payload.find({ collection: 'messages', where, sort: 'sentAt' })).docs;
};
const childOf = ({ childId }: Family) => demo.portal.children.get(childId);

describe('a family that wants to hear what its child’s month brings', () => {
  it('hears of this month at once and of each next month once, whoever sends it and however often', async () => {
    const family = await newFamily(demo.portal, 7001, addMonths(TODAY, -8));
    await Promise.all([ask(family), ask(family)]);
    await Promise.all([turn(), turn()]);
    await turn();
    expect(await told(family)).toHaveLength(1);
    const { id, dueAt } = await own(family);
    expect(dueAt).toBe(`${addMonths(TODAY, 1)}T01:30:00.000Z`);
    demo.setNow(`${addMonths(TODAY, 1)}T01:29:00.000Z`);
    await turn();
    expect(await told(family)).toHaveLength(1);
    demo.setNow(`${addMonths(TODAY, 1)}T02:00:00.000Z`);
    await Promise.all(Array.from({ length: 4 }, () => sendMonth(demo.portal, id)));
    expect(await told(family)).toHaveLength(2);
    // Months in which nothing could be sent are not sent afterwards.
    demo.setNow(`${addMonths(TODAY, 4)}T02:00:00.000Z`);
    await turn();
    await turn();
    expect(await told(family)).toHaveLength(3);
  });

  it('hears one thing to do, one to look out for and one near, and nothing of who the child is', async () => {
    const family = await newFamily(demo.portal, 7002, addMonths(TODAY, -6));
    await ask(family, { district: '321202' });
    await turn();
    const [message] = await told(family);
    expect(message?.text).toMatch(/做一件事：按月龄体检.*\n留意一样：.+看医生.*\n附近：.+\n.*\/months\?token=/);
    expect(message?.text).not.toMatch(/宝宝7002|2026-05|6 个月/);
    const content = await monthContent(demo.portal, { message: await own(family), child: await childOf(family), lang: 'en' });
    expect(content?.todo).toMatchObject({ what: 'A check-up for this age, free of charge', kind: 'check' });
    expect(content?.near).toBeDefined();
  });

  it('hears by the corrected age of a child that came early what to look out for', async () => {
    const family = await newFamily(demo.portal, 7003, addMonths(TODAY, -7));
    await ask(family, { weeks: '30' });
    const at = async () => monthContent(demo.portal, { message: await own(family), child: await childOf(family), lang: 'zh' });
    expect((await at())?.watch?.what.zh).not.toContain('半岁');
    await ask(family, { weeks: '' });
    expect((await at())?.watch?.what.zh).toContain('半岁');
    expect(await ask(family, { weeks: '12' })).toMatchObject({ ok: false, field: `weeks-${family.childId}` });
  });

  it('is left alone at night, also by a letter that waited', async () => {
    const family = await newFamily(demo.portal, 7004, addMonths(TODAY, -10));
    await ask(family);
    demo.setNow(`${TODAY}T14:00:00.000Z`);
    const { id } = await own(family);
    await turn();
    expect(await sendMonth(demo.portal, id)).toBe('nothing_due');
    const letter = { key: `month:${id}:late`, kind: 'month', subject: id, about: {} };
    await demo.portal.work((unit) => demo.portal.letters.write(letter, unit));
    await expect(deliver(demo.portal, letter.key, (one) => tellOfMonth(demo.portal, one))).rejects.toThrow();
    expect(await told(family)).toHaveLength(0);
    await demo.portal.letters.remove(letter.key);
    demo.setNow(`${addDays(TODAY, 1)}T01:00:00.000Z`);
    await turn();
    expect(await told(family)).toHaveLength(1);
  });

  it('stops it by the link without signing in, and takes that back without hearing a month twice', async () => {
    const family = await newFamily(demo.portal, 7005, addMonths(TODAY, -9));
    await ask(family);
    await turn();
    const token = /token=([\w.-]+)/.exec((await told(family))[0]?.text ?? '')?.[1] ?? '';
    expect(token.length).toBeLessThanOrEqual(35);
    // Not the last letter: of that only some bits count.
    const forged = token.replace(/\.(.)/, (_, first) => (first === 'A' ? '.B' : '.A'));
    expect(await stopMonths(demo.portal, { token: forged })).toMatchObject({ status: 404 });
    expect(await stopMonths(demo.portal, { token })).toEqual({ ok: true });
    expect(await stopMonths(demo.portal, { token })).toEqual({ ok: true });
    demo.setNow(`${addMonths(TODAY, 1)}T02:00:00.000Z`);
    await turn();
    expect(await told(family)).toHaveLength(1);
    demo.setNow(TEST_NOW);
    expect(await resumeMonths(demo.portal, { token })).toEqual({ ok: true });
    await turn();
    expect(await told(family)).toHaveLength(1);
    expect((await own(family)).dueAt).toBeDefined();
  });

  it('hears every week where it wants that, another thing each week', async () => {
    const family = await newFamily(demo.portal, 7006, addDays(addMonths(TODAY, -8), -1));
    await ask(family, { pace: 'week' });
    await turn();
    demo.setNow(`${addDays(TODAY, 6)}T02:00:00.000Z`);
    await turn();
    const said = (await told(family)).map(({ text }) => /做一件事：(.*)。/.exec(text)?.[1]);
    expect(said).toHaveLength(2);
    expect(said[0]).not.toBe(said[1]);
  });

  it('is another’s business to nobody, ends with the third year and with the account, and is given out with it', async () => {
    const family = await newFamily(demo.portal, 7007, addMonths(TODAY, -35));
    const other = await newFamily(demo.portal, 7008);
    expect(await ask({ ...other, childId: family.childId })).toMatchObject({ status: 404 });
    await ask(family);
    const guardian = await demo.portal.guardians.get(family.guardianId);
    const given = await exportFamily(demo.portal, { guardian, lang: 'zh' });
    expect(given.ok && Buffer.from(given.zipped).includes('messages-by-age.json')).toBe(true);
    demo.setNow(`${addMonths(TODAY, 2)}T02:00:00.000Z`);
    await turn();
    expect(await own(family)).toMatchObject({ stoppedAt: `${addMonths(TODAY, 2)}T02:00:00.000Z`, dueAt: undefined });
    expect(await told(family)).toHaveLength(0);
    await demo.portal.work((unit) => demo.portal.familyData.erase({ id: guardian.id, contact: guardian.contact }, unit));
    expect(await findMonths(demo.portal, family)).toBeUndefined();
  });
});

it('what is told of the last month is told, and nothing is kept once that is over', async () => {
  const family = await newFamily(demo.portal, 7009, addMonths(TODAY, -35));
  demo.setNow(`${addMonths(TODAY, 1)}T02:00:00.000Z`);
  await ask(family);
  await turn();
  expect(await told(family)).toHaveLength(1);
  const over = addMonths(TODAY, 2);
  demo.setNow(`${addDays(over, 1)}T02:00:00.000Z`);
  await turn();
  expect(await told(family)).toHaveLength(1);
  const { stoppedAt } = await own(family);
  expect(stoppedAt).toBe(`${addDays(over, 1)}T02:00:00.000Z`);
  await demo.portal.monthMessages.removeStoppedBefore(`${addDays(over, 32)}T02:00:00.000Z`);
  expect(await findMonths(demo.portal, family)).toBeUndefined();
});

describe('what editors have for each month', () => {
  it('names an article that can be read and a sign of the city’s list, for every month of the first three years', async () => {
    const { articles, dangerSigns, monthTips } = demo.portal;
    const keys = (await dangerSigns.list()).map(({ key }) => key);
    const slugs = (await articles.pages.list({ page: 1, limit: 1000 })).map(({ slug }) => slug);
    for (let month = 0; month <= 36; month++) {
      const tips = await monthTips.listFor(month);
      expect(tips.length, `month ${month}`).toBeGreaterThan(0);
      for (const { article, sign } of tips) {
        expect(slugs).toContain(article);
        if (sign) expect(keys).toContain(sign);
      }
    }
  });
});
