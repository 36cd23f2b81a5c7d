import { conflict, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import { extendPlaces } from '#cms/places/change-claims.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { type Actor, availableActions, changesOf } from '#domain/booking/booking-state.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { isMonthly } from '#domain/care/care.ts';
import { type ContractSnapshot, clausesRead } from '#domain/contract/contract.ts';
import type { SigningEvidence } from '#domain/contract/evidence.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { draftToSign } from './draft-to-sign.ts';
import { drawUp, type Paper, type Signing, sayYes, whileOvertaken, type Yes } from './draw-up.ts';
import { keepingFiles } from './keep-file.ts';
import { provenAtDoor, type SigningDoor } from './signing-evidence.ts';
import { addContract } from './store-contract.ts';

export type { Signing } from './draw-up.ts';

export interface Signature {
  bookingId: string;
  guardianId: string;
  /** What the guardian typed: their own name. None where a stay is agreed with one tap under a framework contract. */
  name?: string;
  readTerms?: boolean;
  /** Which clauses those were, by `clausesRead`: others that have come into force since are read first. */
  terms?: string;
  by: Actor;
  door?: SigningDoor;
  /** Who agrees for the guardian: under a framework contract that says so alone. */
  delegate?: SigningEvidence['delegate'];
  /** What else has to hold, and is written, in the same unit of work. */
  also?: (unit: Unit) => Promise<Problem | undefined>;
  /** What else is signed in the same act, once it is known that whoever signs may: of care that this takes the place of. */
  beside?: (yes: Yes & { door?: SigningDoor }) => Promise<Result<Beside>>;
}

/** A paper beside, and how it is kept. */
export interface Beside {
  paper: Paper;
  put: (unit: Unit) => Promise<Problem | undefined>;
}

interface Signed {
  booking: BookingRecord;
  contractId: string;
}

/**
 * Freezes the contract, stores its PDF and hash, and moves the booking on (promise 3); what was booked together is signed
 * together, a contract for each, all or none. The PDF is written before the record that names it, and taken away again
 * where that is refused.
 */
export async function signContract(portal: Signing, signature: Signature, keep?: Keep<Signed>): Promise<Result<Signed>> {
  const booking = await portal.bookings.find(signature.bookingId, signature.guardianId);
  if (!booking) return notFound('booking_not_found');
  if (booking.status === 'signed' && booking.contractId) return { ok: true, booking, contractId: booking.contractId };
  const allowed = availableActions(booking.status, { ...booking, now: portal.now(), monthly: isMonthly(booking.request) });
  if (!allowed.includes('sign')) return conflict(allowed.includes('expire') ? 'hold_expired' : 'cannot_sign_now');

  const all = (await portal.bookings.together(booking)).filter(({ status }) => status === 'held');
  for (const one of all) {
    const unserved = await refuseUnserved(portal, one);
    if (unserved) return unserved;
  }

  const guardian = await portal.guardians.get(booking.guardianId);
  // A linked guardian sees it too, but nobody signs in another's name.
  if (guardian.id !== signature.guardianId) return conflict('signed_by_other');
  const { also, beside, delegate, door, terms } = signature;
  const isRead = (snapshot: ContractSnapshot) => terms === undefined || clausesRead(snapshot) === terms;
  // What takes the place of other care is not signed without the end of that.
  if (changesOf(booking.actions) && !beside) return conflict('cannot_sign_now');
  const yes: Result<Yes> = delegate
    ? { ok: true, how: 'by_delegate', name: guardian.name ?? '', readTerms: false, delegate }
    : await sayYes(portal, { booking, guardian, ...signature });
  if (!yes.ok) return yes;
  if (terms !== undefined && !isRead((await draftToSign(portal, booking)).snapshot)) return conflict('terms_renewed');
  const proven = await provenAtDoor(portal, { guardianId: delegate?.id ?? guardian.id, door, how: yes.how });
  if (proven && !proven.ok) return proven;

  return whileOvertaken(async () => {
    const papers: Paper[] = [];
    const files: Paper[] = [];
    let other: Beside | undefined;
    const task = async (unit: Unit): Promise<Result<Signed>> => {
      let own: Result<Signed> = conflict('cannot_sign_now');
      const refused = (await also?.(unit)) ?? (await other?.put(unit));
      if (refused) return refused;
      for (const paper of papers) {
        const put = await putPaper(portal, paper, signature.by, unit);
        if (!put.ok) return put;
        if (paper.booking.id === booking.id) own = put;
      }
      return own;
    };
    return keepingFiles(portal, files, async () => {
      for (const one of all) {
        const drawn = await drawUp(portal, one, { ...yes, door }, papers);
        if (!drawn.ok) return drawn;
        papers.push(drawn);
        files.push(drawn);
        if (!isRead(drawn.record.snapshot)) return conflict('terms_renewed');
      }
      const drawn = await beside?.({ ...yes, door });
      if (drawn && !drawn.ok) return drawn;
      other = drawn;
      if (drawn) files.push(drawn.paper);
      return portal.work(keeping(keep, task));
    });
  });
}

async function putPaper(portal: Signing, { booking, record, evidence }: Paper, by: Actor, unit: Unit): Promise<Result<Signed>> {
  const current = await portal.bookings.get(booking.id, unit);
  // Pressed twice: the first signature is the one.
  if (current.status === 'signed' && current.contractId) return { ok: true, booking: current, contractId: current.contractId };
  if (current.status !== 'held') return conflict('cannot_sign_now');
  // The PDF took its time: the centre may have had to stop meanwhile.
  const stopped = await refuseUnserved(portal, current);
  if (stopped) return stopped;
  const added = await addContract(portal, { ...record, evidence }, { ...booking, bookingId: booking.id }, unit);
  if (!added.ok) return added;
  const { contractId } = added;
  // Where money is real, each centre is paid itself (decision 034).
  const payee = portal.environment.mode === 'live' ? ({ payee: 'centre' } as const) : {};
  const action = { type: 'sign', at: record.signedAt, by, contract: contractId, ...payee } as const;
  const signed = await portal.bookings.addAction(current, action, unit, { contractId });
  return { ok: true, booking: await waitToPay(portal, signed, by, unit), contractId };
}

/** What was signed ahead has its places until the last day on which it is paid for. */
async function waitToPay(portal: Signing, booking: BookingRecord, by: Actor, unit: Unit): Promise<BookingRecord> {
  const { bookings, city, now } = portal;
  const { paysFrom, paysTo } = booking;
  if (!paysFrom || !paysTo) return booking;
  const { timeZone } = city;
  const until = toInstant({ date: addDays(paysTo, 1), minute: 0 }, timeZone);
  const action = {
    type: 'wait_to_pay',
    at: now(),
    by,
    opensAt: toInstant({ date: paysFrom, minute: 0 }, timeZone),
    until,
  } as const;
  await extendPlaces(portal, { ...booking, longer: true }, until, unit);
  const remindAt = reminderOf({ ...booking, holdUntil: until }, now(), timeZone) ?? null;
  return bookings.addAction(booking, action, unit, { holdUntil: until, remindAt });
}
