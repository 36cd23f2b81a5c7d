import type { PickupPerson } from '../contract/contract.ts';
import { isCalled } from '../family/pickups.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type DelegateCode, whyNotCounted } from './delegate-code.ts';
import type { HealthCheck } from './health-check.ts';

/**
 * By what somebody who collects a child was known: the family's pick-up code, a document that was looked at, the list
 * that the centre itself keeps of who collects a child that it has enrolled outside the portal, or a code that a guardian
 * made for this person and day.
 */
export const HANDOVER_CHECKS = ['code', 'document', 'own_list', 'delegate_code'] as const;

/** To whom a child was given, and how they were known. */
export interface Collected {
  name: string;
  relation?: string;
  checked: (typeof HANDOVER_CHECKS)[number];
}

/** What the person at the door says and shows. */
export interface Handover {
  name: string;
  code?: string;
  /** A member of staff has looked at an identity document. */
  document?: boolean;
}

/** The same list where nobody is to know any more who came for the child, nor what its checks found; that it was checked stays. */
export const withoutCollectors = <A extends { type: string; collected?: Collected; check?: HealthCheck }>(
  actions: readonly A[],
): A[] =>
  actions.map((one) => ({
    ...one,
    ...(one.collected ? { collected: { name: '—', checked: one.collected.checked } } : {}),
    ...(one.check ? { check: { noticed: [] } } : {}),
  }));

interface Known {
  pickups: readonly PickupPerson[];
  pickupCode?: string;
  /** The person for whom the code that was told was made, if it was made for this child. */
  delegate?: DelegateCode;
  /** The day that is noted, and the one it is. */
  date?: CivilDate;
  today?: CivilDate;
}

export type HandoverRefusal =
  | 'nobody_named'
  | 'pickup_code_wrong'
  | 'pickup_not_known'
  | NonNullable<ReturnType<typeof whyNotCounted>>
  | 'delegate_is_other'
  | 'delegate_not_looked_at';

/** Of a child that its centre has enrolled itself, who collects it stands in the centre's own papers. */
export function judgeByOwnList({ name, document = false }: Handover): Collected | 'nobody_named' | 'own_list_not_checked' {
  const who = name.trim();
  if (!who) return 'nobody_named';
  return document ? { name: who, checked: 'own_list' } : 'own_list_not_checked';
}

/**
 * A child is given only to somebody with a name, who tells the family's pick-up code; one of those whom the family
 * named may show a document instead. Whoever has a code of one day shows a document besides: the code is that person's
 * alone, and counts once. A code that was told and is wrong is refused, whatever else was shown.
 *
 * @example judgeHandover({ name: '妈妈', code: '000000' }, booking) // 'pickup_code_wrong'
 */
export function judgeHandover(
  { name, code = '', document = false }: Handover,
  { pickups, pickupCode, delegate, date = '', today = '' }: Known,
): Collected | HandoverRefusal {
  const who = name.trim();
  if (!who) return 'nobody_named';
  const named = pickups.find((person) => person.name === who);
  const told = code.replace(/\s/g, '');
  if (told && told !== pickupCode && delegate) {
    const closed = whyNotCounted(delegate, { date, today });
    if (closed) return closed;
    if (!isCalled(delegate, who)) return 'delegate_is_other';
    if (!document) return 'delegate_not_looked_at';
    return { name: delegate.name, relation: delegate.relation, checked: 'delegate_code' };
  }
  if (told && told !== pickupCode) return 'pickup_code_wrong';
  if (!told && !(document && named)) return 'pickup_not_known';
  return { name: who, ...(named ? { relation: named.relation } : {}), checked: told ? 'code' : 'document' };
}
