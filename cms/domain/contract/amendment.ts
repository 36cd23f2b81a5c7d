import { type ContractSnapshot, isMonthlyService } from './contract.ts';
import type { Amends, ContractChange } from './contract-change.ts';

/** What two versions of a contract say differently, in the order in which a contract says it. */
export function changesBetween(before: ContractSnapshot, after: ContractSnapshot): ContractChange[] {
  const [was, is] = [before.service, after.service];
  const names = ({ pickups }: ContractSnapshot) => pickups.map(({ name, phone }) => `${name} ${phone}`.trim());
  const all: ContractChange[] = [
    { field: 'guardian', before: before.guardian.name, after: after.guardian.name },
    ...(isMonthlyService(after)
      ? ([
          { field: 'last_day', before: was.to, after: is.to },
          { field: 'days', before: was.occasions.length, after: is.occasions.length },
        ] as const)
      : ([{ field: 'stay', before: was.occasions, after: is.occasions }] as const)),
    { field: 'class', before: was.className, after: is.className },
    { field: 'pickups', before: names(before), after: names(after) },
    { field: 'template', before: before.template.version, after: after.template.version },
    { field: 'total', before: before.total, after: after.total },
  ];
  return all.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

interface Version {
  snapshot: ContractSnapshot;
  /** SHA-256 in hex of everything that it froze. */
  hash: string;
}

/** How a version that is about to be signed hangs on the one before it. */
export const amendsOf = (before: Version, after: ContractSnapshot): Amends => ({
  number: before.snapshot.number,
  version: before.snapshot.version,
  hash: before.hash,
  changes: changesBetween(before.snapshot, after),
});

/** The next version of a signed contract: what is not said anew stays as it was signed, clauses, prices and rules among it. */
export function amend(
  before: Version,
  changed: Partial<Pick<ContractSnapshot, 'ending' | 'guardian' | 'refundSteps' | 'service'>>,
): ContractSnapshot {
  const { signedAt: _at, signedName: _name, amends: _amends, ...kept } = before.snapshot;
  const version = kept.version + 1;
  const number = `${kept.number.replace(/-\d{1,2}$/, '')}-${version}`;
  const next = { ...kept, ...changed, number, version };
  return { ...next, amends: amendsOf(before, next) };
}

/** Whether a version hangs on the one that was signed before it, by the digest worked out anew from what is kept of that. */
export const hangsOn = ({ amends }: Pick<ContractSnapshot, 'amends'>, before: Version): boolean =>
  amends === undefined || (amends.hash === before.hash && amends.number === before.snapshot.number);
