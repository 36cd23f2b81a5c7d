import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { findShut, tellShut } from '#cms/booking/tell-shut.ts';
import { findStopped } from '#cms/booking/tell-stopped.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { formatDate } from '#cms/words/format.ts';
import { shutStays } from '#domain/places/shut-stays.ts';
import { exampleCentre } from '../domain/example-centre.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, type Family, holdAndSign, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

/** A month from Tuesday, 1 December. */
const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: false } as const;
const FAR = '2026-12-16';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
let bookingId: string;
let parents: Family;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  facility = infants(demo.portal).facility.id;
  parents = await newFamily(demo.portal, 1);
  bookingId = await book(demo.portal, parents, MONTH);
});
afterAll(() => demo.close());

const asHead = () => ({ collection: 'closures', user: staff.head, overrideAccess: false, depth: 0, locale: 'en' }) as const;
const asAdmin = () => ({ collection: 'special-days', user: staff.admin, overrideAccess: false, depth: 0, locale: 'en' }) as const;
const close = (from: string, to: string, more: { confirmed?: boolean } = {}) =>
  demo.portal.payload.create({ ...asHead(), data: { facility, from, to, reason: 'Training', ...more } });
const dayOff = (date: string, more: { confirmed?: boolean } = {}) =>
  demo.portal.payload.create({ ...asAdmin(), data: { date, kind: 'holiday', name: 'Day off', source: 'Notice', ...more } });
const said = (promise: Promise<unknown>) =>
  promise.then(
    () => 'saved',
    (error: Error & { status?: number }) => `${error.status} ${error.message}`,
  );
const closuresNow = async () =>
  (await demo.portal.payload.count({ collection: 'closures', where: { facility: { equals: facility } } })).totalDocs;
const isBooked = async () => {
  const booking = await demo.portal.bookings.find(bookingId, parents.guardianId);
  return { status: booking?.status, days: booking?.occasions.length };
};

describe('a closure on days with care by the month', () => {
  it('is refused with how many bookings on which days, and nothing is saved', async () => {
    const before = await closuresNow();
    const answer = await said(close('2026-12-04', '2026-12-15'));
    expect(answer).toMatch(
      /^409 12\s月\s4\s日，周五、12\s月\s7\s日，周一、12\s月\s8\s日，周二、12\s月\s9\s日，周三、12\s月\s10\s日，周四等 8 天有 1 个预约（B-/,
    );
    expect(await closuresNow()).toBe(before);
  });

  it('is saved once that is confirmed, and the booking stays as it was', async () => {
    const before = await isBooked();
    const kept = await close('2026-12-04', '2026-12-04', { confirmed: true });
    expect(await isBooked()).toEqual(before);
    const again = await demo.portal.payload.update({ ...asHead(), id: kept.id, data: { reason: 'Repairs' } });
    expect(again.reason, 'days that are shut already are not asked about again').toBe('Repairs');
    const longer = demo.portal.payload.update({ ...asHead(), id: kept.id, data: { to: '2026-12-07' } });
    expect(await said(longer), 'the tick is for one save').toMatch(/^409 .*12\s月\s7\s日，周一/);
  });

  it('needs no word where nobody is booked', async () => {
    expect(await said(close('2027-03-01', '2027-03-02'))).toBe('saved');
    expect(await said(close('2026-12-05', '2026-12-06')), 'a weekend').toBe('saved');
  });

  it.each(['closures', 'special-days'] as const)('the form of %s has a tick that can be set', (slug) => {
    const { fields } = demo.portal.payload.collections[slug].config;
    const tick = fields.find((field) => 'name' in field && field.name === 'confirmed');
    expect(tick).toMatchObject({ type: 'checkbox', admin: { readOnly: false } });
  });

  it('on a single stay is asked about too; then its family is told once, and gets all of it back or moves it', async () => {
    const family = await newFamily(demo.portal, 2);
    const hour = { form: 'hourly', date: '2026-12-17', window: { from: 540, to: 600 } } as const;
    const [id, held] = [await book(demo.portal, family, hour), await newFamily(demo.portal, 5)];
    const unpaid = await holdAndSign(demo.portal, held, hour);
    expect(await said(close('2026-12-17', '2026-12-17'))).toMatch(/^409 .*12\s月\s17\s日，周四/);
    expect(await findShut(demo.portal)).not.toContain(id);
    await close('2026-12-17', '2026-12-17', { confirmed: true });
    await demo.portal.supplies.refresh([facility]);
    expect(await findShut(demo.portal)).toContain(id);
    await tellShut(demo.portal, id);
    expect(await findShut(demo.portal)).not.toContain(id);
    expect(await findStopped(demo.portal), 'it is told by one message').toEqual([]);
    expect(await startPayment(demo.portal, { bookingId: unpaid.id, guardianId: held.guardianId, lang: 'zh' })).toMatchObject({
      ok: false,
      code: 'no_place.closure',
    });
    // An hour before it begins nothing would come back, were it the family's doing.
    demo.setNow('2026-12-17T00:00:00.000Z');
    const details = await bookingDetails(demo.portal, id, family.guardianId);
    expect(details?.barredFromMoving).toBeUndefined();
    expect(details?.preview).toMatchObject({ cause: 'centre', stopped: { date: '2026-12-17', why: 'shut' } });
    expect(details?.preview?.total).toBe(details?.preview?.paid);
    demo.setNow(TEST_NOW);
  });
});

