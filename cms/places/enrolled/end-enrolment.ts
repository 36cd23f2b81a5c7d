import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import { addDays, addMonths, type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { planClaims } from './keep-claims.ts';

type Ending = Parameters<typeof planClaims>[0] & Pick<Portal, 'audit' | 'enrolled' | 'infections' | 'supplies' | 'work'>;

interface Ended {
  facilityId: string;
  id: string;
  staffId: string;
  /** Its last day; without it the child comes until it is three. */
  to?: CivilDate;
}

/** The child's last day is another; the places after it are free from now on. */
export async function endEnrolment(
  portal: Ending,
  { facilityId, id, staffId, to }: Ended,
): Promise<Result<{ child: EnrolledRecord }>> {
  const { audit, enrolled, sheets, supplies, work } = portal;
  if (to !== undefined && !isCivilDate(to)) return badRequest('date_invalid', { field: 'to' });
  const facility = await supplies.fresh(facilityId);
  return work(async (unit): Promise<Result<{ child: EnrolledRecord }>> => {
    const known = await enrolled.find(id, unit);
    if (!facility || known?.facilityId !== facilityId) return notFound();
    // What is over is not made another: attendance and bookings have been told by it.
    if (to !== undefined && to < addDays(todayOf(portal), -1)) return conflict('enrolled_end_past', { field: 'to' });
    if (to !== undefined && to < known.from) return conflict('enrolled_end_early', { field: 'to' });
    const child = await enrolled.change(known, { to }, unit);
    const { changed } = await planClaims(portal, { facility, children: [child] }, unit);
    await sheets.write(changed, unit);
    await audit.write({ actor: staffId, action: 'end_enrolled', subject: `enrolled:${id}`, detail: { to: to ?? null } }, unit);
    return { ok: true, child };
  });
}

/** What was noted of its days stays, and nobody can tell whose they were; where nothing was, nothing stays. */
export async function eraseEnrolled(portal: Ending, { facilityId, id, staffId }: Omit<Ended, 'to'>): Promise<Result<object>> {
  const { audit, enrolled, infections, sheets, supplies, work } = portal;
  const facility = await supplies.fresh(facilityId);
  return work(async (unit): Promise<Result<object>> => {
    const known = await enrolled.find(id, unit);
    if (!facility || known?.facilityId !== facilityId) return notFound();
    const { changed } = await planClaims(portal, { facility, children: [], gone: [id] }, unit);
    await sheets.write(changed, unit);
    if (known.actions.length === 0) await enrolled.remove([id], unit);
    else await enrolled.makeNameless(known, addDays(todayOf(portal), -1), unit);
    await infections.removeOfChild(enrolledName(id), unit);
    await audit.write({ actor: staffId, action: 'erase_enrolled', subject: `enrolled:${id}` }, unit);
    return { ok: true };
  });
}

/** Attendance is kept for as long as somebody may ask (民法典 art. 188): three years after the last day. */
const KEPT_MONTHS = 36;

/** Removes children whose last day is longer ago than what is kept of them has to be. */
export async function forgetEnrolled(portal: Pick<Portal, 'audit' | 'city' | 'enrolled' | 'now' | 'work'>): Promise<void> {
  const { audit, enrolled, work } = portal;
  const ids = await enrolled.endedBefore(addMonths(todayOf(portal), -KEPT_MONTHS));
  if (ids.length === 0) return;
  await work(async (unit) => {
    await enrolled.remove(ids, unit);
    for (const id of ids) await audit.write({ actor: 'system', action: 'forget_enrolled', subject: `enrolled:${id}` }, unit);
    return { ok: true };
  });
}
