import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { endEarly } from '#cms/booking/end-early.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import { quoteEnd } from '#cms/booking/quote-end.ts';
import { renewalFor } from '#cms/booking/renew.ts';
import { renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { cancellationOf, earlyEndOf } from '#domain/booking/booking-state.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { atProvider, booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

/** From a Tuesday; 2,180.00 and 500.00 a month. */
const THREE = { form: 'full_day', date: '2026-12-01', months: 3, meals: true } as const;
const TOLD = '2026-12-03T04:00:00.000Z';
const LAST = '2026-12-10';

let demo: DemoPortal;
let family: Family;
let n = 7800;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

const get = (id: string) => demo.portal.bookings.get(id);
const bought = (request: CareRequest = THREE) => book(demo.portal, family, request);
const came = async (id: string, dates: readonly string[]) => {
  for (const date of dates) {
    demo.setNow(`${date}T03:00:00.000Z`);
    const { facilityId } = await get(id);
    await markAttendance(demo.portal, { bookingId: id, facilityId, date, what: 'check_in', staffId: 'the-head' });
  }
};
const end = (id: string, lastDay = LAST, more = {}) =>
  endEarly(demo.portal, {
    ...{ bookingId: id, guardianId: family.guardianId, lastDay, name: family.name, readTerms: true, by: by(family) },
    ...more,
  });
const taken = async (id: string, from: string, to: string) => {
  const { classId } = await get(id);
  const sheets = await demo.portal.sheets.read({ classIds: [classId], from, to });
  return sheets.filter(({ claims }) => claims.some(({ booking }) => booking === id)).map(({ date }) => date);
};
const turn = async () => {
  const jobs = startJobs(demo.portal, { everyMs: 600_000 });
  await jobs.turn();
  await jobs.turn();
  await jobs.stop(0);
};
const letters = async (id: string, kind: string) =>
  (await demo.portal.payload.find({ collection: 'messages', where: { booking: { equals: id }, kind: { equals: kind } } })).docs;

describe('care by the month that is ended with a day', () => {
  it('shows first what comes back, by the same rules as cancelling then', async () => {
    const id = await bought();
    await came(id, ['2026-12-01', '2026-12-02']);
    demo.setNow(TOLD);
    const quoted = await quoteEnd(demo.portal, await get(id), LAST);
    if (!quoted.ok) throw new Error(quoted.code);
    // Two months whole, half of the first: eight of 23 working days, and the meals of the fifteen without the child.
    const meals = (days: number) => Math.round((50000 * (23 - days)) / 23);
    expect(quoted).toMatchObject({ lastDay: LAST, least: 2 * 268000 + 109000 + meals(8) });
    expect(quoted.most).toBe(2 * 268000 + 174400 + meals(2));
    const { amends, ending, service, total, version } = quoted.snapshot;
    expect(ending).toEqual({ lastDay: LAST, least: quoted.least, most: quoted.most });
    expect({ version, total, to: service.to }).toEqual({ version: 2, total: 3 * 268000, to: LAST });
    expect(amends?.changes.map(({ field }) => field)).toEqual(['last_day', 'days']);
  });

  it('frees the places after it at once, and the contract says what changed and hangs on the one before', async () => {
    const id = await bought();
    demo.setNow(TOLD);
    const first = (await get(id)).contractId ?? '';
    expect((await taken(id, '2026-12-11', '2027-02-28')).length).toBeGreaterThan(40);
    const done = await end(id);
    if (!done.ok) throw new Error(done.code);
    expect(await taken(id, '2026-12-11', '2027-02-28')).toEqual([]);
    expect(await taken(id, '2026-12-03', LAST)).toHaveLength(6);
    const after = await get(id);
    expect(after).toMatchObject({ status: 'confirmed', to: LAST, total: 3 * 268000 });
    expect(earlyEndOf(after.actions)?.was).toHaveLength(after.paidFor?.length ?? 0);

    const [was, is] = await Promise.all([first, after.contractId ?? ''].map((one) => demo.portal.contracts.get(one)));
    expect(is?.number).toBe(`${was?.number}-2`);
    expect(is?.snapshot.amends).toMatchObject({ number: was?.number, version: 1, hash: was?.snapshotHash });
    // What was signed stays as it was signed.
    for (const key of ['clauses', 'terms', 'lines', 'calendar', 'template', 'hadSameService'] as const)
      expect(is?.snapshot[key]).toEqual(was?.snapshot[key]);
    if (!was || !is?.snapshot.signedAt) throw new Error('not signed');
    const { snapshot } = is;
    for (const [lang, said] of [
      ['zh', ['本版改了什么', '最后一天：原来是', '2026 年 12 月 10 日', '提前结束']],
      ['en', ['What this version changes', 'Last day: ', 'Thu 10 Dec 2026', 'Early end']],
    ] as const) {
      const text = JSON.stringify(contractText(snapshot, lang)).replaceAll('\u00a0', ' ');
      for (const words of said) expect(text).toContain(words);
    }
    // The same file from what is kept of it, to the byte.
    const again = await renderContractPdf({ ...snapshot, signedAt: is.signedAt }, demo.portal.environment.origin);
    expect(again.sha256).toBe(is.bareHash);
    expect(await verifyContract(demo.portal, { hash: was?.sha256 ?? '' })).toMatchObject({ latest: false, standing: 'replaced' });
    expect(await verifyContract(demo.portal, { hash: is?.sha256 ?? '' })).toMatchObject({
      ...{ version: 2, latest: true, standing: 'ending' },
      amends: { version: 1, whole: true },
    });
    expect(await letters(id, 'care_ends_early')).toHaveLength(1);
    expect(await renewalFor(demo.portal, after)).toBeUndefined();
    // Pressed twice is once, and a child may be booked elsewhere in what it gave up.
    expect(await end(id)).toMatchObject({ ok: true });
    expect((await demo.portal.contracts.versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
    const hourly = { form: 'hourly', date: '2026-12-16', window: { from: 540, to: 600 } } as const;
    expect(await hold(demo.portal, family, hourly)).toMatchObject({ ok: true });
  });

  it('settles once the last day is over, by who came, to the fen of what was shown, and the books are empty', async () => {
    const id = await bought();
    await came(id, ['2026-12-01', '2026-12-02']);
    demo.setNow(TOLD);
    const quoted = await quoteEnd(demo.portal, await get(id), LAST);
    expect(await end(id)).toMatchObject({ ok: true });
    const days = (await get(id)).occasions.map(({ date }) => date);
    await came(id, days.slice(2));
    demo.setNow(`${LAST}T08:00:00.000Z`);
    await turn();
    expect((await get(id)).status).toBe('confirmed');
    // The clock may be late: what is looked at is the end of the last day.
    demo.setNow('2026-12-14T02:00:00.000Z');
    await turn();
    const after = await get(id);
    expect(after.status).toBe('cancelled');
    const back = quoted.ok ? quoted.least : 0;
    expect(cancellationOf(after.actions)).toMatchObject({ cause: 'family', refund: back });
    expect(cancellationOf(after.actions)?.at.slice(0, 10)).toBe(LAST);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: back });
    const books = await booksOf(demo.portal, id);
    expect(books).toMatchObject({ sum: 0, receipts: ['payment', 'refund'] });
    expect({ care: books.balance.prepaid_care ?? 0, meals: books.balance.prepaid_meals ?? 0 }).toEqual({ care: 0, meals: 0 });
    expect(await letters(id, 'care_ended')).toHaveLength(1);
    expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id)).toEqual([]);
    expect(
      await verifyContract(demo.portal, { hash: (await demo.portal.contracts.get(after.contractId ?? '')).sha256 }),
    ).toMatchObject({
      standing: 'ended_early',
    });
  });

  it('keeps the child at the door until the last day is over: it is handed over after its hours, and only then is settled', async () => {
    const id = await bought();
    await came(id, ['2026-12-01', '2026-12-02']);
    demo.setNow(TOLD);
    const quoted = await quoteEnd(demo.portal, await get(id), LAST);
    await end(id);
    await came(id, (await get(id)).occasions.map(({ date }) => date).slice(2));
    // Its hours end at five; its family comes at twenty to six.
    demo.setNow(`${LAST}T09:40:00.000Z`);
    await turn();
    await turn();
    const { facilityId, pickupCode, status } = await get(id);
    expect(status).toBe('confirmed');
    const door = { facilityId, date: LAST, reader: 'the-head' };
    expect((await dayRoster(demo.portal, door)).find(({ booking }) => booking === id)).toMatchObject({ state: 'here' });
    const own = { bookingId: id, guardianId: family.guardianId, by: by(family) };
    expect(await cancelBooking(demo.portal, own)).toMatchObject({ code: 'ends_today' });
    const handover = { name: '妈妈', code: pickupCode };
    const given = { bookingId: id, facilityId, date: LAST, what: 'check_out', staffId: 'the-head', handover } as const;
    expect(await markAttendance(demo.portal, given)).toMatchObject({ ok: true });
    demo.setNow(`${LAST}T16:00:00.000Z`);
    await turn();
    const after = await get(id);
    expect(after.status).toBe('cancelled');
    expect(cancellationOf(after.actions)).toMatchObject({ at: after.endsAt, refund: quoted.ok ? quoted.least : 0 });
    expect((await booksOf(demo.portal, id)).sum).toBe(0);
    expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id)).toEqual([]);
  });

  it('books each day at its part of the whole month, before and after it was ended', async () => {
    const id = await bought();
    demo.setNow('2026-12-02T12:00:00.000Z');
    await deliverCare(demo.portal, id);
    const part = -((await booksOf(demo.portal, id)).balance.prepaid_care ?? 0);
    demo.setNow(TOLD);
    await end(id);
    demo.setNow('2026-12-04T12:00:00.000Z');
    await deliverCare(demo.portal, id);
    const left = -((await booksOf(demo.portal, id)).balance.prepaid_care ?? 0);
    expect(part - left).toBe(Math.round((218000 * 4) / 23) - Math.round((218000 * 2) / 23));
  });

  it('can still be cancelled before, and takes the later days out of the calendar', async () => {
    const id = await bought();
    demo.setNow(TOLD);
    await end(id);
    const after = await get(id);
    const file = await familyCalendar(demo.portal, { bookings: [after], guardianId: family.guardianId, lang: 'zh' });
    expect(file.match(/STATUS:CANCELLED/g)).toHaveLength((after.paidFor?.length ?? 0) - after.occasions.length);
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    expect(cancelled).toMatchObject({ ok: true, booking: { status: 'cancelled' } });
    expect([await letters(id, 'booking_cancelled'), await letters(id, 'care_ended')].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('of a day that is none of the agreed ones the one before is taken, and asked twice it is answered as once', async () => {
    const id = await bought();
    demo.setNow(TOLD);
    for (const _ of [1, 2]) expect(await end(id, '2026-12-13')).toMatchObject({ ok: true, booking: { to: '2026-12-11' } });
    expect((await demo.portal.contracts.versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
    expect(await end(id, '2026-12-14')).toMatchObject({ code: 'end_day_outside' });
  });

  it('may be ended still earlier, each time by a version of its own, not without limit', async () => {
    const id = await bought();
    demo.setNow(TOLD);
    for (const [at, day] of ['18', '17', '16', '15', '14'].entries()) {
      expect(await end(id, `2026-12-${day}`)).toMatchObject({ ok: true, booking: { to: `2026-12-${day}` } });
      const { contractId, paidFor } = await get(id);
      const { snapshot, snapshotHash } = await demo.portal.contracts.get(contractId ?? '');
      expect({ number: snapshot.number.split('-').at(-1), days: paidFor?.length }).toEqual({ number: `${at + 2}`, days: 61 });
      expect(await verifyContract(demo.portal, { hash: snapshotHash })).toMatchObject({
        amends: { version: at + 1, whole: true },
      });
    }
    expect(await end(id, '2026-12-11')).toMatchObject({ code: 'too_many_requests' });
  });

  it('is refused where there is nothing to end', async () => {
    const id = await bought();
    demo.setNow(TOLD);
    for (const [lastDay, code] of [
      ['2026-12-02', 'end_day_gone'],
      ['2026-11-30', 'end_not_begun'],
      ['2027-02-26', 'end_day_outside'],
    ] as const)
      expect(await end(id, lastDay)).toMatchObject({ ok: false, code });
    expect(await end(id, LAST, { expect: 1 })).toMatchObject({ code: 'refund_changed' });
    expect(await end(id, LAST, { name: '别人' })).toMatchObject({ ok: false });
    expect(await end(id, LAST, { readTerms: false })).toMatchObject({ code: 'terms_not_read' });
    const other = await newFamily(demo.portal, ++n);
    expect(await end(id, LAST, { guardianId: other.guardianId })).toMatchObject({ code: 'booking_not_found' });
    const once = await book(demo.portal, other, { form: 'hourly', date: '2026-12-16', window: { from: 540, to: 600 } });
    const wish = {
      bookingId: once,
      guardianId: other.guardianId,
      lastDay: LAST,
      name: other.name,
      readTerms: true,
      by: by(other),
    };
    expect(await endEarly(demo.portal, wish)).toMatchObject({ code: 'end_not_monthly' });
    expect((await get(id)).to).not.toBe(LAST);
  });
});
