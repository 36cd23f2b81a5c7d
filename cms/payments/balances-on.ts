import type { Portal } from '#cms/portal/portal.ts';
import type { Account } from '#domain/money/ledger.ts';
import type { Fen } from '#domain/money/money.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { toInstant } from '#domain/time/zoned-time.ts';

/** What a centre's books say at the end of a day, past or present. A balance that is owed to somebody is positive. */
export function balancesOn(
  { ledger, city }: Pick<Portal, 'ledger' | 'city'>,
  { facilityId, date }: { facilityId: string; date: CivilDate },
): Promise<Record<Account, Fen>> {
  const before = toInstant({ date: addDays(date, 1), minute: 0 }, city.timeZone);
  return ledger.balances({ facilityId, before });
}
