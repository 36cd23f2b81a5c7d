import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { BookingAction, BookingStatus, Consented } from './booking-state.ts';

/** A contract that its guardian wants to hand on to the other guardian of the child, who has yet to sign. */
export interface ContractOffer {
  at: Instant;
  from: string;
  to: string;
  /** The version that was agreed to be handed on. */
  contract: string;
  /** It lapses then. */
  until: Instant;
  consent: Consented;
}

/**
 * The offer that stands, lapsed or not: the last one, until it is taken up or back. Once the contract has been signed anew for
 * another reason, what was offered is not what would be taken over.
 */
export function offerOf(actions: readonly BookingAction[]): ContractOffer | undefined {
  const last = actions.findLast(({ type }) => type === 'offer_contract' || type === 'keep_contract' || type === 'take_contract');
  if (last?.type !== 'offer_contract') return undefined;
  const since = actions.slice(actions.indexOf(last) + 1);
  if (since.some((action) => 'contract' in action && action.contract)) return undefined;
  const { at, by, to, contract, until, consent } = last;
  return { at, from: by.id ?? '', to, contract, until, consent };
}

/** Whether it can still be taken up. */
export const isOpenOffer = ({ until }: ContractOffer, now: Instant): boolean => now < until;

/** Whose the contract was at an instant: whoever has handed it on since was its party then. */
export const partyAt = (
  { actions, guardianId }: { actions: readonly BookingAction[]; guardianId: string },
  at: Instant,
): string => actions.flatMap((one) => (one.type === 'take_contract' && at <= one.at ? [one.from] : []))[0] ?? guardianId;

/**
 * When somebody was the party of a contract: from then, itself included, until then, without it. What is left out is the
 * beginning, or now.
 */
export function partySpans(
  { actions, guardianId: party }: { actions: readonly BookingAction[]; guardianId: string },
  guardianId: string,
): { from?: Instant; until?: Instant }[] {
  const taken = actions.flatMap((action) => (action.type === 'take_contract' ? [action] : []));
  const parties = [taken[0]?.from ?? party, ...taken.map(({ to }) => to)];
  return parties.flatMap((one, at) => (one === guardianId ? [{ from: taken[at - 1]?.at, until: taken[at]?.at }] : []));
}

/** Why a contract cannot be handed on: it is not signed and paid for yet, or nothing is left of it. */
export const NOT_HANDED_ON = ['hand_on_unpaid', 'hand_on_over'] as const;
type NotHandedOn = (typeof NOT_HANDED_ON)[number];

/**
 * Care that is under way or to come, what was signed ahead and waits to be paid for, and a framework contract whose first
 * stay is over while further stays can be agreed under it.
 */
export function whyNotHandedOn(
  { status, endsAt, paysFrom, frameworkUntil }: Handed,
  { now, today }: { now: Instant; today: CivilDate },
): NotHandedOn | undefined {
  if (status === 'requested' || status === 'held') return 'hand_on_unpaid';
  if (status === 'signed') return paysFrom ? undefined : 'hand_on_unpaid';
  const isUnderWay = status === 'confirmed' && now < endsAt;
  const isFramework =
    (status === 'confirmed' || status === 'completed') && frameworkUntil !== undefined && today <= frameworkUntil;
  return isUnderWay || isFramework ? undefined : 'hand_on_over';
}

interface Handed {
  status: BookingStatus;
  endsAt: Instant;
  /** Of what was signed ahead. */
  paysFrom?: CivilDate;
  /** Of a framework contract that its family has not ended: until when it holds. */
  frameworkUntil?: CivilDate;
}
