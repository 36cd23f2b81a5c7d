import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDelegateCode } from '#cms/places/delegates/make-delegate-code.ts';
import { dayAtDoor } from '#cms/places/door/day-at-door.ts';
import { noteTaps } from '#cms/places/door/note-taps.ts';
import { askedTaps, settleTap } from '#cms/places/door/settle-tap.ts';
import { whyAsked } from '#cms/places/door/why-asked.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { DoorTap } from '#domain/booking/door-tap.ts';
import type { Handover } from '#domain/booking/handover.ts';
import { LANGS } from '#domain/language/lang.ts';
import { whyNotGiven } from '../../site/door/at-door.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, type Family, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { staffOf } from '../support/staff.ts';

/** Answers for all classes. */
const HEAD = { id: 'a-head', roles: ['head' as const] };
let demo: DemoPortal;
let heard: ReturnType<typeof hearMessages>;
let facilityId: string;
let family: Family;
let booking: string;
let n = 1200;
const at = (time: string) => `${WEDNESDAY}T${time}:00.000Z`;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  heard = hearMessages(demo.portal);
  facilityId = infants(demo.portal).facility.id;
});
beforeEach(async () => {
  demo.setNow('2026-11-23T02:00:00.000Z');
  family = await newFamily(demo.portal, ++n);
  // In three hours in turn: all of them in one would be too many children.
  const from = 540 + 60 * (n % 3);
  booking = await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from, to: from + 60 } });
  demo.setNow(at('03:00'));
});
afterAll(() => demo.close());

const tap = (what: AttendanceMark, time: string, handover?: Handover): DoorTap => ({
  ...{ id: randomUUID(), booking, what, at: at(time) },
  ...(handover ? { handover } : {}),
});
const send = async (taps: DoorTap[], staffId = 'carer-1') => {
  const answers = await noteTaps(demo.portal, { taps, facilityId, staffId });
  return answers.map((one) => ('refused' in one ? one.refused.code : one.state));
};
const actions = async () => (await demo.portal.bookings.get(booking)).actions.filter(({ type }) => /check|absent/.test(type));
const code = async () => (await demo.portal.bookings.get(booking)).pickupCode ?? '';

