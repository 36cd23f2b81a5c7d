import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSheet } from '#cms/input/enrolled-in-text.ts';
import { dayBoard } from '#cms/places/day-board.ts';
import { endEnrolment, forgetEnrolled } from '#cms/places/enrolled/end-enrolment.ts';
import { enterChildren, previewChildren, undoEntry } from '#cms/places/enrolled/enter-children.ts';
import { findUnkept } from '#cms/places/enrolled/find-unkept.ts';
import { keepClaims, planClaims } from '#cms/places/enrolled/keep-claims.ts';
import { listEnrolled } from '#cms/places/enrolled/list-enrolled.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { liveClaims, soldAt } from '#domain/places/capacity.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { families, infants, rush } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';

let demo: DemoPortal;
let facility: FacilitySupply;
let staffId: string;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  facility = infants(demo.portal).facility;
  staffId = (await demo.portal.users.find('head@demo.example'))?.id ?? '';
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  for (const collection of ['place-claims', 'enrolled-children'] as const)
    await demo.portal.payload.db.deleteMany({ collection, where: {} });
});
afterAll(() => demo.close());

const babies = (count: number, week = '周一到周五 全天', from = 0) =>
  readSheet(Array.from({ length: count }, (_, n) => `园宝${from + n}\t2026-03-1${n % 10}\t\t${week}`).join('\n'));
let batches = 0;
const enter = (text: string | ReturnType<typeof babies>, also: Partial<Parameters<typeof enterChildren>[1]> = {}) => {
  const rows = typeof text === 'string' ? readSheet(text) : text;
  return enterChildren(demo.portal, { facilityId: facility.id, rows, staffId, batch: `batch-${++batches}`, ...also });
};
const left = async (date = WEDNESDAY, minute = 540) => {
  const { days } = await readAvailability(demo.portal, facility, { from: date, to: date, ageMonths: 8, form: 'hourly' });
  return days[0]?.slots.find((slot) => slot.minute === minute)?.left;
};
const roster = (date = WEDNESDAY) => dayRoster(demo.portal, { facilityId: facility.id, date, reader: staffId });

