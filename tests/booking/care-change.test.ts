import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdChange, signCare } from '#cms/booking/change-care.ts';
import { endEarly } from '#cms/booking/end-early.ts';
import { nextOf } from '#cms/booking/end-next.ts';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import { offerContract } from '#cms/booking/hand-on/offer-contract.ts';
import { takeContract } from '#cms/booking/hand-on/take-contract.ts';
import { changeable, changeOptions, quoteChange } from '#cms/booking/quote-change.ts';
import { renewalFor } from '#cms/booking/renew.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { readSheets, writeSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { cancellationOf, changeSigned, changesOf, earlyEndOf, settledOf } from '#domain/booking/booking-state.ts';
import type { WantedCare } from '#domain/booking/care-change.ts';
import { exceedsPrepaidCap } from '#domain/booking/prepayment.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { atProvider, booksOf, claimsOf, emptyBooks } from '../support/books.ts';
import { comingAgain } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { book, by, decide, type Family, hold, newFamily } from '../support/family.ts';

/** 2,180.00 and 500.00 a month; half days are 1,308.00. */
const THREE = { form: 'full_day', date: '2026-12-01', months: 3, meals: true } as const;
const TOLD = '2026-12-03T04:00:00.000Z';
const FROM = '2027-01-01';
/** Eleven months in December, twelve in January: it grows out of the infants' class. */
const GROWING = '2025-12-20';

let demo: DemoPortal;
let family: Family;
let n = 8600;
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
const centre = () => {
  const facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  if (!facility) throw new Error('no example centre');
  return facility;
};
/** Mornings in the class that the child is in. */
const mornings = async (id: string, more: Partial<WantedCare> = {}): Promise<WantedCare> => ({
  ...{ from: FROM, classId: (await get(id)).classId, form: 'half_day', part: 'morning', months: 2 },
  ...more,
});
const bought = async (request: CareRequest = THREE) => {
  const id = await book(demo.portal, family, request);
  demo.setNow(TOLD);
  return id;
};
const held = async (id: string, wanted: WantedCare) => {
  const done = await holdChange(demo.portal, { bookingId: id, guardianId: family.guardianId, wanted });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.booking;
};
const signature = (bookingId: string) => ({
  ...{ bookingId, guardianId: family.guardianId, name: family.name, readTerms: true, by: by(family) },
});
const signed = async (bookingId: string) => {
  const done = await signCare(demo.portal, signature(bookingId));
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done;
};
const changed = async (id: string, wanted: WantedCare) => {
  const { id: next } = await held(id, wanted);
  await signed(next);
  return next;
};
/** Signed, and paid for on the same day. */
const replaced = async (id: string, wanted: WantedCare) => {
  const next = await changed(id, wanted);
  expect(await paid(next)).toBe('confirmed');
  return next;
};
const paid = async (id: string) => settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
const letters = async (id: string, kind: string) =>
  (await demo.portal.payload.find({ collection: 'messages', where: { booking: { equals: id }, kind: { equals: kind } } })).docs;
const mismatches = async (...ids: string[]) =>
  (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => ids.includes(bookingId ?? ''));
const turn = async () => {
  const jobs = startJobs(demo.portal, { everyMs: 600_000 });
  await jobs.turn();
  await jobs.turn();
  await jobs.stop(0);
};

