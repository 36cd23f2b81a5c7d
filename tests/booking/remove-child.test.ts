import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { savePickup } from '#cms/accounts/pickup-persons.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { forgetRemoved, removalOf, removeChild } from '#cms/booking/remove-child.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let family: Family;
let count = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  family = await newFamily(demo.portal, 100 + ++count);
  const person = { name: '诸葛庚辛', relation: '外婆', phone: '13987654321' };
  await savePickup(demo.portal, { ...family, name: undefined, person });
});

const remove = () => removeChild(demo.portal, family);
const seen = () => demo.portal.children.listOf(family.guardianId);
const bookOne = () => book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });

describe('removing a child', () => {
  it('takes it away whole when nothing was ever signed for it', async () => {
    expect(await removalOf(demo.portal, family)).toMatchObject({ ahead: [], keptUntil: undefined });
    expect(await remove()).toEqual({ ok: true });
    expect(await seen()).toEqual([]);
    expect(await demo.portal.children.find(family.childId)).toBeUndefined();
  });

  it('waits for the stays to come, and says which', async () => {
    const bookingId = await bookOne();
    const { number } = await demo.portal.bookings.get(bookingId);
    expect((await removalOf(demo.portal, family))?.ahead.map((one) => one.number)).toEqual([number]);
    expect(await remove()).toMatchObject({ ok: false, code: 'child_booked', status: 409, params: { number } });
    expect(await seen()).toHaveLength(1);
  });

  it('is nobody else’s to do', async () => {
    const other = await newFamily(demo.portal, 500 + count);
    const theirs = { guardianId: other.guardianId, childId: family.childId };
    expect(await removalOf(demo.portal, theirs)).toBeUndefined();
    expect(await removeChild(demo.portal, theirs)).toMatchObject({ code: 'child_not_found', status: 404 });
    expect(await seen()).toHaveLength(1);
  });

  it('keeps name and birth date for as long as a contract has them, and nothing else', async () => {
    const bookingId = await bookOne();
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    expect(await removalOf(demo.portal, family)).toMatchObject({ ahead: [], keptUntil: '2030-05-23' });
    expect(await remove()).toEqual({ ok: true });
    expect(await seen()).toEqual([]);
    const kept = () => demo.portal.children.get(family.childId);
    expect(await kept()).toMatchObject({ name: `宝宝${100 + count}`, healthNotes: '', pickups: [], calendarName: '' });
    expect((await demo.portal.bookings.get(bookingId)).pickups).toEqual([]);
    demo.setNow('2030-05-23T04:00:00.000Z');
    await forgetRemoved(demo.portal);
    expect(await kept()).toMatchObject({ name: `宝宝${100 + count}` });
    demo.setNow('2030-05-24T04:00:00.000Z');
    await forgetRemoved(demo.portal);
    expect(await kept()).toMatchObject({ name: '—', birthDate: '2026-01-01' });
    expect(await demo.portal.children.listRemoved()).toEqual([]);
  });

  it('keeps that it was given to somebody who was known, and not to whom, whenever that was noted', async () => {
    const bookingId = await bookOne();
    const collected = { name: '诸葛庚辛', relation: '外婆', checked: 'code' } as const;
    const given = { type: 'check_out', at: TEST_NOW, by: { kind: 'staff' }, date: WEDNESDAY, collected } as const;
    const note = async () => {
      const booking = await demo.portal.bookings.get(bookingId);
      await demo.portal.work((unit) => demo.portal.bookings.addAction(booking, given, unit));
    };
    const outs = async () => (await demo.portal.bookings.get(bookingId)).actions.filter(({ type }) => type === 'check_out');
    await note();
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    expect(await remove()).toEqual({ ok: true });
    const nobody = { date: WEDNESDAY, collected: { name: '—', checked: 'code' } };
    expect(await outs()).toMatchObject([nobody]);
    await note();
    await forgetRemoved(demo.portal);
    expect(await outs()).toMatchObject([nobody, nobody]);
    expect(JSON.stringify(await demo.portal.bookings.get(bookingId))).not.toMatch(/诸葛庚辛|外婆/);
  });

  it('forgets a temperature that was noted after the child was removed, though it was nothing unusual', async () => {
    const bookingId = await bookOne();
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    await remove();
    const check = { noticed: [], temperature: 36.8 };
    const noted = { type: 'noon_check', at: TEST_NOW, by: { kind: 'staff' }, date: WEDNESDAY, check } as const;
    const booking = await demo.portal.bookings.get(bookingId);
    await demo.portal.work((unit) => demo.portal.bookings.addAction(booking, noted, unit));
    await forgetRemoved(demo.portal);
    const { actions } = await demo.portal.bookings.get(bookingId);
    expect(actions.at(-1)).toMatchObject({ type: 'noon_check', check: { noticed: [] } });
    expect(JSON.stringify(actions)).not.toContain('36.8');
  });

  it('makes no other child of it when it is named again: what counts per child goes on', async () => {
    const bookingId = await bookOne();
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    await remove();
    const again = { name: `宝宝${100 + count}`, birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    expect(await saveChild(demo.portal, family.guardianId, again)).toMatchObject({ child: { id: family.childId } });
    expect((await seen()).map(({ id }) => id)).toEqual([family.childId]);
  });
});