describe('a list of children who already come', () => {
  it('takes their places when it is entered, on the days and hours of their weeks, and gives them back when it is undone', async () => {
    const free = Number(await left());
    const entered = await enter(babies(3, '一三五上午'), { batch: 'mornings' });
    expect(entered).toMatchObject({ ok: true, over: [] });
    expect([await left(), await left(WEDNESDAY, 840), await left('2026-11-26')]).toEqual([free - 3, free, free]);
    expect(await undoEntry(demo.portal, { facilityId: facility.id, batch: 'mornings', staffId })).toMatchObject({
      ok: true,
      count: 3,
    });
    expect(await left()).toBe(free);
    expect(await demo.portal.enrolled.listOf(facility.id, '2026-11-23')).toEqual([]);
  });
  it('is checked row by row, each by its own sentence, and writes nothing before', async () => {
    const text = [
      '小满\t2026-03-04\t\t全天',
      '\t2026-03-04\t\t全天',
      '豆豆\t去年\t没有的班\t随便\t2026-13-01',
      '大宝\t2022-03-04\t\t全天',
      '二宝\t2026-03-04\t\t全天\t2026-12-01\t2026-11-30\t别处\t12',
      '小满\t2026-03-04\t\t上午',
    ].join('\n');
    const preview = await previewChildren(demo.portal, { facilityId: facility.id, rows: readSheet(text) });
    expect(preview.ok && preview.rows.map(({ problems }) => problems)).toEqual([
      [],
      ['name_missing'],
      ['birth_unread', 'from_unread', 'class_unknown', 'week_unread'],
      ['three_already', 'class_missing'],
      ['to_before_from', 'contract_unread', 'contact_unread'],
      ['twice_in_list'],
    ]);
    expect(await enter(text)).toMatchObject({ ok: false, code: 'enrolled_rows_wrong' });
    expect(await demo.portal.enrolled.listOf(facility.id, '2026-11-23')).toEqual([]);
  });
  it('warns of too many where one person watches two classes at once, by the children of both', async () => {
    const [one, other] = facility.classes;
    if (!one || !other) throw new Error('no two classes');
    const napRules = [{ childrenPerStaff: 2, ageFrom: 0, from: 720, to: 810, source: '', effectiveOn: '2020-01-01' }];
    const shift = { staff: 'a-carer', weekdays: '12345', from: 420, to: 1200 };
    const centre = {
      ...facility,
      classes: [
        { ...one, napRules, shifts: [{ ...shift, watches: other.id }] },
        { ...other, napRules, shifts: [{ ...shift, watches: one.id, lent: true }] },
      ],
    };
    const asleep = ['enrolled:1', 'enrolled:2'].map((booking) => ({ booking, from: 720, to: 810 }));
    const sheet = { classId: other.id, facilityId: facility.id, date: WEDNESDAY, claims: asleep, version: 1 };
    const planning = { ...demo.portal, sheets: { ...demo.portal.sheets, read: async () => [sheet] } };
    const week = [{ weekday: 3, part: 'full_day' }] as const;
    const child = { id: 'new', classId: one.id, birthDate: '2026-03-10', pattern: week, from: WEDNESDAY, to: WEDNESDAY };
    const { over } = await planClaims(planning, { facility: centre, children: [{ ...child, handedOver: [] }] });
    expect(over).toEqual([
      expect.objectContaining({ classId: one.id, days: 1, minute: 720, children: 1, capacity: 0 }),
      expect.objectContaining({ classId: other.id, days: 1, minute: 720, children: 2, capacity: 1 }),
    ]);
  });
  it('sent twice is entered once; a child entered already is told', async () => {
    expect(await enter(babies(2), { batch: 'twice' })).toMatchObject({ ok: true });
    expect(await enter(babies(2), { batch: 'twice' })).toMatchObject({ ok: true });
    expect(await demo.portal.enrolled.listOf(facility.id, '2026-11-23')).toHaveLength(2);
    const preview = await previewChildren(demo.portal, { facilityId: facility.id, rows: babies(1) });
    expect(preview.ok && preview.rows[0]?.problems).toEqual(['enrolled_already']);
  });
  it('entered in two processes at once, on days that do not meet, has each child once', async () => {
    // Another process has a line of its own.
    const another = { ...demo.portal, work: ((task) => demo.portal.work(task)) as typeof demo.portal.work };
    const of = (week: string) => ({ facilityId: facility.id, rows: babies(2, week), staffId, batch: `at-once-${week}` });
    const both = await Promise.all([enterChildren(another, of('周一 全天')), enterChildren(another, of('周二 全天'))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'enrolled_rows_wrong' });
    expect(await demo.portal.enrolled.listOf(facility.id, '2026-11-23')).toHaveLength(2);
  });
  it('takes the centre’s turn before it reads who is entered: not every database has one writer at a time', async () => {
    const steps: string[] = [];
    const { enrolled, facilities } = demo.portal;
    const takeTurn: typeof facilities.takeTurn = async (...about) => {
      steps.push('turn');
      await facilities.takeTurn(...about);
    };
    const ofBatch: typeof enrolled.ofBatch = (...about) => {
      steps.push('read');
      return enrolled.ofBatch(...about);
    };
    const portal = { ...demo.portal, facilities: { ...facilities, takeTurn }, enrolled: { ...enrolled, ofBatch } };
    const about = { facilityId: facility.id, rows: babies(1), staffId, batch: 'in-turn' };
    expect(await enterChildren(portal, about)).toMatchObject({ ok: true });
    expect(steps).toEqual(['turn', 'read']);
  });
  it('that would be over says so, is entered only when that was answered, and then nothing more is sold', async () => {
    const free = Number(await left());
    const preview = await previewChildren(demo.portal, { facilityId: facility.id, rows: babies(free + 2) });
    const over = preview.ok ? preview.over : [];
    expect(over[0]).toMatchObject({ children: free + 2, firstOn: '2026-11-23', limit: 'staff_ratio' });
    expect(await enter(babies(free + 2))).toMatchObject({ ok: false, code: 'enrolled_over', over });
    const [seen, ...others] = over;
    const less = [{ ...seen, children: Number(seen?.children) - 1 }, ...others] as typeof over;
    expect(await enter(babies(free + 2), { seen: less })).toMatchObject({ code: 'enrolled_over' });
    expect(await left()).toBe(free);
    expect(await enter(babies(free + 2), { seen: over })).toMatchObject({ ok: true, over });
    const [answer] = await rush(demo.portal, await families(demo.portal, 1, 900));
    expect([await left(), answer]).toMatchObject([0, { ok: false, status: 409 }]);
  });
  it('and families who book at the same moment never have more places between them than there are', async () => {
    const crowd = await families(demo.portal, 20);
    const free = Number(await left());
    const [answers, entered] = await Promise.all([rush(demo.portal, crowd), enter(babies(5))]);
    const { group } = infants(demo.portal);
    const [sheet] = await demo.portal.sheets.read({ classIds: [group.id], from: WEDNESDAY, to: WEDNESDAY });
    const children = soldAt(540, liveClaims(sheet?.claims ?? [], demo.portal.now()));
    const sold = answers.filter(({ ok }) => ok).length;
    expect(children).toBe(sold + (entered.ok ? 5 : 0));
    expect(children).toBeLessThanOrEqual(free);
    expect(sold).toBeGreaterThanOrEqual(free - 5);
  });
});