describe('taps that come late', () => {
  it('are noted in their order with the time of the tap, and once, however often they are sent', async () => {
    const taps = [tap('check_in', '01:02'), tap('check_out', '02:05', { name: '奶奶', code: await code() })];
    expect(await send(taps)).toEqual(['noted', 'noted']);
    expect(await send(taps)).toEqual(['noted', 'noted']);
    expect((await actions()).map(({ type, at: when, by }) => [type, when, by.id])).toEqual([
      ['check_in', at('01:02'), 'carer-1'],
      ['check_out', at('02:05'), 'carer-1'],
    ]);
    expect(heard.filter((one) => one.booking === booking && /door|collected|arrived|picked/.test(one.kind)).length).toBeLessThan(
      3,
    );
  });

  it('that cannot be noted keep no other child waiting, nor are those after them of the same child put before them', async () => {
    demo.setNow('2026-11-23T02:00:00.000Z');
    const from = 540 + 60 * (++n % 3);
    const other = await book(demo.portal, await newFamily(demo.portal, n), {
      ...{ form: 'hourly', date: WEDNESDAY, window: { from, to: from + 60 } },
    });
    demo.setNow(at('03:00'));
    const [bad, after] = [tap('check_in', '01:02'), tap('undo_check_in', '01:04')];
    const good = { ...tap('check_in', '01:06'), booking: other };
    const { doorTaps } = demo.portal;
    const findTap: typeof doorTaps.findTap = async (centre, id, unit) => {
      if (id === bad.id) throw new Error('this one fails');
      return doorTaps.findTap(centre, id, unit);
    };
    const failing = { ...demo.portal, doorTaps: { ...doorTaps, findTap } };
    const note = (taps: DoorTap[]) => noteTaps(failing, { taps, facilityId, staffId: 'carer-1' });
    expect(await note([bad, after, good])).toEqual([{ id: good.id, state: 'noted' }]);
    expect(await actions()).toEqual([]);
    await expect(note([bad, after])).rejects.toThrow('this one fails');
    expect(await send([bad, after])).toEqual(['noted', 'noted']);
  });

  it('are noted once when the same is sent twice at the same time, and when a process died between', async () => {
    const taps = [tap('check_in', '01:02')];
    await Promise.all([send(taps), send(taps)]);
    expect(await actions()).toHaveLength(1);
    const late = tap('absent', '01:30');
    await demo.portal.work(async (unit) => {
      const { what, at: when } = late;
      const row = {
        tap: late.id,
        facilityId,
        booking,
        date: WEDNESDAY,
        what,
        at: when,
        by: 'carer-1',
        state: 'arrived',
      } as const;
      await demo.portal.doorTaps.add(row, unit);
      return { ok: true };
    });
    expect(await send([late])).toEqual(['question']);
  });

  it('count on their own day alone, are none of another centre’s, and are not of the future', async () => {
    expect(await send([{ ...tap('check_in', '01:02'), at: '2026-11-24T01:02:00.000Z' }])).toEqual(['tap_other_day']);
    expect(await send([tap('check_in', '03:30')])).toEqual(['tap_ahead']);
    const answers = await noteTaps(demo.portal, { taps: [tap('check_in', '01:02')], facilityId: 'another', staffId: 'x' });
    expect(answers[0]).toMatchObject({ refused: { status: 404 } });
    expect(await actions()).toEqual([]);
  });

  it('say with when why they lie before what has to come first, and are kept', async () => {
    expect(await send([tap('check_in', '01:02')])).toEqual(['noted']);
    const early = [
      tap('check_out', '01:01', { name: '奶奶', code: await code() }),
      tap('noon_check', '01:00'),
      tap('undo_check_in', '00:59'),
    ];
    expect(await send(early, 'carer-2')).toEqual(['question', 'question', 'question']);
    expect((await actions()).map(({ type }) => type)).toEqual(['check_in']);
    const asked = await askedTaps(demo.portal, { facilityId, reader: 'a-head' });
    const own = asked.filter((one) => one.tap.booking === booking).map((one) => one.tap);
    expect(own.map(({ problem, params }) => [problem, params])).toEqual(early.map(() => ['tap_before', { time: '09:02' }]));
    const said = problemWords(createTranslator('en'), { code: 'tap_before', params: own[0]?.params });
    expect(said).toContain('09:02');
  });

  it('given before it came is no question of two, and the second is not taken', async () => {
    const told = await code();
    await send([tap('check_in', '01:02'), tap('check_out', '01:10', { name: '爸爸', code: told })]);
    const second = tap('check_out', '00:50', { name: '舅舅', code: told });
    expect(await send([second], 'carer-2')).toEqual(['question']);
    const kept = await demo.portal.doorTaps.findTap(facilityId, second.id);
    expect(kept).toMatchObject({ problem: 'tap_before', params: { time: '09:02' } });
    const settle = { id: kept?.id ?? '', facilityId, by: 'a-head', take: true };
    expect(await settleTap(demo.portal, settle)).toMatchObject({ code: 'tap_not_taken' });
  });

  it('carry what was seen of the child, as it came and at noon, by the city’s fever', async () => {
    const morning = { noticed: ['skin'], temperature: '36，84', note: ' 左手背有红点 ' };
    const noon = { noticed: [], temperature: '37.9', note: '' };
    const taps = [
      { ...tap('check_in', '01:02'), check: morning },
      { ...tap('noon_check', '02:30'), check: noon },
    ];
    expect(await send(taps)).toEqual(['noted', 'noted']);
    expect((await actions()).map((one) => ('check' in one ? one.check : undefined))).toEqual([
      { noticed: ['skin'], temperature: 36.8, note: '左手背有红点' },
      { noticed: [], temperature: 37.9, fever: true },
    ]);
    // It stands in the child's day, and nowhere else.
    for (const { id } of taps) expect(await demo.portal.doorTaps.findTap(facilityId, id)).toMatchObject({ check: undefined });
    expect(await send([{ ...tap('noon_check', '02:40'), check: { ...noon, temperature: '8' } }])).toEqual([
      'temperature_unlikely',
    ]);
  });

  it('with a check that another already noted otherwise are kept for the head, with what was seen', async () => {
    expect(await send([{ ...tap('check_in', '01:02'), check: { noticed: [], temperature: '', note: '' } }])).toEqual(['noted']);
    const other = { ...tap('check_in', '01:03'), check: { noticed: ['mouth'], temperature: '', note: '' } };
    expect(await send([other], 'carer-2')).toEqual(['question']);
    const kept = await demo.portal.doorTaps.findTap(facilityId, other.id);
    expect(kept).toMatchObject({ problem: 'here_already', check: { noticed: ['mouth'] } });
    await settleTap(demo.portal, { id: kept?.id ?? '', facilityId, by: 'a-head', take: false });
    expect(await demo.portal.doorTaps.findTap(facilityId, other.id)).toMatchObject({ state: 'kept', check: undefined });
  });

  it('refused for locked codes say until when, with no blank left', async () => {
    await send([tap('check_in', '01:02')]);
    const told = await code();
    const wrong = told === '111111' ? '111112' : '111111';
    const guesses = Array.from({ length: 12 }, (_, n) => tap('check_out', `02:${10 + n}`, { name: '爸爸', code: wrong }));
    await send(guesses, `guesser-${n}`);
    const last = await demo.portal.doorTaps.findTap(facilityId, guesses.at(-1)?.id ?? '');
    expect(last).toMatchObject({ problem: 'pickup_codes_locked', params: { time: expect.stringMatching(/^\d\d:\d\d$/) } });
    for (const lang of LANGS) {
      const said = whyAsked(createTranslator(lang), last ?? {});
      expect(said).toContain(String(last?.params?.time));
      expect(said).not.toMatch(/[{}]/);
    }
  });

  it('by a code that was made for somebody else name for whom', async () => {
    const { guardianId } = family;
    const person = { name: '王阿姨', relation: '邻居', phone: '' };
    const made = await makeDelegateCode(demo.portal, { guardianId, bookingId: booking, date: WEDNESDAY, person });
    if (!made.ok) throw new Error(made.code);
    await send([tap('check_in', '01:02'), tap('check_out', '02:00', { name: '爸爸', code: await code() })]);
    const second = tap('check_out', '02:10', { name: '李叔叔', code: made.code });
    expect(await send([second], 'carer-2')).toEqual(['question']);
    const kept = await demo.portal.doorTaps.findTap(facilityId, second.id);
    const said = whyAsked(createTranslator('zh'), kept ?? {});
    expect(said).toContain('王阿姨');
    expect(said).not.toMatch(/[{}]/);
  });

  it('take back what was noted', async () => {
    expect(await send([tap('check_in', '01:02'), tap('undo_check_in', '01:03')])).toEqual(['noted', 'noted']);
    expect((await actions()).map(({ type }) => type)).toEqual(['check_in', 'undo_check_in']);
  });
});

