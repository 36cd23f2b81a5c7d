import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { readFamilyNames } from '#cms/booking/admin/family-names.ts';
import { bookAtCounter } from '#cms/booking/book-at-counter.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 40, enrolled: false });
});
beforeEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const family = () => newFamily(demo.portal, ++n);
const hours = (date: string, from: string, to: string) =>
  ({ form: 'hourly', date, window: { from: minutes(from), to: minutes(to) } }) as const;
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const morning = hours('2026-12-02', '09:00', '11:00');
/** Other centres that give care by the hour to a child of nine months. */
const elsewhere = () =>
  demo.portal.supplies
    .all()
    .filter((one) => one.classes.some(({ ageFrom, forms }) => ageFrom <= 8 && forms.includes('hourly')))
    .map(({ slug }) => slug);

async function held(parents: Family, request: Parameters<typeof hold>[2], options?: Parameters<typeof hold>[3]) {
  const result = await hold(demo.portal, parents, request, options);
  if (!result.ok) throw new Error(result.code);
  return result.booking;
}

describe('a child is in one place at a time', () => {
  it('held at an hour, it is not held again then, at this centre or another; the family hears which booking it is', async () => {
    const parents = await family();
    const first = await held(parents, morning);
    const taken = { ok: false, status: 409, code: 'child_booked_then', field: 'date', params: { number: first.number } };
    expect(await hold(demo.portal, parents, hours('2026-12-02', '10:30', '12:00'))).toMatchObject(taken);
    let centres = 0;
    for (const slug of elsewhere()) {
      const stranger = await hold(demo.portal, await family(), morning, { slug });
      if (!stranger.ok || stranger.booking.facilityId === first.facilityId) continue;
      expect(await hold(demo.portal, parents, morning, { slug }), slug).toMatchObject(taken);
      centres++;
    }
    expect(centres, 'centres that would have taken it').toBeGreaterThan(2);
    expect(
      await hold(demo.portal, parents, hours('2026-12-02', '11:00', '12:00')),
      'when it ends, the next begins',
    ).toMatchObject({
      ok: true,
    });
  });

  it('paid for by the month, every day of it is taken; at the counter nobody is told where else', async () => {
    const parents = await family();
    await book(demo.portal, parents, { form: 'full_day', date: '2026-12-01', months: 1, meals: false });
    expect(await hold(demo.portal, parents, hours('2026-12-16', '09:00', '10:00'))).toMatchObject({ code: 'child_booked_then' });
    const counter = await bookAtCounter(demo.portal, {
      slug: EXAMPLE_SLUG,
      staffId: 'at-the-counter',
      contact: `1390000${String(n).padStart(4, '0')}`,
      guardianName: parents.name,
      relation: '爸爸',
      childName: ` 宝宝 ${n}`,
      birthDate: '2026-03-10',
      pickups: [],
      hadSameService: false,
      request: hours('2026-12-16', '09:00', '10:00'),
    });
    expect(counter).toMatchObject({ ok: false, status: 409, code: 'child_taken_then' });
    expect(counter).not.toHaveProperty('params');
  });

  it('a sibling is free to', async () => {
    const parents = await family();
    await held(parents, morning);
    const sibling = await saveChild(demo.portal, parents.guardianId, {
      name: '妹妹',
      birthDate: '2026-03-10',
      healthConsent: false,
      pickups: [],
    });
    if (!sibling.ok) throw new Error(sibling.code);
    expect(await hold(demo.portal, { ...parents, childId: sibling.child.id }, morning)).toMatchObject({ ok: true });
  });

  it('moving a booking is measured against the others, not against itself', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, morning);
    const other = await book(demo.portal, parents, hours('2026-12-03', '14:00', '16:00'));
    const move = (date: string, from: string, to: string) =>
      rescheduleBooking(demo.portal, {
        bookingId: id,
        guardianId: parents.guardianId,
        request: hours(date, from, to),
        name: parents.name,
        by: by(parents),
      });
    const onto = await demo.portal.bookings.get(other);
    expect(await move('2026-12-03', '15:00', '17:00')).toMatchObject({
      ok: false,
      code: 'child_booked_then',
      params: { number: onto.number },
    });
    expect(await move('2026-12-02', '10:00', '12:00')).toMatchObject({ ok: true });
  });

  it.each([
    ['宝 宝', '宝宝'],
    ['宝\u3000宝', '宝宝'],
    ['宝\u200b宝', '宝宝'],
    ['宝\ufe00宝', '宝宝'],
    ['宝\u3164宝\u034f', '宝宝'],
    ['O\u02bcNeil', 'O’Neil'],
    ['Ａｎｎａ Ｌｅｅ', "anna le'e"],
    ['买买提·艾力', '买买提•艾力'],
    ['买买提‧艾力', '买买提艾力'],
  ])('however it is typed: %j is %j', async (typed, again) => {
    const parents = await family();
    const details = { birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    const first = await saveChild(demo.portal, parents.guardianId, { ...details, name: typed });
    const second = await saveChild(demo.portal, parents.guardianId, { ...details, name: again });
    if (!first.ok || !second.ok) throw new Error('not saved');
    expect(second.child.id).toBe(first.child.id);
  });

  it('saved twenty times at one moment, it is one child', async () => {
    const parents = await family();
    const details = { birthDate: '2026-03-11', healthConsent: false, pickups: [] };
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        saveChild(demo.portal, parents.guardianId, { ...details, name: `小 ${' '.repeat(i)}米` }),
      ),
    );
    expect(new Set(all.map((one) => (one.ok ? one.child.id : one.code))).size).toBe(1);
  });

  it('in a family that is not linked it is a question for the head of the centre, who is told of nobody', async () => {
    const [one, another] = [await family(), await family()];
    const name = { name: '张 小宝', birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    for (const parents of [one, another]) await saveChild(demo.portal, parents.guardianId, { ...name, id: parents.childId });
    const booking = await held(one, hours('2026-12-04', '09:00', '10:00'));
    const read = () => readFamilyNames(demo.portal, booking, 'the-head');
    expect(await read()).toMatchObject({ alike: false });
    await held(another, hours('2026-12-04', '09:00', '10:00'));
    expect(await read()).toMatchObject({ alike: true });
    expect(JSON.stringify(await read())).not.toContain(another.name);
  });

  it('nor is it renamed while a place is held for it, to be held the same hour again', async () => {
    const parents = await family();
    const booking = await held(parents, hours('2026-12-07', '09:00', '10:00'));
    const renamed = () =>
      saveChild(demo.portal, parents.guardianId, {
        id: parents.childId,
        name: '路人甲',
        birthDate: '2026-03-10',
        healthConsent: false,
        pickups: [],
      });
    const refused = { ok: false, code: 'child_in_hold', field: 'childName', params: { number: booking.number } };
    expect(await renamed()).toMatchObject(refused);
    await cancelBooking(demo.portal, { bookingId: booking.id, guardianId: parents.guardianId, by: by(parents) });
    expect(await renamed()).toMatchObject({ ok: true });
  });

  it('nor is it renamed while a contract names it, to be somebody else beside itself', async () => {
    const parents = await family();
    await book(demo.portal, parents, morning);
    const renamed = await saveChild(demo.portal, parents.guardianId, {
      id: parents.childId,
      name: '别人',
      birthDate: '2026-03-10',
      healthConsent: false,
      pickups: [],
    });
    expect(renamed).toMatchObject({ ok: false, status: 409, code: 'child_in_contract', field: 'childName' });
  });
});