describe('a child that the centre has enrolled', () => {
  it('stands on the roster and the board with its class, and attendance is noted of it', async () => {
    const entered = await enter(babies(1));
    const booking = enrolledName(entered.ok ? (entered.children[0]?.id ?? '') : '');
    demo.setNow('2026-11-25T02:00:00.000Z');
    const note = (what: 'check_in' | 'check_out' | 'absent', also: object = {}) =>
      markAttendance(demo.portal, { bookingId: booking, facilityId: facility.id, date: WEDNESDAY, what, staffId, ...also });
    expect((await roster()).find((one) => one.booking === booking)).toMatchObject({
      child: '园宝0',
      state: 'not_come',
      from: 510,
      to: 1020,
    });
    expect(await note('check_out', { handover: { name: '奶奶', document: true } })).toMatchObject({ code: 'not_checked_in' });
    expect(await note('check_in')).toMatchObject({ ok: true });
    expect(await note('absent')).toMatchObject({ code: 'here_already' });
    expect(await note('check_out', { handover: { name: '奶奶' } })).toMatchObject({ code: 'own_list_not_checked' });
    expect(await note('check_out', { handover: { name: '奶奶', document: true } })).toMatchObject({ ok: true });
    const board = await dayBoard(demo.portal, { facilityId: facility.id, date: WEDNESDAY, reader: staffId });
    expect(board?.counts).toMatchObject({ left: 1, here: 0 });
    const lines = board?.classes.flatMap((one) => one.lines) ?? [];
    expect(lines.find((one) => one.booking === booking)).toMatchObject({ child: '园宝0', state: 'left' });
    const other = await markAttendance(demo.portal, {
      bookingId: booking,
      facilityId: 'another',
      date: WEDNESDAY,
      what: 'check_in',
      staffId,
    });
    expect(other).toMatchObject({ ok: false, status: 404 });
  });
  it('comes on no day on which the centre is shut', async () => {
    await enter(babies(1, '每天全天'));
    expect((await roster('2026-11-28')).filter(({ enrolled }) => enrolled)).toEqual([]);
  });
  it('grows into the next class, whose place is taken from that day on', async () => {
    await enter('小满\t2025-12-20\t\t全天');
    const [child] = await demo.portal.enrolled.listOf(facility.id, '2026-11-23');
    const classes = new Map(facility.classes.map(({ id, type }) => [id, type]));
    const at = async (date: string) => {
      const sheets = await demo.portal.sheets.read({ classIds: facility.classes.map(({ id }) => id), from: date, to: date });
      const own = sheets.filter(({ claims }) => claims.some(({ booking }) => booking === enrolledName(child?.id ?? '')));
      return own.map(({ classId }) => classes.get(classId));
    };
    expect([await at('2026-12-18'), await at('2026-12-21')]).toEqual([['infant'], ['toddler']]);
  });
  it('whose last day is another gives up the places after it', async () => {
    const free = await left('2026-12-02');
    const entered = await enter(babies(1));
    const id = entered.ok ? (entered.children[0]?.id ?? '') : '';
    const end = (to: string) => endEnrolment(demo.portal, { facilityId: facility.id, id, staffId, to });
    expect(await end('2027-02-30')).toMatchObject({ ok: false, code: 'date_invalid' });
    expect(await end('2026-11-01')).toMatchObject({ ok: false, code: 'enrolled_end_past' });
    expect(await end('2026-12-01')).toMatchObject({ ok: true });
    expect([await left('2026-12-01'), await left('2026-12-02')]).toEqual([Number(free) - 1, free]);
  });
  it('has its places written on as days go by, once', async () => {
    await enter(babies(1));
    const last = async () => {
      const { docs } = await demo.portal.payload.find({ collection: 'place-claims', sort: '-date', limit: 1, depth: 0 });
      return docs[0]?.date;
    };
    const before = await last();
    demo.setNow('2026-12-23T02:00:00.000Z');
    expect(await findUnkept(demo.portal)).toContain(facility.id);
    expect(await findUnkept(demo.portal)).toEqual([]);
    await keepClaims(demo.portal, facility.id);
    expect(String(await last()) > String(before)).toBe(true);
    expect(await keepClaims(demo.portal, facility.id)).toBe('0 days');
  });
});