describe('a code that two phones used while apart', () => {
  async function givenTwice() {
    const told = await code();
    await send([tap('check_in', '01:02')]);
    expect(await send([tap('check_out', '02:00', { name: '爸爸', code: told })], 'carer-1')).toEqual(['noted']);
    const second = tap('check_out', '02:10', { name: '舅舅', code: told });
    expect(await send([second], 'carer-2')).toEqual(['question']);
    expect(await send([second], 'carer-2')).toEqual(['question']);
    const asked = (await askedTaps(demo.portal, { facilityId, reader: 'a-head' })).filter((one) => one.tap.booking === booking);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      tap: { name: '舅舅', at: at('02:10'), by: 'carer-2', problem: 'given_twice' },
      first: { at: at('02:00'), by: 'carer-1', collected: { name: '爸爸' } },
    });
    return asked[0]?.tap.id ?? '';
  }

  it('is kept twice and asked of the head; what was noted first can stay', async () => {
    const id = await givenTwice();
    expect((await actions()).filter(({ type }) => type === 'check_out')).toHaveLength(1);
    const settle = { id, by: 'a-head', take: false };
    expect(await settleTap(demo.portal, { ...settle, facilityId: 'another' })).toMatchObject({ status: 404 });
    expect(await settleTap(demo.portal, { ...settle, facilityId })).toMatchObject({ ok: true });
    expect((await actions()).at(-1)).toMatchObject({ type: 'check_out', at: at('02:00'), collected: { name: '爸爸' } });
    const left = await askedTaps(demo.portal, { facilityId, reader: 'a-head' });
    expect(left.some(({ tap: one }) => one.id === id)).toBe(false);
  });

  it('or the second can, and both stay in the list of what happened', async () => {
    const id = await givenTwice();
    expect(await settleTap(demo.portal, { id, facilityId, by: 'a-head', take: true })).toMatchObject({ ok: true });
    expect((await actions()).map((one) => [one.type, 'collected' in one ? one.collected?.name : undefined])).toEqual([
      ['check_in', undefined],
      ['check_out', '爸爸'],
      ['undo_check_out', undefined],
      ['check_out', '舅舅'],
    ]);
  });

  it('is no question of two where nobody would have given the child away to the second', async () => {
    await send([tap('check_in', '01:02')]);
    expect(await send([tap('check_out', '02:00', { name: '爸爸', code: await code() })])).toEqual(['noted']);
    const second = [
      [{ name: '舅舅', code: (await code()) === '123456' ? '123457' : '123456' }, 'pickup_code_wrong'],
      [{ name: '舅舅', document: true }, 'pickup_not_known'],
      [undefined, 'nobody_named'],
    ] as const;
    for (const [handover, why] of second) {
      const one = tap('check_out', '02:10', handover);
      expect(await send([one], 'carer-2')).toEqual(['question']);
      const kept = await demo.portal.doorTaps.findTap(facilityId, one.id);
      expect(kept?.problem).toBe(why);
      const settle = { id: kept?.id ?? '', facilityId, by: 'a-head', take: true };
      expect(await settleTap(demo.portal, settle)).toMatchObject({ code: 'tap_not_taken' });
    }
  });

  it('what cannot be noted at all is asked too, and never lost', async () => {
    expect(await send([tap('check_out', '02:00', { name: '爸爸', code: '000000' })])).toEqual(['question']);
    const asked = await askedTaps(demo.portal, { facilityId, reader: 'a-head' });
    const own = asked.find((one) => one.tap.booking === booking);
    expect(own?.tap.problem).not.toBe('given_twice');
    expect(await settleTap(demo.portal, { id: own?.tap.id ?? '', facilityId, by: 'a-head', take: true })).toMatchObject({
      code: 'tap_not_taken',
    });
  });
});

