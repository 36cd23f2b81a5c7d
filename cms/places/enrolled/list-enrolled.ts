import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import { isInviting } from '#domain/family/invitation.ts';
import { ENROLLED_AHEAD_DAYS } from '#domain/places/enrolled.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { type Over, overFull } from '#domain/places/over.ts';
import { addDays } from '#domain/time/civil-date.ts';

/** A child as its centre sees it: not whose it is. */
export type EnrolledLine = Omit<EnrolledRecord, 'guardianId' | 'childId' | 'actions'> & {
  joined: boolean;
  /** A code that was given waits to be used. */
  inviting: boolean;
};

/** A centre's enrolled children and what is over with all who come. That somebody has looked is logged (PIPL art. 36). */
export async function listEnrolled(
  {
    audit,
    city,
    enrolled,
    now,
    sheets: kept,
    special,
  }: Pick<Portal, 'audit' | 'city' | 'enrolled' | 'now' | 'sheets' | 'special'>,
  { facility, reader }: { facility: FacilitySupply; reader: string },
): Promise<{ children: EnrolledLine[]; over: Over[] }> {
  const today = todayOf({ city, now });
  const all = await enrolled.listOf(facility.id, today);
  const detail = { children: all.length };
  await audit.write({ actor: reader, action: 'read_enrolled', subject: `facility:${facility.id}`, detail });
  const span = { from: today, to: addDays(today, ENROLLED_AHEAD_DAYS) };
  const sheets = await kept.read({ classIds: facility.classes.map(({ id }) => id), ...span });
  const children = all.map(({ guardianId, childId: _, actions: __, ...child }) => ({
    ...child,
    joined: guardianId !== undefined,
    inviting: isInviting(child.codeUntil, now()),
  }));
  return { children, over: overFull(sheets, { facility, special: special(), now: now() }) };
}
