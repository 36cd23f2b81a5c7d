import { type Stop, stopOn } from '../places/stops.ts';
import { addMonths, type CivilDate } from '../time/civil-date.ts';
import { type Instant, toLocal } from '../time/zoned-time.ts';
import { type ContractSnapshot, isMonthlyService } from './contract.ts';

/** A signed contract for a single stay under which later stays are agreed with one tap, as it stands now. */
export interface Framework {
  snapshot: ContractSnapshot & { framework: NonNullable<ContractSnapshot['framework']>; signedAt: Instant };
  /** When its family ended it: no stay that was agreed is touched. */
  endedAt?: Instant;
  /** When its centre has had to stop. */
  stops: readonly Stop[];
}

/** Why a stay is not agreed under a framework contract that there is, and has a contract of its own. */
export const FRAMEWORK_ENDS = [
  'ended',
  'over',
  'centre_stopped',
  'other_parties',
  'other_care',
  'other_template',
  'other_rules',
  'other_prices',
] as const;
export type FrameworkEnd = (typeof FRAMEWORK_ENDS)[number];

/** Whether it agrees that stays are booked by whom the guardian lets help: a clause of its own says so. */
export const agreesToDelegates = ({ clauses }: Pick<ContractSnapshot, 'clauses'>): boolean =>
  clauses.some(({ covers }) => covers?.includes('delegates'));

/** Its last day is the one with the same number, so many months later (民法典 art. 202). */
export const frameworkUntil = (signedOn: CivilDate, months: number): CivilDate => addMonths(signedOn, months);

/** Why no further stay can be agreed under it at all, whatever the stay. */
function whyNotInForce({ snapshot, endedAt, stops }: Framework, on: CivilDate): FrameworkEnd | undefined {
  if (endedAt) return 'ended';
  if (snapshot.framework.until < on) return 'over';
  const signedOn = toLocal(snapshot.signedAt, snapshot.timeZone).date;
  const hasStopped = stopOn(stops, on) !== undefined || stops.some(({ from }) => signedOn < from && from <= on);
  return hasStopped ? 'centre_stopped' : undefined;
}

/**
 * Whether what is about to be signed is all in what was signed before: parties, care, clauses, refund rules and prices.
 * Whatever differs is read and signed anew, so that one tap never agrees to anything that was not read.
 */
export function whyNoAnnex(framework: Framework, draft: ContractSnapshot, on: CivilDate): FrameworkEnd | undefined {
  const { snapshot } = framework;
  const ended = whyNotInForce(framework, on);
  if (ended) return ended;
  if (snapshot.framework.until < draft.service.to) return 'over';
  if (!isSame(partiesOf(snapshot), partiesOf(draft))) return 'other_parties';
  if (snapshot.service.form !== draft.service.form || isMonthlyService(draft)) return 'other_care';
  if (!isSame(clausesOf(snapshot), clausesOf(draft))) return 'other_template';
  if (!isSame(snapshot.terms, draft.terms)) return 'other_rules';
  return draft.currency === snapshot.currency && draft.lines.every((line) => isAgreed(line, snapshot))
    ? undefined
    : 'other_prices';
}

/** Who the two sides are, and for which child: a new number to call is no other party. */
const partiesOf = ({ facility, guardian, child }: ContractSnapshot) => [
  [facility.id, facility.name, facility.address, facility.creditCode, facility.credential],
  [guardian.id, guardian.name, guardian.relation, guardian.ground],
  [child.id, child.name, child.birthDate],
];

const clausesOf = ({ template, clauses, ownTerms, languages }: ContractSnapshot) => [template, clauses, ownTerms, languages];

const isAgreed = ({ kind, form, unit, unitAmount }: ContractSnapshot['lines'][number], { lines }: ContractSnapshot): boolean =>
  lines.some((line) => line.kind === kind && line.form === form && line.unit === unit && line.unitAmount === unitAmount);

/** Whether two values say the same, whatever the order of their keys; what is left out and what is undefined is the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const said = (of: object) => Object.entries(of).filter(([, value]) => value !== undefined);
  const [left, right] = [said(a), new Map(said(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}
