import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { findStopped, tellStopped } from '#cms/booking/tell-stopped.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { daysNotGiven } from '#cms/payments/deliver-care.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { firstBarred, type Standing } from '#domain/places/credential.ts';
import { type Allowed, type Stop, stopsAfter } from '#domain/places/stops.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let facility: string;
let n = 600;
let sent: Notification[];
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
  sent = hearMessages(demo.portal);
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  await set({ ...WORKS, stops: [] });
  // The clock begins anew, and so does what is on record of how the centre stood.
  await demo.portal.payload.db.deleteMany({ collection: 'audit-log', where: { action: { equals: 'change_standing' } } });
});
afterAll(() => demo.close());

type Change = Partial<Pick<Facility, 'credentialStatus' | 'credentialExpiresOn' | 'operating' | 'stops'>>;
const WORKS: Change = { credentialStatus: 'valid', credentialExpiresOn: null, operating: 'normal' };
async function set(change: Change) {
  await demo.portal.payload.update({ collection: 'facilities', id: facility, data: change });
  await demo.portal.supplies.refresh([facility]);
}
const family = () => newFamily(demo.portal, ++n);
/** From the first of December to the last. */
const month = { form: 'full_day', date: '2026-12-01', months: 1, meals: false } as const;

const sign = (parents: Family, bookingId: string) =>
  signContract(demo.portal, {
    bookingId,
    guardianId: parents.guardianId,
    name: parents.name,
    readTerms: true,
    by: by(parents),
  });

/** What stops a centre within the month, after its first day. */
const WITHIN: [string, Change, string][] = [
  ['its credential runs out', { credentialExpiresOn: '2026-12-15' }, 'credential_expired'],
  ['it is suspended from a day on', { stops: [{ from: '2026-12-16', cause: 'suspended' }] }, 'not_operating'],
  ['it is suspended for a week', { stops: [{ from: '2026-12-14', to: '2026-12-20', cause: 'suspended' }] }, 'not_operating'],
  ['it will be deregistered', { stops: [{ from: '2026-12-31', cause: 'closed' }] }, 'not_operating'],
];

describe.each(WITHIN)('on a day of the stay %s', (_, change, reason) => {
  it('hold, signature and payment are refused; money paid after that comes back, and what was paid before is kept', async () => {
    const [held, signed, paying, slow] = [await family(), await family(), await family(), await family()];
    const first = await hold(demo.portal, held, month);
    if (!first.ok) throw new Error(first.code);
    const second = await holdAndSign(demo.portal, signed, month);
    const third = await holdAndSign(demo.portal, paying, month);
    const fourth = await holdAndSign(demo.portal, slow, month);
    const { providerRef } = await decide(demo.portal, slow, fourth.id, 'decline');
    demo.setNow(plusMinutes(TEST_NOW, 5));
    const state = await decide(demo.portal, paying, third.id, 'approve');
    demo.setNow(plusMinutes(TEST_NOW, 6));
    await set(change);
    const refused = { ok: false, status: 409, code: `not_bookable.${reason}` };
    expect(await sign(held, first.booking.id)).toMatchObject(refused);
    expect(await startPayment(demo.portal, { bookingId: second.id, guardianId: signed.guardianId, lang: 'zh' })).toMatchObject(
      refused,
    );
    demo.setNow(plusMinutes(TEST_NOW, 7));
    const late = await demo.portal.pretend?.decide(providerRef, 'approve');
    if (!late) throw new Error('no payment');
    expect(await settlePayment(demo.portal, late.state)).toBe('refunding');
    expect(await booksOf(demo.portal, fourth.id)).toMatchObject({ sum: 0, refunds: [{ cause: 'centre_stopped' }] });
    // Paid while the centre worked, and heard of since: nobody but the family gives it up.
    expect(await settlePayment(demo.portal, state)).toBe('confirmed');
    expect(await booksOf(demo.portal, third.id)).toMatchObject({ sum: 0, refunds: [] });
    await demo.portal.supplies.refresh([facility]);
    expect(await findStopped(demo.portal)).toContain(third.id);
    sent.length = 0;
    expect(await tellStopped(demo.portal, third.id)).toBe('told');
    expect(sent).toMatchObject([{ kind: 'centre_stopped', values: { refund: '2,180.00 元' } }]);
    expect(await hold(demo.portal, await family(), month)).toMatchObject({ ok: false, code: `no_place.${reason}` });
  });
});

