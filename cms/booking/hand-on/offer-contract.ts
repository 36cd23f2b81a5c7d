import { type Signing, sayYes } from '#cms/contracts/draw-up.ts';
import { provenAtDoor, type SigningDoor, saidYes } from '#cms/contracts/signing-evidence.ts';
import { conflict, notFound, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { type ContractOffer, isOpenOffer, offerOf, whyNotHandedOn } from '#domain/booking/contract-offer.ts';
import { type Instant, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { sendOfHandOn, type TellNeeds, writeOfHandOn } from './tell-of-hand-on.ts';

const DAY_MINUTES = 24 * 60;
/** Each time somebody else is written to. */
const OFFERS = { name: 'contract-offers', most: 10, seconds: 86_400 };

export type HandingOn = Signing & TellNeeds & Pick<Portal, 'audit' | 'disputes' | 'letters'>;

export interface Wish {
  bookingId: string;
  guardianId: string;
  /** What is typed under it: the own name. */
  name: string;
  readTerms?: boolean;
  door?: SigningDoor;
}

interface Offered {
  booking: BookingRecord;
  offer: ContractOffer;
}

/** Why its party cannot hand a contract on now, whoever else there is; `undefined` when it can. */
export async function whyNotOffered(
  portal: Pick<Portal, 'city' | 'contracts' | 'disputes' | 'now'>,
  booking: BookingRecord,
  unit?: Unit,
): Promise<Problem | undefined> {
  if (!booking.contractId) return conflict('hand_on_unpaid');
  const { snapshot, frameworkEndedAt } = await portal.contracts.get(booking.contractId);
  const frameworkUntil = frameworkEndedAt ? undefined : snapshot.framework?.until;
  const now = portal.now();
  const why = whyNotHandedOn({ ...booking, frameworkUntil }, { now, today: toLocal(now, portal.city.timeZone).date });
  if (why) return conflict(why);
  const open = (await portal.disputes.ofBooking(booking.id, unit)).find(({ endedAt }) => !endedAt);
  return open && conflict('hand_on_dispute', { params: { number: open.number } });
}

/**
 * The party of a contract agrees, in its own name and by a one-time code, that the other guardian of the child takes its place.
 * Nothing changes until that has signed, and either can take it back until then.
 */
export async function offerContract(portal: HandingOn, wish: Wish, keep?: Keep<Offered>): Promise<Result<Offered>> {
  const { bookings, city, guardians, now, work } = portal;
  const { bookingId, guardianId, door } = wish;
  const booking = await bookings.find(bookingId, guardianId);
  if (!booking) return notFound('booking_not_found');
  if (booking.guardianId !== guardianId) return conflict('signed_by_other');
  const standing = offerOf(booking.actions);
  // Pressed twice: the first is the one.
  if (standing && isOpenOffer(standing, now())) return { ok: true, booking, offer: standing };
  const other = await guardians.otherOf(guardianId);
  if (!other) return conflict('hand_on_no_other');
  const barred = await whyNotOffered(portal, booking);
  if (barred) return barred;
  const own = await guardians.get(guardianId);
  const yes = await sayYes(portal, { booking, guardian: own, name: wish.name, readTerms: wish.readTerms });
  if (!yes.ok) return yes;
  const proven = await provenAtDoor(portal, { guardianId, door, how: yes.how });
  if (proven && !proven.ok) return proven;
  const seconds = await takeOf(portal, OFFERS, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });

  const { name: _, ...consent } = await saidYes(portal, { ...yes, door, at: now() });
  const task = async (unit: Unit): Promise<Result<Offered>> => {
    await guardians.takeTurn(guardianId, unit);
    const current = await bookings.get(bookingId, unit);
    const there = offerOf(current.actions);
    if (there && isOpenOffer(there, now())) return { ok: true, booking: current, offer: there };
    if (current.revision !== booking.revision) return conflict('booking_changed');
    if ((await guardians.otherOf(guardianId, unit))?.id !== other.id) return conflict('hand_on_no_other');
    const action = {
      type: 'offer_contract',
      at: now(),
      by: { kind: 'guardian', id: guardianId },
      contract: current.contractId ?? '',
      to: other.id,
      consent,
      until: plusMinutes(now(), city.invitationDays * DAY_MINUTES),
    } as const;
    const after = await bookings.addAction(current, action, unit);
    await writeOfHandOn(portal, { kind: 'contract_offered', to: other, other: own, booking: after, until: action.until }, unit);
    await portal.audit.write({ actor: guardianId, action: 'offer_contract', subject: `booking:${bookingId}` }, unit);
    const offer = offerOf(after.actions);
    if (!offer) throw new Error(`booking ${after.number} has no offer after one was made`);
    return { ok: true, booking: after, offer };
  };
  const offered = await work(keeping(keep, task));
  if (offered.ok) await sendOfHandOn(portal, { guardianIds: [other.id] });
  return offered;
}

/** Taken back by whoever made it, or declined by whom it was made to, as long as it was not taken up. */
export async function keepContract(
  portal: Pick<HandingOn, 'audit' | 'bookings' | 'guardians' | 'letters' | 'now' | 'work'> & TellNeeds,
  { bookingId, guardianId }: Pick<Wish, 'bookingId' | 'guardianId'>,
): Promise<Result<{ booking: BookingRecord }>> {
  const { audit, bookings, guardians, now, work } = portal;
  const found = await bookings.find(bookingId, guardianId);
  if (!found) return notFound('booking_not_found');
  let told: Guardian | undefined;
  const kept = await work(async (unit): Promise<Result<{ booking: BookingRecord }>> => {
    await guardians.takeTurn(guardianId, unit);
    const current = await bookings.get(bookingId, unit);
    const offer = offerOf(current.actions);
    if (!offer) return wasTakenFrom(current, guardianId) ? conflict('hand_on_taken') : { ok: true, booking: current };
    const by = { kind: 'guardian', id: guardianId } as const;
    const after = await bookings.addAction(current, { type: 'keep_contract', at: now(), by }, unit);
    told = await guardians.get(guardianId === offer.from ? offer.to : offer.from);
    const own = await guardians.get(guardianId);
    await writeOfHandOn(portal, { kind: 'contract_kept', to: told, other: own, booking: after }, unit);
    await audit.write({ actor: guardianId, action: 'keep_contract', subject: `booking:${bookingId}` }, unit);
    return { ok: true, booking: after };
  });
  if (kept.ok && told) await sendOfHandOn(portal, { guardianIds: [told.id] });
  return kept;
}

const wasTakenFrom = ({ actions }: BookingRecord, guardianId: string): boolean => {
  const last = actions.findLast(({ type }) => type === 'keep_contract' || type === 'take_contract');
  return last?.type === 'take_contract' && last.from === guardianId;
};

/** What two guardians have offered each other ends when they part: each contract stays with whoever signed it. */
export async function endOffersOf(
  { bookings, now }: Pick<Portal, 'bookings' | 'now'>,
  guardianIds: readonly string[],
  unit: Unit,
): Promise<void> {
  for (const id of guardianIds)
    for (const booking of await bookings.listOf(id, unit))
      if (offerOf(booking.actions))
        await bookings.addAction(booking, { type: 'keep_contract', at: now(), by: { kind: 'system' } }, unit);
}

/** A contract that runs in somebody's name. */
export interface Running {
  booking: BookingRecord;
  contract: ContractRecord;
  lasts: Instant;
}

/** What a guardian is the party of and could hand on: care to come and under way, and what was signed once for stays to come. */
export async function runningOf(
  portal: Pick<Portal, 'bookings' | 'city' | 'contracts' | 'disputes' | 'now'>,
  guardianId: string,
): Promise<Running[]> {
  const today = toLocal(portal.now(), portal.city.timeZone).date;
  const running: Running[] = [];
  for (const booking of await portal.bookings.listOf(guardianId)) {
    if (!booking.contractId) continue;
    const contract = await portal.contracts.get(booking.contractId);
    const frameworkUntil = contract.frameworkEndedAt ? undefined : contract.snapshot.framework?.until;
    if (!whyNotHandedOn({ ...booking, frameworkUntil }, { now: portal.now(), today }))
      running.push({ booking, contract, lasts: frameworkUntil ?? booking.to });
  }
  return running;
}