describe('a family does not take the city', () => {
  const day = (d: number) => hours(`2026-12-${String(d).padStart(2, '0')}`, '09:00', '10:00');

  it('three places of a family wait for payment at most, twenty asked for at once too', async () => {
    const parents = await family();
    const days = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28];
    const all = await Promise.all(days.map((d) => hold(demo.portal, parents, day(d))));
    expect(all.filter(({ ok }) => ok)).toHaveLength(3);
    for (const one of all) if (!one.ok) expect(one).toMatchObject({ status: 409, code: 'too_many_holds', params: { most: 3 } });
  });

  it('after two that ran out comes a pause, and each further one doubles it', async () => {
    const parents = await family();
    await held(parents, day(1));
    await held(parents, day(2));
    demo.setNow(plusMinutes(TEST_NOW, 16));
    const refused = await hold(demo.portal, parents, day(3));
    expect(refused).toMatchObject({ ok: false, status: 429, code: 'holds_unpaid', params: { minutes: 14, seconds: 840 } });
    demo.setNow(plusMinutes(TEST_NOW, 31));
    await held(parents, day(3));
    demo.setNow(plusMinutes(TEST_NOW, 31 + 16));
    expect(await hold(demo.portal, parents, day(4))).toMatchObject({ code: 'holds_unpaid', params: { minutes: 29 } });
    demo.setNow(plusMinutes(TEST_NOW, 31 + 15 + 24 * 60));
    expect(await hold(demo.portal, parents, day(4)), 'a day later it is forgotten').toMatchObject({ ok: true });
  });
});
