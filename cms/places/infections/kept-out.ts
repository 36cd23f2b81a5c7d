import { conflict, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import type { Actor, AttendanceMark } from '#domain/booking/booking-state.ts';
import { isAtHome, type KeptOut, keptOutBy } from '#domain/booking/infection.ts';
import { type CareRequest, isMonthly, type Occasion } from '#domain/care/care.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

interface Asked {
  /** Of a child, all by which its illness may be noted. */
  names: readonly string[];
  facilityId: string;
  date: CivilDate;
  /** When it came; what was noted of it since kept nobody out then. */
  at?: Instant;
}

type Having = Pick<Portal, 'infections'>;

/** A child that its centre has enrolled may be its family's child here as well. */
export const namesOfEnrolled = ({ id, childId }: Pick<EnrolledRecord, 'id' | 'childId'>): string[] => [
  ...(childId ? [childId] : []),
  enrolledName(id),
];

/** Whether a child is kept at home on a day, and until when. */
export async function keptOut(
  { infections }: Having,
  { names, facilityId, date, at }: Asked,
  unit?: Unit,
): Promise<KeptOut | undefined> {
  const all = await infections.ofChildAt(names, facilityId, unit);
  return keptOutBy(
    all.filter(({ notedAt }) => !at || notedAt <= at),
    date,
  );
}

const refusal = (out: KeptOut | undefined): Problem | undefined =>
  out && conflict(out.why, { field: 'date', params: { day: out.back } });

/** Why a child is not taken on a day, with the day on which it may be. */
const whyNotTaken = async (portal: Having, asked: Asked, unit: Unit): Promise<Problem | undefined> =>
  refusal(await keptOut(portal, asked, unit));

/** Why a child cannot be said to come on a day: it is at home then. Its certificate it may bring with it. */
export async function whyStaysHome(portal: Having, asked: Asked, unit: Unit): Promise<Problem | undefined> {
  const out = await keptOut(portal, asked, unit);
  return isAtHome(out) ? refusal(out) : undefined;
}

/** A child is refused as it comes: whatever else is noted of it is noted as ever. */
export const keptOutAtDoor = async (
  portal: Having,
  { what, ...asked }: Asked & { what: AttendanceMark },
  unit: Unit,
): Promise<Problem | undefined> => (what === 'check_in' ? whyNotTaken(portal, asked, unit) : undefined);

/**
 * Why a single stay cannot be had: the child is at home on its day. Care by the month goes on beyond that. Who helps the
 * family under a mandate hears nothing of an illness, and asks the guardian.
 */
export async function whyAtHomeThen(
  portal: Having,
  stay: {
    childId: string;
    facilityId: string;
    request: CareRequest;
    occasions: readonly Occasion[];
    by?: Pick<Actor, 'mandate'>;
  },
  unit?: Unit,
): Promise<Problem | undefined> {
  if (isMonthly(stay.request)) return undefined;
  for (const { date } of stay.occasions) {
    const out = await keptOut(portal, { names: [stay.childId], facilityId: stay.facilityId, date }, unit);
    if (isAtHome(out)) return stay.by?.mandate ? conflict('mandate_not_then', { field: 'date' }) : refusal(out);
  }
  return undefined;
}

/** Who of a centre is kept at home on a day. */
export async function keptOutOn(
  { infections }: Having,
  facilityId: string,
  date: CivilDate,
): Promise<(names: readonly string[]) => KeptOut | undefined> {
  const all = await infections.listAt(facilityId);
  return (names) =>
    keptOutBy(
      all.filter(({ child }) => names.includes(child)),
      date,
    );
}