describe('what is kept of them', () => {
  it('is logged when somebody looks, and nobody’s name is in a log or the search', async () => {
    await enter(babies(2));
    await listEnrolled(demo.portal, { facility, reader: staffId });
    const { docs } = await demo.portal.payload.find({ collection: 'audit-log', where: { action: { equals: 'read_enrolled' } } });
    expect(docs).toMatchObject([{ actor: staffId, detail: { children: 2 } }]);
    const { docs: all } = await demo.portal.payload.find({ collection: 'audit-log', pagination: false });
    expect(JSON.stringify(all)).not.toContain('园宝');
  });
  it('is gone three years after the last day', async () => {
    await enter('小满\t2026-03-04\t\t全天\t\t2026-11-30');
    demo.setNow('2029-11-30T02:00:00.000Z');
    await forgetEnrolled(demo.portal);
    expect(await demo.portal.enrolled.listOf(facility.id, '2026-01-01')).toHaveLength(1);
    demo.setNow('2029-12-01T02:00:00.000Z');
    await forgetEnrolled(demo.portal);
    expect(await demo.portal.enrolled.listOf(facility.id, '2026-01-01')).toEqual([]);
  });
  it('stays when something has come of it: the list is not undone', async () => {
    const entered = await enter(babies(1), { batch: 'used' });
    const booking = enrolledName(entered.ok ? (entered.children[0]?.id ?? '') : '');
    demo.setNow('2026-11-25T02:00:00.000Z');
    await markAttendance(demo.portal, {
      bookingId: booking,
      facilityId: facility.id,
      date: WEDNESDAY,
      what: 'check_in',
      staffId,
    });
    expect(await undoEntry(demo.portal, { facilityId: facility.id, batch: 'used', staffId })).toMatchObject({
      code: 'enrolled_in_use',
    });
  });
});