it('is asked again when the PDF of a contract is written: it may have had to stop meanwhile', async () => {
  const parents = await family();
  const held = await hold(demo.portal, parents, month);
  if (!held.ok) throw new Error(held.code);
  const { files } = demo.portal;
  let written = '';
  const put: typeof files.put = async (...file) => {
    [written] = file;
    await set({ operating: 'paused' });
    return files.put(...file);
  };
  demo.portal.files = { ...files, put };
  try {
    expect(await sign(parents, held.booking.id)).toMatchObject({ ok: false, status: 409, code: 'not_bookable.not_operating' });
  } finally {
    demo.portal.files = files;
  }
  expect(await demo.portal.bookings.get(held.booking.id)).toMatchObject({ status: 'held' });
  expect(written).toContain('contracts/');
  expect(await files.get(written), 'the paper of what was not signed is taken away').toBeUndefined();
});

it('paid before it stopped, and heard of after the clock gave the places up: they are taken again for the family to decide', async () => {
  const parents = await family();
  const booking = await holdAndSign(demo.portal, parents, month);
  const state = await decide(demo.portal, parents, booking.id, 'approve');
  demo.setNow(plusMinutes(TEST_NOW, 5));
  await set({ operating: 'paused' });
  demo.setNow(plusMinutes(TEST_NOW, 20));
  await expireHold(demo.portal, booking.id);
  expect(await settlePayment(demo.portal, state)).toBe('confirmed');
});

it('stopped, and closed after that: what was paid in between comes back', async () => {
  const parents = await family();
  const booking = await holdAndSign(demo.portal, parents, month);
  const { providerRef } = await decide(demo.portal, parents, booking.id, 'decline');
  demo.setNow(plusMinutes(TEST_NOW, 2));
  await set({ operating: 'paused' });
  demo.setNow(plusMinutes(TEST_NOW, 4));
  const paid = await demo.portal.pretend?.decide(providerRef, 'approve');
  demo.setNow(plusMinutes(TEST_NOW, 6));
  await set({ operating: 'closed' });
  expect(paid && (await settlePayment(demo.portal, paid.state))).toBe('refunding');
});

it('days before it, and after it is open again, are sold', async () => {
  await set({ stops: [{ from: '2026-12-14', to: '2026-12-20', cause: 'other' }] });
  const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 540, to: 600 } }) as const;
  await book(demo.portal, await family(), hourly('2026-12-11'));
  await book(demo.portal, await family(), hourly('2026-12-21'));
});

describe('what was paid before is the family’s to decide on', () => {
  it('it is told once a stop; all that was not provided comes back when it cancels', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, month);
    const other = await book(demo.portal, await family(), { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 600 } });
    demo.setNow('2026-12-07T08:00:00.000Z');
    for (const date of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07']) {
      demo.setNow(`${date}T01:00:00.000Z`);
      const marked = await markAttendance(demo.portal, {
        bookingId: id,
        facilityId: facility,
        date,
        what: 'check_in',
        staffId: 's',
      });
      expect(marked).toMatchObject({ ok: true });
    }
    demo.setNow('2026-12-07T12:00:00.000Z');
    const details = () => bookingDetails(demo.portal, id, parents.guardianId);
    // Five of twenty-three days: half, if the family left of its own accord.
    expect((await details())?.preview).toMatchObject({ cause: 'family', total: 109_000 });
    expect(await findStopped(demo.portal)).not.toContain(id);

    await set({ operating: 'paused' });
    expect(await findStopped(demo.portal)).toContain(id);
    expect(await findStopped(demo.portal), 'it is over').not.toContain(other);
    sent.length = 0;
    await tellStopped(demo.portal, id);
    expect(await findStopped(demo.portal)).not.toContain(id);
    expect(sent.filter(({ kind }) => kind === 'centre_stopped')).toHaveLength(1);
    const unused = Math.round((218_000 * 18) / 23);
    expect((await details())?.preview).toMatchObject({
      cause: 'centre',
      stopped: { date: '2026-12-08', why: 'stopped' },
      total: unused,
    });
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });
    expect(cancelled).toMatchObject({ ok: true, refund: unused });
    expect(await demo.portal.refunds.listOf(id)).toMatchObject([{ cause: 'centre', amount: unused }]);
  });

  it('it may wait: days on which the centre was stopped are not given, and come back with the month', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, month);
    demo.setNow('2026-12-08T01:00:00.000Z');
    await set({ credentialStatus: 'suspended' });
    demo.setNow('2026-12-10T01:00:00.000Z');
    await set({ credentialStatus: 'valid' });
    expect(demo.portal.supplies.get(facility)?.standing.stops).toEqual([
      { from: '2026-12-08', to: '2026-12-09', cause: 'suspended' },
    ]);
    demo.setNow('2027-01-10T01:00:00.000Z');
    const booking = await demo.portal.bookings.get(id);
    const days = daysNotGiven(demo.portal, booking, demo.portal.now());
    expect(days.map(({ date }) => date)).toEqual(['2026-12-08', '2026-12-09']);
  });
});

