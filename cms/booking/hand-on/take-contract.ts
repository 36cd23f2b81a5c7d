import { saveGuardian } from '#cms/accounts/save-family.ts';
import { type Paper, paperOf, sayYes } from '#cms/contracts/draw-up.ts';
import { keepingFiles } from '#cms/contracts/keep-file.ts';
import { provenAtDoor } from '#cms/contracts/signing-evidence.ts';
import { addContract } from '#cms/contracts/store-contract.ts';
import { conflict, notFound, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { changeSigned, endingOf } from '#domain/booking/booking-state.ts';
import { type ContractOffer, isOpenOffer, offerOf } from '#domain/booking/contract-offer.ts';
import { handOn } from '#domain/contract/amendment.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { type HandingOn, type Wish, whyNotOffered } from './offer-contract.ts';
import { sendOfHandOn, writeOfHandOn, writeToCentre } from './tell-of-hand-on.ts';

/** A contract is printed and sealed anew each time. */
const OFTEN = { name: 'contracts-taken-over', most: 10, seconds: 86_400 };

/** Who signs a contract, as far as that was never said before. */
export interface NewParty {
  relation?: string;
  ground?: string;
  adult?: boolean;
}

interface Taken {
  booking: BookingRecord;
  contractId: string;
}

/** What somebody who is offered a contract would sign, and what it is in the place of. */
export interface Takeover {
  offer: ContractOffer;
  before: ContractRecord;
  snapshot: ContractSnapshot;
}

/** Why an offer cannot be taken up by somebody: there is none, it is another's, it has lapsed, or the contract is over. */
export async function whyNotTaken(
  portal: Pick<Portal, 'city' | 'contracts' | 'disputes' | 'now'>,
  booking: BookingRecord,
  { guardianId, unit }: { guardianId: string; unit?: Unit },
): Promise<Problem | undefined> {
  const offer = offerOf(booking.actions);
  if (!offer) return conflict('hand_on_none');
  if (offer.to !== guardianId) return conflict('signed_by_other');
  if (!isOpenOffer(offer, portal.now())) return conflict('hand_on_lapsed', { params: whenOf(offer.until, portal) });
  return whyNotOffered(portal, booking, unit);
}

/** A day and a time as a sentence takes them. */
const whenOf = (at: Instant, { city }: Pick<Portal, 'city'>) => {
  const { date, minute } = toLocal(at, city.timeZone);
  return { day: date, time: formatTime(minute) };
};

/** The version that would be signed: another party, and nothing else. */
export async function takeoverOf(
  portal: Pick<Portal, 'bookings' | 'contracts'>,
  booking: BookingRecord,
  guardian: Guardian,
): Promise<Takeover | undefined> {
  const offer = offerOf(booking.actions);
  if (!offer || !booking.contractId) return undefined;
  const before = await portal.contracts.get(booking.contractId);
  const { id, name = '', relation = '', ground, contact: phone } = guardian;
  const party = { id, name, relation, ...(ground ? { ground } : {}), phone };
  const { snapshot: was, snapshotHash: hash } = before;
  const agreed = changeSigned(booking.actions);
  const waits = agreed !== undefined && (await portal.bookings.get(agreed.next)).status === 'signed';
  // Of a change that was never paid for nothing is taken over.
  const { ending: said, ...rest } = was;
  const ending = waits ? said : endingOf(said, booking.actions);
  const standing = { ...rest, ...(ending ? { ending } : {}) };
  const snapshot = handOn({ snapshot: standing, hash }, party, { from: was.guardian.name, at: offer.consent.at });
  return { offer, before, snapshot };
}

/**
 * The other guardian of the child takes a contract over by signing its next version, by name and one-time code: from then on
 * it is the party. What was paid stays to the contract's credit, and goes back the way it came.
 */
export async function takeContract(portal: HandingOn, wish: Wish & NewParty, keep?: Keep<Taken>): Promise<Result<Taken>> {
  const { bookings, contracts, guardians } = portal;
  const { bookingId, guardianId, door } = wish;
  const booking = await bookings.find(bookingId, guardianId);
  if (!booking) return notFound('booking_not_found');
  // Pressed twice: the first signature is the one.
  const taken = takenBy(booking, guardianId);
  if (taken) return taken;
  const barred = await whyNotTaken(portal, booking, { guardianId });
  if (barred) return barred;
  const party = await partyOf(portal, wish);
  if (!party.ok) return party;
  const { guardian } = party;
  const yes = await sayYes(portal, { booking, guardian, name: wish.name, readTerms: wish.readTerms });
  if (!yes.ok) return yes;
  const proven = await provenAtDoor(portal, { guardianId, door, how: yes.how });
  if (proven && !proven.ok) return proven;
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const takeover = await takeoverOf(portal, booking, guardian);
  if (!takeover) return conflict('hand_on_none');
  const { before, offer, snapshot } = takeover;

  const task = async ({ record, evidence }: Paper, unit: Unit): Promise<Result<Taken>> => {
    await guardians.takeTurn(guardianId, unit);
    const current = await bookings.get(bookingId, unit);
    const done = takenBy(current, guardianId);
    if (done) return done;
    // Who has parted meanwhile is a stranger to it.
    if (!(await guardians.familyOf(guardianId, unit)).includes(current.guardianId)) return notFound('booking_not_found');
    const still = await whyNotTaken(portal, current, { guardianId, unit });
    if (still) return still;
    if (current.contractId !== before.id) return conflict('booking_changed');
    const agreed = { from: offer.from, name: before.snapshot.guardian.name, ...offer.consent };
    const kept = { ...record, evidence: { ...evidence, handedOn: agreed } };
    const added = await addContract(portal, kept, { bookingId, facilityId: current.facilityId, guardianId }, unit);
    if (!added.ok) return added;
    const { contractId } = added;
    const { signedAt: at } = record;
    if (before.snapshot.framework && !before.frameworkEndedAt) await contracts.endFramework(before.id, at, unit);
    const by = { kind: 'guardian', id: guardianId } as const;
    const action = { type: 'take_contract', at, by, contract: contractId, from: offer.from, to: guardianId } as const;
    const after = await bookings.addAction(current, action, unit, { contractId, guardianId });
    const old = await guardians.get(offer.from);
    for (const [to, other] of [[old, guardian] as const, [guardian, old] as const])
      await writeOfHandOn(portal, { kind: 'contract_taken', to, other, booking: after }, unit);
    await writeToCentre(portal, after, unit);
    const detail = { from: offer.from, contract: contractId };
    await portal.audit.write({ actor: guardianId, action: 'take_contract', subject: `booking:${bookingId}`, detail }, unit);
    return { ok: true, booking: after, contractId };
  };
  const paper = await paperOf(portal, { booking, snapshot }, { ...yes, door });
  if (!paper.ok) return paper;
  const result = await keepingFiles(portal, [paper], () => portal.work(keeping(keep, (unit) => task(paper, unit))));
  if (result.ok) await sendOfHandOn(portal, { guardianIds: [offer.from, guardianId], bookingId });
  return result;
}

function takenBy(
  { actions, contractId, guardianId: party, ...booking }: BookingRecord,
  guardianId: string,
): Result<Taken> | undefined {
  const last = actions.findLast(({ type }) => type === 'take_contract' || type === 'offer_contract');
  if (party !== guardianId || !contractId || last?.type !== 'take_contract' || last.to !== guardianId) return undefined;
  return { ok: true, booking: { ...booking, actions, contractId, guardianId: party }, contractId };
}

/** Who signs, with what a contract says of it: whoever has never signed anything says it now. */
async function partyOf(portal: HandingOn, wish: Wish & NewParty): Promise<Result<{ guardian: Guardian }>> {
  const { guardianId, name, relation, ground, adult } = wish;
  const known = await portal.guardians.get(guardianId);
  if (known.name && known.relation && known.adult) return { ok: true, guardian: known };
  const said = { name: known.name || name, relation: relation ?? known.relation ?? '', adult: adult ?? known.adult };
  return saveGuardian(portal, { guardianId, ...said, ground: ground ?? known.ground ?? '' });
}
