import { underMandate } from '#cms/accounts/mandates/take-mandate.ts';
import { type Signing, signContract } from '#cms/contracts/sign-contract.ts';
import type { SigningDoor } from '#cms/contracts/signing-evidence.ts';
import { badRequest, conflict, notFound, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { extendPlaces } from '#cms/places/change-claims.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { FrameworkRecord } from '#cms/records/contracts.ts';
import { type Actor, type BookingStatus, neverPaid } from '#domain/booking/booking-state.ts';
import { type MandateAsk, monthOf, type Spent, whyAsksGuardian } from '#domain/booking/mandate.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { agreesToDelegates } from '#domain/contract/framework.ts';
import { offerUntil } from '#domain/offers/waitlist-offer.ts';
import { addMonths, type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { type Holding, holdPlace } from '../hold-place.ts';

const UNPAID: readonly BookingStatus[] = ['requested', 'held', 'signed'];
/** What was paid for in time may be heard of in these. */
const PAID_LATE: readonly BookingStatus[] = ['signed', 'expired'];
/** Stays that are asked for under one mandate. */
const MOST = { name: 'delegate-stays', most: 20, seconds: 86_400 };

export type BookingForFamily = Holding & Signing & LetterNeeds & Pick<Portal, 'audit' | 'mandates'>;

export interface DelegateWish {
  mandateId: string;
  delegateId: string;
  childId: string;
  /** The framework contract of the guardian's under which it is. */
  frameworkId: string;
  date: CivilDate;
  window: Window;
  door?: SigningDoor;
}

/** Thrown out of a unit of work, so that nothing of it stays. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * A delegate books hourly or temporary care for a child of the family that it helps, at a centre with which the guardian
 * has a framework contract. Within the amounts that the guardian has set, where the contract agrees to delegates, it is
 * agreed at once; else the place is held and the guardian is asked.
 */
export async function bookForFamily(
  portal: BookingForFamily,
  wish: DelegateWish,
): Promise<Result<{ booking: BookingRecord; asks?: MandateAsk }>> {
  const { audit, bookings, mandates, supplies } = portal;
  const { childId, date, delegateId, mandateId } = wish;
  if (!isCivilDate(date)) return badRequest('date_invalid', { field: 'date' });
  const asked = { id: mandateId, delegateId, childId, power: 'books', on: date } as const;
  const standing = await underMandate(portal, asked);
  if (!standing.ok) return standing;
  const { guardianId } = standing.mandate;
  const framework = (await frameworksFor(portal, { guardianId, childId })).find(({ id }) => id === wish.frameworkId);
  const facility = framework && supplies.get(framework.snapshot.facility.id);
  if (!framework || !facility) return notFound('framework_not_found');
  const seconds = await takeOf(portal, MOST, mandateId);
  if (seconds !== undefined) return tooMany('too_many_requests', { params: { seconds } });
  const child = (await portal.children.listOf(guardianId)).find(({ id }) => id === childId);
  if (!child) return notFound('child_not_found');

  const by = { kind: 'guardian', id: delegateId, mandate: mandateId } as const;
  const request = { form: framework.snapshot.service.form, date, window: wish.window } as CareRequest;
  const agreed = agreesToDelegates(framework.snapshot);
  let asks: MandateAsk | undefined;
  const reserve = async ({ booking }: { booking: BookingRecord }, unit: Unit) => {
    const now = await underMandate(portal, asked, unit);
    if (!now.ok) throw new Refused(now);
    const { counted: spent, kept } = await spentOf(portal, now.mandate.spent, date, unit);
    const stay = { amount: booking.total, month: monthOf(date) };
    asks = agreed ? whyAsksGuardian({ ...now.mandate, spent }, stay) : 'not_agreed';
    const own = { booking: booking.id, ...stay };
    await mandates.set(mandateId, { spent: asks ? kept : [...kept, own] }, unit);
    if (asks && booking.status === 'held') await askGuardian(portal, booking, by, unit);
    const detail = { asks: asks ?? 'none', date };
    await audit.write({ actor: delegateId, action: 'book_as_delegate', subject: `booking:${booking.id}`, detail }, unit);
  };
  const hold = { slug: facility.slug, request, guardianId, childId, pickups: pickupsOf(child), consents: [], by };
  const { hadSameService } = framework.snapshot;
  const held = await holdPlace(portal, { ...hold, hadSameService }, reserve).catch((error: unknown) => {
    if (error instanceof Refused) return error.problem;
    throw error;
  });
  if (!held.ok) return held;
  const { booking } = held;
  if (asks || booking.status !== 'held') {
    await sendToFamily(portal, booking.id);
    // Of a stay that its centre is to answer first the guardian hears when that has been done.
    return { ok: true, booking: await bookings.get(booking.id), ...(asks && booking.status === 'held' ? { asks } : {}) };
  }
  const signed = await signForFamily(portal, { booking, wish, asked });
  if (!signed.ok) await portal.work((unit) => askInstead(portal, { booking, mandateId, by }, unit));
  await sendToFamily(portal, booking.id);
  const after = await bookings.get(booking.id);
  return { ok: true, booking: after, ...(signed.ok ? {} : { asks: 'not_agreed' as const }) };
}

/** Agreed as the delegate's own act: the record of signing names it, and its standing is asked once more as it is written. */
async function signForFamily(
  portal: BookingForFamily,
  { booking, wish, asked }: { booking: BookingRecord; wish: DelegateWish; asked: Parameters<typeof underMandate>[1] },
) {
  const { delegateId, mandateId, door } = wish;
  const { name = '' } = await portal.guardians.get(delegateId);
  return signContract(portal, {
    bookingId: booking.id,
    guardianId: booking.guardianId,
    by: { kind: 'guardian', id: delegateId, mandate: mandateId },
    door,
    delegate: { id: delegateId, name, mandate: mandateId },
    also: async (unit) => {
      const still = await underMandate(portal, asked, unit);
      if (!still.ok) return still;
      // What fell out of the limits meanwhile is the guardian's to say yes to.
      const { mandate } = still;
      const spent = await stillSpent(portal, mandate.spent, booking.from, unit);
      const others = spent.filter((one) => one.booking !== booking.id);
      const stay = { amount: booking.total, month: monthOf(booking.from) };
      if (whyAsksGuardian({ ...mandate, spent: others }, stay)) return conflict('mandate_over');
      await writeToFamily(portal, booking, 'delegate_booked', { unit });
      return undefined;
    },
  });
}

/** It could not be agreed so after all: the guardian is asked, and it counts in no limit. */
async function askInstead(
  portal: BookingForFamily,
  { booking, mandateId, by }: { booking: BookingRecord; mandateId: string; by: Actor },
  unit: Unit,
): Promise<void> {
  const mandate = await portal.mandates.takeTurn(mandateId, unit);
  const spent = mandate?.spent.filter((one) => one.booking !== booking.id);
  if (spent) await portal.mandates.set(mandateId, { spent }, unit);
  await askGuardian(portal, await portal.bookings.get(booking.id, unit), by, unit);
}

/**
 * The guardian is asked, and has as long as whoever is offered a place from the waitlist: nobody waits at the page. So soon
 * before the stay that a hold lasts longer it is that.
 */
async function askGuardian(portal: BookingForFamily, booking: BookingRecord, by: Actor, unit: Unit): Promise<void> {
  const { bookings, city, now, supplies } = portal;
  const facility = supplies.get(booking.facilityId);
  const [first] = booking.occasions;
  const at = now();
  const until = facility && first && offerUntil(at, city.waitlist, { facility, first });
  if (until && booking.status === 'held' && until > (booking.holdUntil ?? '')) {
    await extendPlaces(portal, { ...booking, longer: true }, until, unit);
    const clock = { holdUntil: until, asksBy: until };
    const remindAt = reminderOf({ ...booking, ...clock }, at, city.timeZone) ?? null;
    await bookings.addAction(booking, { type: 'ask_guardian', at, by, until }, unit, { ...clock, remindAt });
  }
  await writeToFamily(portal, await bookings.get(booking.id, unit), 'delegate_asks', { unit });
}

type Counting = [portal: Pick<Portal, 'bookings' | 'now'>, spent: readonly Spent[], date: CivilDate, unit?: Unit];

/** What counts in a delegate's limits now. */
export const stillSpent = async (...asked: Counting): Promise<Spent[]> => (await spentOf(...asked)).counted;

/**
 * What counts in a delegate's limits: what was never paid for, because its centre refused it or its time ran out, counts no
 * more. It is kept where it was signed: of a payment in time the portal may hear late, and then it counts after all. Months
 * that are long over are forgotten.
 */
async function spentOf(...[{ bookings, now }, spent, date, unit]: Counting): Promise<{ counted: Spent[]; kept: Spent[] }> {
  const all = await bookings.findAll(
    spent.map(({ booking }) => booking),
    unit,
  );
  const isGone = (one: BookingRecord) => neverPaid(one) || (UNPAID.includes(one.status) && !isLive(one, now()));
  const gone = all.filter(isGone);
  const without = (some: readonly BookingRecord[]) => {
    const ids = new Set(some.map(({ id }) => id));
    return spent.filter(({ booking, month }) => !ids.has(booking) && month >= oldest);
  };
  const oldest = monthOf(addMonths(date, -12));
  return { counted: without(gone), kept: without(gone.filter(({ status }) => !PAID_LATE.includes(status))) };
}

/** Framework contracts of a guardian for a child under which hours can be booked. */
export async function frameworksFor(
  { contracts, now, city }: Pick<Portal, 'contracts' | 'now' | 'city'>,
  { guardianId, childId }: { guardianId: string; childId: string },
): Promise<FrameworkRecord[]> {
  const today = toLocal(now(), city.timeZone).date;
  const all = await contracts.frameworksOf(guardianId);
  return all.filter(
    ({ frameworkEndedAt, snapshot: { child, framework, service } }) =>
      !frameworkEndedAt &&
      child.id === childId &&
      framework.until >= today &&
      (service.form === 'hourly' || service.form === 'temporary'),
  );
}