describe('a special day of the city', () => {
  it('on a day with bookings is refused until it is confirmed, whichever care it is', async () => {
    await book(demo.portal, await newFamily(demo.portal, 4), { form: 'hourly', date: FAR, window: { from: 540, to: 600 } });
    expect(await said(dayOff(FAR))).toMatch(new RegExp(`^409 ${formatDate(FAR, { lang: 'zh', weekday: true })}有 2 个预约`));
    expect(demo.portal.special().has(FAR)).toBe(false);
    const before = await isBooked();
    const { id } = await dayOff(FAR, { confirmed: true });
    expect(await isBooked()).toEqual(before);
    await demo.portal.payload.delete({ ...asAdmin(), id });
  });

  it('needs no word on a day that nobody has booked, nor where it opens one', async () => {
    expect(await said(dayOff('2027-03-09'))).toBe('saved');
    const data = { date: '2026-12-12', kind: 'workday', name: 'Make-up', source: 'Notice' } as const;
    expect(await said(demo.portal.payload.create({ ...asAdmin(), data }))).toBe('saved');
  });

  it('that made a booked day a working day does not go without a word', async () => {
    await demo.portal.refreshSpecialDays();
    const saturday = { form: 'hourly', date: '2026-12-12', window: { from: 540, to: 600 } } as const;
    await book(demo.portal, await newFamily(demo.portal, 3), saturday);
    const where = { date: { equals: '2026-12-12' } };
    const { docs } = await demo.portal.payload.find({ collection: 'special-days', where });
    const id = String(docs[0]?.id);
    expect(await said(demo.portal.payload.delete({ ...asAdmin(), id }))).toMatch(/^409 .*12\s月\s12\s日，周六/);
    const off = demo.portal.payload.update({ ...asAdmin(), id, data: { kind: 'holiday' } });
    expect(await said(off)).toMatch(/^409/);
  });
});

describe('days off that are over', () => {
  const refused = /^409 (今天以前的日子不能再改|Days before today)/;
  const remove = (id: string) => demo.portal.payload.delete({ ...asHead(), id });
  const change = (id: string, data: object) => said(demo.portal.payload.update({ ...asHead(), id, data }));

  it('stay as they are, whoever asks; one that lasts can end sooner or later, and does not lose what is over', async () => {
    const { id: over } = await close('2027-04-05', '2027-04-06');
    const { id: lasting } = await close('2027-04-07', '2027-04-30');
    demo.setNow('2027-04-12T01:00:00.000Z');
    expect(await said(remove(over))).toMatch(refused);
    expect(await change(over, { to: '2027-04-05', confirmed: true })).toMatch(refused);
    expect(await change(over, { reason: 'Another' })).toMatch(refused);
    const admin = { ...asHead(), user: staff.admin };
    expect(await said(demo.portal.payload.delete({ ...admin, id: over }))).toMatch(refused);
    expect(await said(remove(lasting))).toMatch(refused);
    expect(await change(lasting, { from: '2027-04-08' })).toMatch(refused);
    expect(await change(lasting, { to: '2027-04-09' })).toMatch(refused);
    expect(await said(close('2027-04-01', '2027-04-02', { confirmed: true })), 'nobody was told').toMatch(refused);
    expect(await change(lasting, { to: '2027-04-11', reason: 'Repairs' })).toBe('saved');
    demo.setNow(TEST_NOW);
  });

  it('of the city stay too, and one to come is not dated back', async () => {
    const [{ id: over }, { id: ahead }] = [await dayOff('2027-05-04'), await dayOff('2027-05-20')];
    demo.setNow('2027-05-12T01:00:00.000Z');
    const update = (id: string, data: object) => said(demo.portal.payload.update({ ...asAdmin(), id, data }));
    expect(await said(demo.portal.payload.delete({ ...asAdmin(), id: over }))).toMatch(refused);
    expect(await update(over, { kind: 'workday', confirmed: true })).toMatch(refused);
    expect(await update(ahead, { date: '2027-05-06', confirmed: true })).toMatch(refused);
    expect(await update(ahead, { date: '2027-05-21' })).toBe('saved');
    demo.setNow(TEST_NOW);
  });
});

it('what was shut before is not held against a change, nor a hold that has run out', () => {
  const special = new Map();
  const day = { classId: 'x', date: '2026-12-02', claims: [{ booking: 'a', from: 540, to: 600 }] };
  const open = { facility: exampleCentre, special };
  const reason = { zh: '停业', en: 'Closed' };
  const shut = { facility: { ...exampleCentre, closures: [{ from: day.date, to: day.date, reason }] }, special };
  const touched = (before: typeof open, after: typeof open, days = [day]) =>
    shutStays({ before, after }, { days, now: TEST_NOW });
  expect(touched(open, shut)).toEqual({ bookings: new Set(['a']), dates: [day.date] });
  expect(touched(shut, shut).dates).toEqual([]);
  expect(touched(shut, open).dates).toEqual([]);
  const over = { ...day, claims: [{ booking: 'a', from: 540, to: 600, until: '2026-01-01T00:00:00.000Z' }] };
  expect(touched(open, shut, [over]).dates).toEqual([]);
});