describe('whose classes a phone has', () => {
  const carerOf = async () => (await staffOf(demo.portal)).counter;
  const classesOf = async () =>
    (await dayAtDoor(demo.portal, { facilityId, user: await carerOf() }))?.classes.map(({ id }) => id);

  it('a carer has those of its shifts of the day, however another is asked for, and a head all', async () => {
    const { facility, group } = infants(demo.portal);
    const own = await classesOf();
    expect(own).toHaveLength(1);
    const other = facility.classes.find(({ id }) => id !== own?.[0])?.id ?? '';
    const day = await dayAtDoor(demo.portal, { facilityId, classId: other, user: await carerOf() });
    expect([day?.classId, day?.lines.every((line) => line.booking !== booking || own?.[0] === group.id)]).toEqual([
      own?.[0],
      true,
    ]);
    const all = await dayAtDoor(demo.portal, { facilityId, classId: other, user: HEAD });
    expect([all?.classes.length, all?.classId]).toEqual([facility.classes.length, other]);
  });

  it('nobody has one who is on no shift, is away, or whom no list names', async () => {
    const { payload } = demo.portal;
    const where = { account: { equals: 'counter@demo.example' } };
    const [person] = (await payload.find({ collection: 'staff', where, depth: 0 })).docs;
    if (!person) throw new Error('nobody is the counter');
    await demo.portal.work(async (unit) => {
      await demo.portal.rota.addAbsence({ facilityId, staff: person.id, from: WEDNESDAY, to: WEDNESDAY }, unit);
      return { ok: true };
    });
    expect(await classesOf()).toEqual([]);
    const day = await dayAtDoor(demo.portal, { facilityId, classId: infants(demo.portal).group.id, user: await carerOf() });
    expect([day?.classId, day?.lines]).toEqual([undefined, []]);
    await payload.delete({ collection: 'absences', where: { staff: { equals: person.id } } });
    expect(await classesOf()).toHaveLength(1);
    await payload.update({ collection: 'staff', id: person.id, data: { account: '' } });
    expect(await classesOf()).toEqual([]);
    const of = (account: string) => payload.update({ collection: 'staff', id: person.id, data: { account } });
    await expect(of('author@demo.example')).rejects.toThrow();
    await of(' Counter@Demo.example ');
    expect(await classesOf()).toHaveLength(1);
  });
});

