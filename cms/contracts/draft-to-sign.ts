import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { FrameworkRecord, StoredContract } from '#cms/records/contracts.ts';
import { changesOf } from '#domain/booking/booking-state.ts';
import { amendsOf } from '#domain/contract/amendment.ts';
import { type FrameworkHead, isSameLink, nextLink } from '#domain/contract/annex-chain.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { type FrameworkEnd, whyNoAnnex } from '#domain/contract/framework.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { contractDraft, type Drafting } from './contract-draft.ts';

/** What signing a booking now leads to. */
export interface ToSign {
  snapshot: ContractSnapshot;
  /** Of an annex: the framework, once that is kept. */
  frameworkId?: string;
  /** Why the framework contract for such care that was signed last does not cover it; none where there is no such contract. */
  apart?: { why: FrameworkEnd; until: CivilDate };
}

/** A contract that is signed in the same act, and before this one. */
type JustSigned = Pick<StoredContract, 'snapshot' | 'snapshotHash'>;
type Known = Pick<FrameworkRecord, 'snapshot' | 'snapshotHash' | 'frameworkEndedAt'> & { id?: string };

/**
 * The contract that a booking leads to: an annex to a framework that covers it, or a contract of its own. Of what is signed
 * in one act the first may be the framework of the others.
 */
export async function draftToSign(
  portal: Drafting & Pick<Portal, 'bookings' | 'contracts' | 'supplies'>,
  booking: BookingRecord,
  before: readonly JustSigned[] = [],
): Promise<ToSign> {
  const draft = await withAmends(portal, booking, await contractDraft(portal, booking));
  const { framework, ...plain } = draft;
  if (!framework) return { snapshot: draft };
  const { contracts, supplies } = portal;
  const { facilityId, guardianId } = booking;
  const kept = await contracts.frameworksOf(guardianId, { facilityId });
  const known: Known[] = [...before.filter(isFramework), ...kept].filter(
    ({ snapshot: { child, facility, service } }) =>
      child.id === draft.child.id && facility.id === facilityId && service.form === draft.service.form,
  );
  const stops = (await supplies.fresh(facilityId))?.standing.stops ?? [];
  const on = toLocal(portal.now(), draft.timeZone).date;
  const judged = known.map((one) => ({
    one,
    why: whyNoAnnex({ snapshot: one.snapshot, endedAt: one.frameworkEndedAt, stops }, draft, on),
  }));
  const covering = judged.find(({ why }) => !why)?.one;
  if (!covering) {
    const [last] = judged;
    return last?.why
      ? { snapshot: draft, apart: { why: last.why, until: last.one.snapshot.framework.until } }
      : { snapshot: draft };
  }
  const head = headOf(covering);
  const ofSameAct = before.flatMap(({ snapshot: { annex }, snapshotHash }) =>
    annex?.framework.hash === head.hash ? [{ hash: snapshotHash, link: annex }] : [],
  );
  const last = ofSameAct.at(-1) ?? (covering.id ? await contracts.lastAnnexOf(covering.id) : undefined);
  return { snapshot: { ...plain, annex: nextLink(head, last) }, frameworkId: covering.id };
}

/**
 * A contract that is signed again says what it changes, and hangs on the version before; so does one of care that takes the
 * place of other care, on the contract of that.
 */
async function withAmends(
  { bookings, contracts }: Pick<Portal, 'bookings' | 'contracts'>,
  booking: BookingRecord,
  draft: ContractSnapshot,
): Promise<ContractSnapshot> {
  const changes = changesOf(booking.actions);
  const { contractId } = draft.version === 1 && changes ? await bookings.get(changes) : booking;
  if (!contractId) return draft;
  const { snapshot, snapshotHash: hash } = await contracts.get(contractId);
  return { ...draft, amends: amendsOf({ snapshot, hash }, draft) };
}

/** The framework that an annex hangs on, where it is still the next of its chain: another may have been signed meanwhile. */
export async function stillNext(
  { contracts }: Pick<Portal, 'contracts'>,
  { snapshot: { annex, facility, guardian } }: JustSigned,
  unit: Unit,
): Promise<FrameworkRecord | undefined> {
  const of = await contracts.frameworksOf(guardian.id, { facilityId: facility.id }, unit);
  const framework = of.find(({ number }) => number === annex?.framework.number);
  if (!annex || !framework || framework.frameworkEndedAt) return undefined;
  const last = await contracts.lastAnnexOf(framework.id, unit);
  return isSameLink(annex, nextLink(headOf(framework), last)) ? framework : undefined;
}

/** A framework as its annexes name it. */
export const headOf = ({ snapshot, snapshotHash: hash }: Pick<FrameworkRecord, 'snapshot' | 'snapshotHash'>): FrameworkHead => {
  const { number, signedAt, framework } = snapshot;
  return { number, hash, signedAt, until: framework.until };
};

const isFramework = (one: JustSigned): one is JustSigned & Pick<FrameworkRecord, 'snapshot'> =>
  one.snapshot.framework !== undefined && one.snapshot.signedAt !== undefined;