describe('the days of a stop', () => {
  const today = '2026-12-08';
  const at = (over: Partial<Allowed<Stop>> = {}): Allowed<Stop> => ({ stops: [], ...over });
  const stopsIn = (before: Allowed<Stop>, after: Allowed<Stop>) => stopsAfter({ before, after }, today);
  const week = { from: '2026-12-14', to: '2026-12-15', cause: 'suspended' } as const;
  const since = (from: string, cause: Stop['cause'] = 'paused') => ({ from, cause });

  it('are today’s where a supervisor says none, and those that are said', () => {
    const paused = at({ barred: 'paused' });
    expect(stopsIn(at(), paused)).toEqual([since(today)]);
    expect(stopsIn(at(), { ...paused, stops: [since('2026-12-05')] })).toEqual([since('2026-12-05')]);
    const running = { stops: [since('2026-12-05')] };
    expect(stopsIn(at({ barred: 'paused', ...running }), at(running))).toEqual([{ ...since('2026-12-05'), to: '2026-12-07' }]);
    const mistaken = { stops: [week, since(today)] };
    expect(stopsIn(at({ barred: 'paused', ...mistaken }), at(mistaken)), 'by mistake').toEqual([week]);
    expect(stopsIn(at(), at())).toEqual([]);
  });

  it('are kept, stop by stop, with what has become of a credential that ran out', () => {
    const before = { ...week, from: '2026-11-02', to: '2026-11-04' };
    expect(stopsIn(at({ stops: [before] }), at({ barred: 'suspended', stops: [before] }))).toEqual([
      before,
      since(today, 'suspended'),
    ]);
    const lapsed = at({ expiresOn: '2026-12-04' });
    const gap = { from: '2026-12-05', to: '2026-12-07', cause: 'expired' };
    expect(stopsIn(lapsed, at({ expiresOn: '2027-12-31' }))).toEqual([gap]);
    expect(stopsIn(lapsed, at())).toEqual([gap]);
    expect(stopsIn(lapsed, at({ expiresOn: '2026-12-06' })), 'out again').toEqual([]);
    expect(stopsIn(at({ expiresOn: '2026-12-07' }), at({ expiresOn: '2027-12-31' }))).toEqual([]);
  });

  it('bar each day of each stop', () => {
    const standing: Standing = {
      credential: { type: 'filing_receipt', status: 'valid' },
      operating: 'normal',
      listing: 'claimed',
      stops: [week, since('2026-12-28')],
    };
    const reason = 'not_operating';
    expect(firstBarred(standing, ['2026-12-17', '2026-12-11', '2026-12-14'])).toEqual({ date: '2026-12-14', reason });
    expect(firstBarred(standing, ['2026-12-13', '2026-12-16', '2026-12-27'])).toBeUndefined();
    expect(firstBarred(standing, ['2027-01-04'])).toEqual({ date: '2027-01-04', reason });
  });
});
