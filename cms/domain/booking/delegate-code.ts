import type { PickupPerson } from '../contract/contract.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';

/** By whom a guardian has a child collected once, on one day; the code itself is kept nowhere. */
export interface DelegateCode extends PickupPerson {
  date: CivilDate;
  withdrawnAt?: Instant;
  usedAt?: Instant;
}

/** Days after its own for which a code's person is still kept: what was noted by mistake may be taken back. */
export const DELEGATE_KEPT_DAYS = 7;

export const DELEGATE_CODE_STATES = ['open', 'used', 'withdrawn', 'over'] as const;

export function delegateCodeState(
  { date, withdrawnAt, usedAt }: DelegateCode,
  today: CivilDate,
): (typeof DELEGATE_CODE_STATES)[number] {
  if (usedAt) return 'used';
  if (withdrawnAt) return 'withdrawn';
  return date < today ? 'over' : 'open';
}

/** Why a code that is the child's does not count at the door on a day; `undefined` when it does. */
export function whyNotCounted(
  code: DelegateCode,
  { date, today }: { date: CivilDate; today: CivilDate },
): 'delegate_code_used' | 'delegate_code_withdrawn' | 'delegate_code_other_day' | undefined {
  if (code.usedAt) return 'delegate_code_used';
  if (code.withdrawnAt) return 'delegate_code_withdrawn';
  return code.date === date && date === today ? undefined : 'delegate_code_other_day';
}
