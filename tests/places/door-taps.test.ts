import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDelegateCode } from '#cms/places/delegates/make-delegate-code.ts';
import { dayAtDoor } from '#cms/places/door/day-at-door.ts';
import { noteTaps } from '#cms/places/door/note-taps.ts';
import { askedTaps, settleTap } from '#cms/places/door/settle-tap.ts';
import type { DoorTap, TapMark } from '#domain/booking/door-tap.ts';
import type { Handover } from '#domain/booking/handover.ts';
import { whyNotGiven } from '../../site/door/at-door.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, type Family, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

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
  // In two hours in turn: all of them in one would be too many children.
  const from = 540 + 60 * (n % 2);
  booking = await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from, to: from + 60 } });
  demo.setNow(at('03:00'));
});
afterAll(() => demo.close());

const tap = (what: TapMark, time: string, handover?: Handover): DoorTap => ({
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

describe('what a phone has of the day', () => {
  it('is today’s own class alone, without birth dates, notes, telephones or codes', async () => {
    const { group } = infants(demo.portal);
    const day = await dayAtDoor(demo.portal, { facilityId, classId: group.id, reader: 'carer' });
    const line = day?.lines.find((one) => one.booking === booking);
    expect(Object.keys(line ?? {}).sort()).toEqual(
      ['booking', 'child', 'codes', 'enrolled', 'from', 'pickups', 'state', 'to'].sort(),
    );
    expect(day?.endsAt).toBe(`${WEDNESDAY}T16:00:00.000Z`);
    expect(JSON.stringify(day)).not.toContain(await code());
    const other = infants(demo.portal).facility.classes.find(({ id }) => id !== group.id);
    const beside = await dayAtDoor(demo.portal, { facilityId, classId: other?.id, reader: 'carer' });
    expect(beside?.lines.some((one) => one.booking === booking)).toBe(false);
  });

  it('is read anew all the time, and that it was read is logged once an hour', async () => {
    const reader = `carer-${n}`;
    const logged = async () =>
      (await demo.portal.payload.count({ collection: 'audit-log', where: { actor: { equals: reader } } })).totalDocs;
    const read = () => dayAtDoor(demo.portal, { facilityId, reader });
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
    const day = await dayAtDoor(demo.portal, { facilityId, classId: infants(demo.portal).group.id, reader: 'carer' });
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