describe('care by the month changes to another class or part of the day', () => {
  it('shows from which days, what the centre sells the child then, and every sum, and keeps nothing', async () => {
    const id = await bought();
    const may = await changeable(demo.portal, await get(id), family.guardianId);
    expect(may).toMatchObject({ ok: true, changeable: { days: [FROM, '2027-02-01'], noticeDays: 7, after: '2027-03-01' } });
    const options = await changeOptions(demo.portal, await get(id), { from: FROM });
    expect(options.map(({ form, part }) => part ?? form).sort()).toEqual(['afternoon', 'morning']);
    const quoted = await quoteChange(demo.portal, {
      ...{ booking: await get(id), guardianId: family.guardianId, wanted: await mornings(id) },
    });
    if (!quoted.ok) throw new Error(JSON.stringify(quoted));
    const { quote, replaced, pays, until } = quoted.change;
    expect(quote.left).toBeGreaterThan(0);
    expect(quote.total).toBe(2 * (options[0]?.monthly ?? 0));
    expect(replaced?.back).toBe(2 * 268_000);
    expect(replaced?.ended.lastDay).toBe('2026-12-31');
    // Not after the last day of care: at once, within the days of the contract.
    expect((replaced?.byDate ?? '') < FROM).toBe(true);
    expect(pays).toEqual({ from: '2026-12-03', to: '2026-12-29' });
    expect(until).toBe('2027-02-28');
    expect(earlyEndOf((await get(id)).actions)).toBeUndefined();
    expect((await demo.portal.contracts.versionsOf(id)).length).toBe(1);
  });

  it('is signed in one act, and until it is paid for the earlier contract has its days, its places and its money', async () => {
    const id = await bought();
    const before = await get(id);
    const next = await changed(id, await mornings(id));
    const was = await get(id);
    expect(was).toMatchObject({ status: 'confirmed', to: before.to, occasions: before.occasions, endsAt: before.endsAt });
    expect(changeSigned(was.actions)).toMatchObject({ next, from: FROM, contract: was.contractId });
    expect(earlyEndOf(was.actions)).toBeUndefined();
    expect(await claimsOf(demo.portal, id)).toHaveLength(before.occasions.length);
    expect(await claimsOf(demo.portal, next)).toHaveLength((await get(next)).occasions.length);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    expect(await mismatches(id, next)).toEqual([]);
    const second = await demo.portal.contracts.get(was.contractId ?? '');
    expect(second.snapshot.ending?.next).toMatchObject({ from: FROM, back: 2 * 268_000, paidBy: '2026-12-29' });
    expect(second.snapshot.service.to).toBe(before.to);
    expect(await verifyContract(demo.portal, { hash: second.sha256 })).toMatchObject({ standing: 'in_force', latest: true });
    expect(JSON.stringify(contractText(second.snapshot, 'zh'))).toContain('就当没有换过');
    expect(JSON.stringify(contractText(second.snapshot, 'en'))).toContain('nothing has changed');
    // It follows neither twice nor otherwise meanwhile, and nothing is offered to follow it.
    expect(await changeable(demo.portal, was, family.guardianId)).toMatchObject({ ok: false, code: 'change_waits' });
    expect(await renewalFor(demo.portal, was)).toBeUndefined();
    expect(await nextOf(demo.portal, was)).toMatchObject({ id: next });
  });

  it('ends the earlier contract when it is paid for: its later months go back then, and the places change hands', async () => {
    const id = await bought();
    const first = (await get(id)).contractId ?? '';
    const next = await replaced(id, await mornings(id));
    const [was, is] = [await get(id), await get(next)];
    expect(was).toMatchObject({ status: 'confirmed', to: '2026-12-31', total: 3 * 268_000 });
    expect(earlyEndOf(was.actions)).toMatchObject({ next, lastDay: '2026-12-31' });
    expect(settledOf(was.actions).map(({ from, care, meals }) => [from, care, meals])).toEqual([
      [FROM, 218_000, 50_000],
      ['2027-02-01', 218_000, 50_000],
    ]);
    expect(is).toMatchObject({ status: 'confirmed', paysFrom: '2026-12-03', paysTo: '2026-12-29', classId: was.classId });
    expect(changesOf(is.actions)).toBe(id);
    expect(await claimsOf(demo.portal, id)).toHaveLength(was.occasions.length);
    expect(await claimsOf(demo.portal, next)).toHaveLength(is.occasions.length);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 2 * 268_000 });
    expect((await booksOf(demo.portal, id)).refunds).toEqual([{ amount: 2 * 268_000, status: 'sent', cause: 'care_changed' }]);
    expect(await mismatches(id, next)).toEqual([]);

    const contracts = await Promise.all(
      [first, was.contractId ?? '', is.contractId ?? ''].map((one) => demo.portal.contracts.get(one)),
    );
    const [one, two, three] = contracts;
    expect(two?.number).toBe(`${one?.number}-2`);
    expect(two?.snapshot.ending?.next).toEqual({
      ...{ from: FROM, number: three?.number, back: 2 * 268_000, paidBy: '2026-12-29' },
    });
    expect(await verifyContract(demo.portal, { hash: two?.sha256 ?? '' })).toMatchObject({ standing: 'ending' });
    // What is left to be settled of it are meals alone.
    expect(two?.snapshot.ending?.least).toBeLessThanOrEqual(50_000);
    expect(three?.snapshot.amends).toMatchObject({ number: one?.number, version: 1, hash: one?.snapshotHash });
    expect(three?.snapshot.amends?.changes.map(({ field }) => field)).toEqual(['first_day', 'pattern', 'month_fee']);
    for (const contract of [two, three])
      expect(await verifyContract(demo.portal, { hash: contract?.sha256 ?? '' })).toMatchObject({
        amends: { version: 1, whole: true },
      });
    if (!two || !three || !one) throw new Error('not signed');
    for (const lang of ['zh', 'en'] as const) {
      expect(JSON.stringify(contractText(two.snapshot, lang))).toContain(three.number);
      expect(JSON.stringify(contractText(three.snapshot, lang))).toContain(one.number);
    }
    const told = await letters(next, 'care_changed');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toMatch(/落了户口，补贴后一共约 [\d,]+ 元。去付款/);
    const file = await familyCalendar(demo.portal, { bookings: [was], guardianId: family.guardianId, lang: 'zh' });
    expect(file.match(/STATUS:CANCELLED/g)).toHaveLength((was.paidFor?.length ?? 0) - was.occasions.length);
    expect((await demo.portal.contracts.versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('is paid for by its last day, is known at the door, and the earlier care is settled with its own last day to the fen', async () => {
    const id = await bought();
    const next = await replaced(id, await mornings(id));
    const { facilityId } = await get(id);
    for (const { date } of (await get(id)).occasions) {
      demo.setNow(`${date}T03:00:00.000Z`);
      await markAttendance(demo.portal, { bookingId: id, facilityId, date, what: 'check_in', staffId: 'the-head' });
    }
    const { ending } = (await demo.portal.contracts.get((await get(id)).contractId ?? '')).snapshot;
    demo.setNow('2027-01-01T02:00:00.000Z');
    await turn();
    expect(cancellationOf((await get(id)).actions)).toMatchObject({ cause: 'family', refund: ending?.least });
    const books = await booksOf(demo.portal, id);
    expect({ sum: books.sum, care: books.balance.prepaid_care ?? 0, meals: books.balance.prepaid_meals ?? 0 }).toEqual({
      ...{ sum: 0, care: 0, meals: 0 },
    });
    expect(await mismatches(id, next)).toEqual([]);
    const rosterOn = async (date: string) =>
      (await dayRoster(demo.portal, { facilityId, date, reader: 'the-head' })).filter(({ booking }) =>
        [id, next].includes(booking),
      );
    expect(await rosterOn('2027-01-04')).toMatchObject([{ booking: next, from: 510, to: 720 }]);
    // What comes back from now on is worked out from the contract that holds now.
    const monthly = (await get(next)).total / 2;
    const cancelled = await cancelBooking(demo.portal, { bookingId: next, guardianId: family.guardianId, by: by(family) });
    expect(cancelled).toMatchObject({ ok: true });
    expect(cancelled.ok && cancelled.refund).toBeGreaterThanOrEqual(monthly);
    expect(cancelled.ok && cancelled.refund).toBeLessThanOrEqual(2 * monthly);
    expect(await mismatches(id, next)).toEqual([]);
  });

  it('leaves everything as it is where the hold runs out or is given up; nothing is signed without the end of the other', async () => {
    const id = await bought();
    const before = await get(id);
    const { id: next } = await held(id, await mornings(id));
    expect(await signContract(demo.portal, signature(next))).toMatchObject({ ok: false, code: 'cannot_sign_now' });
    expect(await signCare(demo.portal, { ...signature(next), name: '别人' })).toMatchObject({ ok: false, code: 'name_differs' });
    demo.setNow('2026-12-03T04:20:00.000Z');
    await expireHolds(demo.portal);
    expect((await get(next)).status).toBe('expired');
    expect(await get(id)).toEqual(before);
    expect(await claimsOf(demo.portal, id)).toHaveLength(before.occasions.length);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
  });

  it('is as if it never was where it is not paid for: the earlier contract gives back what it gives to anybody', async () => {
    const id = await bought();
    const before = await get(id);
    const next = await changed(id, await mornings(id));
    demo.setNow('2026-12-29T16:30:00.000Z');
    await expireHolds(demo.portal);
    expect((await get(next)).status).toBe('expired');
    expect(await get(id)).toMatchObject({ status: 'confirmed', to: before.to, occasions: before.occasions });
    expect(await claimsOf(demo.portal, id)).toHaveLength(before.occasions.length);
    expect(await claimsOf(demo.portal, next)).toEqual([]);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    expect(await letters(next, 'change_lapsed')).toHaveLength(1);
    expect(await letters(next, 'hold_ended')).toEqual([]);
    expect(await mismatches(id, next)).toEqual([]);
    const { contractId } = await get(id);
    expect(await verifyContract(demo.portal, { hash: (await demo.portal.contracts.get(contractId ?? '')).sha256 })).toMatchObject(
      {
        standing: 'in_force',
      },
    );
    // It can be changed again, by the next version of the same contract, and goes on where that is not done.
    demo.setNow('2026-12-30T04:00:00.000Z');
    const again = await replaced(id, await mornings(id, { from: '2027-02-01', months: 1 }));
    const versions = await demo.portal.contracts.versionsOf(id);
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(await get(id)).toMatchObject({ to: '2027-01-29' });
    expect((await booksOf(demo.portal, id)).refunds).toEqual([{ amount: 268_000, status: 'sent', cause: 'care_changed' }]);
    expect(await mismatches(id, next, again)).toEqual([]);
  });

  it('gives nobody a better end than the contract has: signed and unpaid, cancelling comes to what it would have come to', async () => {
    const id = await bought();
    const plain = await refundPreview(demo.portal, await get(id));
    const next = await changed(id, await mornings(id));
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    expect(cancelled).toMatchObject({ ok: true, refund: plain?.total });
    // What was to follow goes with it, and costs nothing.
    expect((await get(next)).status).toBe('released');
    expect(await claimsOf(demo.portal, next)).toEqual([]);
    expect(await mismatches(id, next)).toEqual([]);
  });

  it('given up before it is paid for leaves everything as it was', async () => {
    const id = await bought();
    const before = await get(id);
    const next = await changed(id, await mornings(id));
    await cancelBooking(demo.portal, { bookingId: next, guardianId: family.guardianId, by: by(family) });
    expect((await get(next)).status).toBe('released');
    expect(await get(id)).toMatchObject({ status: 'confirmed', to: before.to, occasions: before.occasions });
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    expect(await mismatches(id, next)).toEqual([]);
  });

  it('paid in time and heard of late it counts while its month has not begun, and after that the money goes back', async () => {
    for (const [heard, outcome] of [
      ['2026-12-30T04:00:00.000Z', 'confirmed'],
      ['2027-01-02T04:00:00.000Z', 'refunding'],
    ] as const) {
      demo.setNow(TEST_NOW);
      family = await newFamily(demo.portal, ++n);
      const id = await bought();
      const { to } = await get(id);
      const next = await changed(id, await mornings(id));
      demo.setNow('2026-12-29T04:00:00.000Z');
      const state = { ...(await decide(demo.portal, family, next, 'approve')), paidAt: '2026-12-29T04:00:00.000Z' };
      demo.setNow(heard);
      await expireHold(demo.portal, next);
      expect((await get(next)).status).toBe('expired');
      expect(await settlePayment(demo.portal, state)).toBe(outcome);
      const isLate = outcome === 'refunding';
      expect((await get(id)).to).toBe(isLate ? to : '2026-12-31');
      expect((await booksOf(demo.portal, id)).refunds).toHaveLength(isLate ? 0 : 1);
      expect(await claimsOf(demo.portal, next)).toHaveLength(isLate ? 0 : (await get(next)).occasions.length);
      expect(await mismatches(id, next)).toEqual([]);
    }
  });

  it('goes to another class when the child has grown, and both classes know it', async () => {
    family = await newFamily(demo.portal, ++n, GROWING);
    const id = await bought({ ...THREE, months: 2 });
    const [option] = (await changeOptions(demo.portal, await get(id), { from: FROM })).filter(({ form }) => form === 'full_day');
    if (!option) throw new Error('no other class');
    const was = await get(id);
    expect(option.classId).not.toBe(was.classId);
    const next = await replaced(id, { from: FROM, classId: option.classId, form: 'full_day', months: 1 });
    const is = await get(next);
    expect(is.classId).toBe(option.classId);
    const { snapshot } = await demo.portal.contracts.get(is.contractId ?? '');
    expect(snapshot.amends?.changes.map(({ field }) => field)).toContain('class');
    const sheets = await readSheets(demo.portal.payload, { classIds: [was.classId, is.classId], from: FROM, to: '2027-01-31' });
    const whose = sheets.flatMap(({ classId, claims }) => claims.flatMap(({ booking }) => (booking === next ? [classId] : [])));
    expect(new Set(whose)).toEqual(new Set([is.classId]));
    expect(sheets.some(({ claims }) => claims.some(({ booking }) => booking === id))).toBe(false);
    expect(await mismatches(id, next)).toEqual([]);
  });

  it('follows what is paid for, where no month is left to be replaced, and then ends nothing', async () => {
    const id = await bought({ ...THREE, months: 1 });
    const may = await changeable(demo.portal, await get(id), family.guardianId);
    expect(may).toMatchObject({ ok: true, changeable: { days: [], after: '2027-01-04' } });
    const next = await changed(id, await mornings(id, { from: '2027-01-04', months: 1 }));
    expect(changesOf((await get(next)).actions)).toBeUndefined();
    expect(earlyEndOf((await get(id)).actions)).toBeUndefined();
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
  });

  it('never has more than three months paid ahead, and does not take what is signed ahead away', async () => {
    const id = await bought();
    const three = await mornings(id, { months: 3 });
    // With the first of December paid for it would be four, until that month is half over: then it is asked for too late.
    expect(await holdChange(demo.portal, { bookingId: id, guardianId: family.guardianId, wanted: three })).toMatchObject({
      ...{ ok: false, code: 'prepaid_cap' },
    });
    const two = await held(id, await mornings(id));
    const was = await get(id);
    expect(exceedsPrepaidCap([{ from: was.from, to: '2026-12-31' }], two, two.paysFrom ?? '')).toBe(false);
  });

  it('is refused too late, for what the child has, for what is not sold, and to anybody else', async () => {
    const id = await bought();
    const wish = async (more: Partial<WantedCare>) => ({
      bookingId: id,
      guardianId: family.guardianId,
      wanted: await mornings(id, more),
    });
    const { classId } = await get(id);
    const other = centre().classes.find((one) => one.id !== classId)?.id ?? '';
    for (const [more, code] of [
      [{ from: '2026-12-01' }, 'change_day'],
      [{ from: '2027-01-05' }, 'change_day'],
      [{ form: 'full_day', part: undefined }, 'change_same_care'],
      [{ classId: other }, 'change_not_sold'],
    ] as const)
      expect(await holdChange(demo.portal, await wish(more))).toMatchObject({ ok: false, code });
    demo.setNow('2026-12-26T04:00:00.000Z');
    expect(await holdChange(demo.portal, await wish({}))).toMatchObject({ ok: false, code: 'change_day' });
    demo.setNow(TEST_NOW);
    const parents = await newFamily(demo.portal, ++n);
    const single = await book(demo.portal, parents, { form: 'hourly', date: '2026-12-22', window: { from: 840, to: 960 } });
    const ofOne = { ...(await wish({})), bookingId: single, guardianId: parents.guardianId };
    expect(await holdChange(demo.portal, ofOne)).toMatchObject({ ok: false, code: 'change_not_monthly' });
    demo.setNow('2026-12-26T04:00:00.000Z');
    const stranger = await newFamily(demo.portal, ++n);
    const theirs = { ...(await wish({ from: '2027-02-01', months: 1 })), guardianId: stranger.guardianId };
    expect(await holdChange(demo.portal, theirs)).toMatchObject({ ok: false, code: 'booking_not_found' });
    const next = await changed(id, await mornings(id, { from: '2027-02-01', months: 1 }));
    const again = await wish({ from: '2027-02-01' });
    expect(await holdChange(demo.portal, again)).toMatchObject({ ok: false, code: 'change_waits' });
    expect((await get(next)).status).toBe('signed');
    await paid(next);
    expect(await holdChange(demo.portal, again)).toMatchObject({ ok: false, code: 'change_ends_early' });
  });

  it('its own places are no hindrance: in a class that is full the child changes to part of its day', async () => {
    const id = await bought();
    await fill((await get(id)).classId, '2027-01-15', 0);
    const next = await changed(id, await mornings(id));
    expect((await claimsOf(demo.portal, next)).length).toBe((await get(next)).occasions.length);
    expect(await mismatches(id, next)).toEqual([]);
  });

  it('of twenty that want the last place at one moment one has it: who changes and who comes anew', async () => {
    family = await newFamily(demo.portal, ++n, GROWING);
    const mine = family;
    const id = await bought({ ...THREE, months: 2 });
    const [option] = (await changeOptions(demo.portal, await get(id), { from: FROM })).filter(({ form }) => form === 'full_day');
    const classId = option?.classId ?? '';
    await fill(classId, '2027-01-15', 1);
    const wanted = { from: FROM, classId, form: 'full_day', months: 1 } as const;
    const others = await Promise.all(Array.from({ length: 19 }, () => newFamily(demo.portal, ++n, GROWING)));
    const request = { form: 'full_day', date: FROM, months: 1, meals: false } as const;
    const asks = [
      () => holdChange(demo.portal, { bookingId: id, guardianId: mine.guardianId, wanted }),
      ...others.map((one) => () => hold(demo.portal, one, request)),
    ];
    const all = await Promise.all(asks.map((ask) => comingAgain<Awaited<ReturnType<typeof holdChange>>>(ask)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const [sheet] = await readSheets(demo.portal.payload, { classIds: [classId], from: '2027-01-15', to: '2027-01-15' });
    expect(sheet?.claims.filter(({ booking }) => !booking.startsWith('enrolled:'))).toHaveLength(1);
    // Whoever has it, the child has its own place until the change is signed.
    expect(await claimsOf(demo.portal, id)).toHaveLength((await get(id)).occasions.length);
  });

  it('is signed by the party of what it takes the place of alone: not once that was handed on, nor once it ends otherwise', async () => {
    const id = await bought();
    const { id: next } = await held(id, await mornings(id));
    const other = await newFamily(demo.portal, ++n);
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const asked = { guardianId: other.guardianId, code: invited.code, from: '203.0.113.9' };
    expect(await acceptInvitation(demo.portal, asked)).toEqual({ ok: true });
    const yes = { bookingId: id, readTerms: true };
    expect(await offerContract(demo.portal, { ...yes, ...family })).toMatchObject({ ok: true });
    expect(await takeContract(demo.portal, { ...yes, ...other })).toMatchObject({ ok: true });
    const before = await get(id);
    expect(await signCare(demo.portal, signature(next))).toMatchObject({ ok: false, code: 'signed_by_other' });
    expect(await get(id)).toEqual(before);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    expect((await get(next)).status).toBe('held');
  });

  it('is the next party’s to make of what was handed on to it: the money goes back the way it came, the chain stays whole', async () => {
    const id = await bought();
    const old = family;
    family = await newFamily(demo.portal, ++n);
    const invited = await inviteGuardian(demo.portal, old.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    await acceptInvitation(demo.portal, { guardianId: family.guardianId, code: invited.code, from: '203.0.113.9' });
    const yes = { bookingId: id, readTerms: true };
    expect(await offerContract(demo.portal, { ...yes, ...old })).toMatchObject({ ok: true });
    expect(await takeContract(demo.portal, { ...yes, ...family })).toMatchObject({ ok: true });
    expect(await unlinkGuardians(demo.portal, old.guardianId)).toEqual({ ok: true });
    const next = await changed(id, await mornings(id));
    const [was, is] = [await get(id), await get(next)];
    expect([was.guardianId, is.guardianId]).toEqual([family.guardianId, family.guardianId]);
    const versions = await demo.portal.contracts.versionsOf(id);
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(versions[2]?.snapshot).toMatchObject({ signedName: family.name, guardian: { id: family.guardianId } });
    for (const { sha256 } of [...versions, await demo.portal.contracts.get(is.contractId ?? '')])
      expect(await verifyContract(demo.portal, { hash: sha256 })).toMatchObject({ valid: true });
    expect(await mismatches(id, next)).toEqual([]);
    expect(await paid(next)).toBe('confirmed');
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 2 * 268_000 });
    expect(await mismatches(id, next)).toEqual([]);
    for (const one of [id, next]) expect(await demo.portal.bookings.find(one, old.guardianId)).toBeUndefined();
  });

  it('is not signed once the care it takes the place of ends with another day', async () => {
    const id = await bought();
    const { id: next } = await held(id, await mornings(id));
    const ends = { ...signature(id), lastDay: '2027-01-15' };
    expect(await endEarly(demo.portal, ends)).toMatchObject({ ok: true });
    const before = await get(id);
    expect(await signCare(demo.portal, signature(next))).toMatchObject({ ok: false, code: 'change_ends_early' });
    expect(await get(id)).toEqual(before);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
  });

  it('twenty signatures and twenty payments at once: each contract is signed once, and the money goes back once', async () => {
    const id = await bought();
    const { id: next } = await held(id, await mornings(id));
    await Promise.all(Array.from({ length: 20 }, () => signCare(demo.portal, signature(next)).catch(() => undefined)));
    expect((await get(next)).actions.map(({ type }) => type)).toEqual(['hold', 'sign', 'wait_to_pay']);
    expect((await demo.portal.contracts.versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
    const state = await decide(demo.portal, family, next, 'approve');
    await Promise.all(Array.from({ length: 20 }, () => comingAgain(() => settlePayment(demo.portal, state))));
    expect((await get(id)).actions.filter(({ type }) => type === 'end_early')).toHaveLength(1);
    expect((await booksOf(demo.portal, id)).refunds).toHaveLength(1);
    expect(await mismatches(id, next)).toEqual([]);
  });
});

/** Takes all places of a class on a day but so many, in the half hours in which the fewest are left. */
async function fill(classId: string, date: string, left: number): Promise<void> {
  const facility = centre();
  const { days } = await readAvailability(demo.portal, facility, { from: date, to: date, form: 'full_day', classId });
  const slots = (days[0]?.slots ?? []).filter(({ minute }) => minute >= 510 && minute < 1020);
  const free = Math.min(...slots.map((slot) => slot.left));
  const more = Array.from({ length: free - left }, (_, at) => ({ booking: `enrolled:${at}`, from: 510, to: 1020 }));
  const [sheet] = await demo.portal.sheets.read({ classIds: [classId], from: date, to: date });
  const { claims = [], version = 0 } = sheet ?? {};
  const day = { classId, facilityId: facility.id, date, version, claims: [...claims, ...more] };
  await inTransaction(demo.portal.payload, (req) => writeSheets(demo.portal.payload, [day], req));
}