describe('what a phone has of the day', () => {
  it('is today’s own class alone, without birth dates, notes, telephones or codes', async () => {
    const { group } = infants(demo.portal);
    const day = await dayAtDoor(demo.portal, { facilityId, classId: group.id, user: HEAD });
    const line = day?.lines.find((one) => one.booking === booking);
    expect(Object.keys(line ?? {}).sort()).toEqual(
      ['booking', 'child', 'codes', 'enrolled', 'from', 'noon', 'pickups', 'state', 'to'].sort(),
    );
    expect(day?.endsAt).toBe(`${WEDNESDAY}T16:00:00.000Z`);
    expect(JSON.stringify(day)).not.toContain(await code());
    const other = infants(demo.portal).facility.classes.find(({ id }) => id !== group.id);
    const beside = await dayAtDoor(demo.portal, { facilityId, classId: other?.id, user: HEAD });
    expect(beside?.lines.some((one) => one.booking === booking)).toBe(false);
  });

  it('is read anew all the time, and that it was read is logged once an hour', async () => {
    const reader = `carer-${n}`;
    const logged = async () =>
      (await demo.portal.payload.count({ collection: 'audit-log', where: { actor: { equals: reader } } })).totalDocs;
    const read = () => dayAtDoor(demo.portal, { facilityId, user: { ...HEAD, id: reader } });
    await read();
    await read();
    expect(await logged()).toBe(1);
    demo.setNow(at('04:01'));
    await read();
    expect(await logged()).toBe(2);
  });

  it('checks codes by their digests as the board does: the family’s, and one made for one person', async () => {
    const { guardianId } = family;
    const person = { name: '王阿姨', relation: '邻居', phone: '' };
    const made = await makeDelegateCode(demo.portal, { guardianId, bookingId: booking, date: WEDNESDAY, person });
    if (!made.ok) throw new Error(made.code);
    const day = await dayAtDoor(demo.portal, { facilityId, classId: infants(demo.portal).group.id, user: HEAD });
    const line = day?.lines.find((one) => one.booking === booking);
    if (!day || !line) throw new Error('no such child');
    const why = (handover: Handover) => whyNotGiven(line, handover, day);
    expect(await why({ name: '爸爸', code: await code() })).toBeUndefined();
    expect(await why({ name: '爸爸', code: made.code === '123456' ? '123457' : '123456' })).toBe('pickup_code_wrong');
    expect(await why({ name: '爸爸' })).toBe('pickup_not_known');
    expect(await why({ name: '', code: await code() })).toBe('nobody_named');
    expect(await why({ name: '王阿姨', code: made.code })).toBe('delegate_not_looked_at');
    expect(await why({ name: '李叔叔', code: made.code, document: true })).toBe('delegate_is_other');
    expect(await why({ name: '王阿姨', code: made.code, document: true })).toBeUndefined();
  });
});
