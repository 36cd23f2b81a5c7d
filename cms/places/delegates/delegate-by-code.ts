import { createHmac } from 'node:crypto';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DelegateRecord } from '#cms/records/delegate-codes.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

type Finding = Pick<Portal, 'delegateCodes'> & { environment: Pick<Portal['environment'], 'secret'> };

type Keyed = Pick<Finding, 'environment'>;

/** What digests of a centre's codes are made with: a phone at its door that is without network checks by it. */
export const doorKey = ({ environment }: Keyed, facilityId: string): Buffer =>
  createHmac('sha256', environment.secret).update(`door:${facilityId}`).digest();

/** A code is kept only as a keyed digest, which is its centre's: elsewhere the same digits are nobody's. */
export const delegateHash = (portal: Keyed, { facilityId, code }: { facilityId: string; code: string }): string =>
  createHmac('sha256', doorKey(portal, facilityId)).update(`delegate:${code}`).digest('hex');

/** The same of a family's own code, which is one stay's. */
export const familyCodeHash = (portal: Keyed, stay: { facilityId: string; bookingId: string; code: string }): string =>
  createHmac('sha256', doorKey(portal, stay.facilityId)).update(`family:${stay.bookingId}:${stay.code}`).digest('hex');

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
