import { createHmac } from 'node:crypto';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DelegateRecord } from '#cms/records/delegate-codes.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

type Finding = Pick<Portal, 'delegateCodes'> & { environment: Pick<Portal['environment'], 'secret'> };

/** A code is kept only as a keyed digest, which is its centre's: elsewhere the same digits are nobody's. */
export const delegateHash = (
  { environment }: Pick<Finding, 'environment'>,
  { facilityId, code }: { facilityId: string; code: string },
): string => createHmac('sha256', environment.secret).update(`delegate:${facilityId}:${code}`).digest('hex');

/** For whom a code was made that is told at a centre: the one of that day first, then whichever it ever was, of one booking if it is named. */
export async function delegateByCode(
  portal: Finding,
  { facilityId, code, date, bookingId }: { facilityId: string; code: string; date: CivilDate; bookingId?: string },
  unit?: Unit,
): Promise<DelegateRecord | undefined> {
  const told = code.replace(/\s/g, '');
  if (!told) return undefined;
  const hash = delegateHash(portal, { facilityId, code: told });
  const all = await portal.delegateCodes.withHash(facilityId, hash, unit);
  const own = all.filter((one) => bookingId === undefined || one.bookingId === bookingId);
  return own.find((one) => one.date === date) ?? own.at(-1);
}
