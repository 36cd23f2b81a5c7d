import { sum } from '../money/money.ts';
import { type ContractSnapshot, isMonthlyService } from './contract.ts';
import type { Amends, CarePattern, ContractChange, HandedOn } from './contract-change.ts';

const isOther = (change: ContractChange): boolean => JSON.stringify(change.before) !== JSON.stringify(change.after);
const pickupsOf = ({ pickups }: ContractSnapshot) => pickups.map(({ name, phone }) => `${name} ${phone}`.trim());

/** What two versions of a contract say differently, in the order in which a contract says it. */
export function changesBetween(before: ContractSnapshot, after: ContractSnapshot): ContractChange[] {
  const [was, is] = [before.service, after.service];
  const all: ContractChange[] = [
    { field: 'guardian', before: before.guardian.name, after: after.guardian.name },
    ...(isMonthlyService(after)
      ? ([
          { field: 'last_day', before: was.to, after: is.to },
          { field: 'days', before: was.occasions.length, after: is.occasions.length },
        ] as const)
      : ([{ field: 'stay', before: was.occasions, after: is.occasions }] as const)),
    { field: 'class', before: was.className, after: is.className },
    { field: 'pickups', before: pickupsOf(before), after: pickupsOf(after) },
    { field: 'template', before: before.template.version, after: after.template.version },
    { field: 'own_terms', before: before.ownTerms?.version ?? 0, after: after.ownTerms?.version ?? 0 },
    { field: 'total', before: before.total, after: after.total },
  ];
  return all.filter(isOther);
}

/** What care by the month that takes the place of other care at its centre is otherwise. */
function changesInCare(before: ContractSnapshot, after: ContractSnapshot): ContractChange[] {
  const all: ContractChange[] = [
    { field: 'first_day', before: before.service.from, after: after.service.periods[0]?.from ?? after.service.from },
    { field: 'last_day', before: lastDayOf(before), after: lastDayOf(after) },
    { field: 'class', before: before.service.className, after: after.service.className },
    { field: 'pattern', before: patternOf(before), after: patternOf(after) },
    { field: 'month_fee', before: monthFee(before), after: monthFee(after) },
    { field: 'guardian', before: before.guardian.name, after: after.guardian.name },
    { field: 'pickups', before: pickupsOf(before), after: pickupsOf(after) },
    { field: 'template', before: before.template.version, after: after.template.version },
    { field: 'own_terms', before: before.ownTerms?.version ?? 0, after: after.ownTerms?.version ?? 0 },
  ];
  return all.filter(isOther);
}

const lastDayOf = ({ service }: ContractSnapshot) => service.periods.at(-1)?.to ?? service.to;

function patternOf({ service: { form, occasions, periods } }: ContractSnapshot): CarePattern {
  const [{ from, to } = { from: 0, to: 0 }] = occasions;
  const weekdays = periods[0]?.weekdays;
  return { form, from, to, ...(weekdays === undefined ? {} : { weekdays }) };
}

/** What a whole month costs, with its meals. */
const monthFee = ({ lines }: ContractSnapshot) =>
  sum(
    lines
      .filter(({ period }) => period && period.from === lines[0]?.period?.from)
      .map(({ unitAmount, quantity }) => unitAmount * quantity),
  );

interface Version {
  snapshot: ContractSnapshot;
  /** SHA-256 in hex of everything that it froze. */
  hash: string;
}

/** How what is about to be signed hangs on the one before it: the next version of the same, or other care in its place. */
export const amendsOf = (before: Version, after: ContractSnapshot): Amends => ({
  number: before.snapshot.number,
  version: before.snapshot.version,
  hash: before.hash,
  changes: (after.version > 1 ? changesBetween : changesInCare)(before.snapshot, after),
});

/** The next version of a signed contract: what is not said anew stays as it was signed, clauses, prices and rules among it. */
export function amend(
  before: Version,
  changed: Partial<Pick<ContractSnapshot, 'ending' | 'guardian' | 'refundLater' | 'refundSteps' | 'service'>>,
): ContractSnapshot {
  const {
    signedAt: _at,
    signedName: _name,
    delegate: _by,
    amends: _amends,
    handedOn: _from,
    said: _said,
    ...kept
  } = before.snapshot;
  const version = kept.version + 1;
  const number = `${kept.number.replace(/-\d{1,2}$/, '')}-${version}`;
  const next = { ...kept, ...changed, number, version };
  return { ...next, amends: amendsOf(before, next) };
}

/**
 * The next version of a contract that another guardian takes over: nothing else changes. A stay under the framework of the one
 * before stands by itself from then on, and is a framework of the new party's for as long as that was.
 */
export function handOn(before: Version, guardian: ContractSnapshot['guardian'], handedOn: HandedOn): ContractSnapshot {
  const { annex, otherGuardian, ...alone } = amend(before, { guardian });
  const { name, relation, phone } = before.snapshot.guardian;
  return {
    ...alone,
    // Who was the party is from then on the other guardian.
    ...(otherGuardian ? { otherGuardian: { name, relation, phone } } : {}),
    ...(annex ? { framework: { until: annex.framework.until } } : {}),
    handedOn,
  };
}

/** Whether a version hangs on the one that was signed before it, by the digest worked out anew from what is kept of that. */
export const hangsOn = ({ amends }: Pick<ContractSnapshot, 'amends'>, before: Version): boolean =>
  amends === undefined || (amends.hash === before.hash && amends.number === before.snapshot.number);
