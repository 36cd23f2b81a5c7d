import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { namesOfEnrolled } from '#cms/places/infections/kept-out.ts';
import { type FamilyNeeds, sendOfChild, sendOfClass, writeOfChild, writeOfClass } from '#cms/places/infections/tell-families.ts';
import { type ClusterNeeds, sendOfCluster, writeOfCluster } from '#cms/places/infections/tell-of-cluster.ts';
import { type NotingAbsence, noteAbsence } from '#cms/places/note-absence.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { InfectionRecord } from '#cms/records/infections.ts';
import { whyNotReported } from '#domain/booking/absence.ts';
import { attendanceOn } from '#domain/booking/booking-state.ts';
import { backOn, type InfectionRule, rulesOn, whyKeptOut, whyNotOnset } from '#domain/booking/infection.ts';
import { classOn, enrolledIdOf } from '#domain/places/enrolled.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';

export type NotingInfection = NotingAbsence &
  FamilyNeeds &
  ClusterNeeds &
  Pick<Portal, 'audit' | 'enrolled' | 'guardians' | 'work'>;

interface Ill {
  facilityId: string;
  /** As the roster names the stay at which it is noted. */
  stay: string;
  disease: string;
  onset: CivilDate;
  staffId: string;
}

/** Whose illness it is, and what the child has booked at the centre. */
interface Child {
  names: string[];
  classId: string;
  guardianId?: string;
  bookings: BookingRecord[];
}

/**
 * A centre notes that a child has an infectious disease. From today on it is not taken in, until the day that the city's
 * rule gives; its booked days until then are noted as not coming, with all that follows from that by its contract, and its
 * guardians are told. Where it is one of several in its class, those who answer for the centre are told, and the other
 * families as the rule says.
 */
export async function noteInfection(portal: NotingInfection, ill: Ill): Promise<Result<{ infection: InfectionRecord }>> {
  const { facilities, infections, work } = portal;
  const { onset, disease, facilityId } = ill;
  const today = todayOf(portal);
  if (!isCivilDate(onset)) return badRequest('date_invalid', { field: 'onset' });
  const rule = rulesOn(await infections.rules(), today).find(({ code }) => code === disease);
  if (!rule) return unprocessable('infection_disease', { field: 'disease' });
  const wrong = whyNotOnset(onset, today);
  if (wrong) return unprocessable(wrong, { field: 'onset' });
  const counts = { onset, from: today, back: backOn(rule, onset), needsProof: rule.proof };
  if (!whyKeptOut({ ...counts, withdrawn: false }, today)) return unprocessable('infection_over', { field: 'onset' });
  const noted = await work(async (unit): Promise<Result<{ infection: InfectionRecord }>> => {
    const child = await childAt(portal, ill, unit);
    if (!child) return notFound('booking_not_found');
    const known = await infections.ofChildAt(child.names, facilityId, unit);
    if (known.some((one) => one.disease === disease && whyKeptOut(one, today)))
      return conflict('infection_noted', { field: 'stay' });
    // Of two cases of a class that are noted at once the later counts both.
    await facilities.takeTurn(facilityId, unit);
    const infection = await keepHome(portal, { child, ill, counts, rule }, unit);
    const cases = await infections.ofClass(infection.classId, disease, unit);
    await writeOfCluster(portal, infection, { rule, cases }, unit);
    await writeOfClass(portal, infection, { rule, cases }, unit);
    return { ok: true, infection };
  });
  if (!noted.ok) return noted;
  await sendOfChild(portal, noted.infection);
  await sendOfCluster(portal, noted.infection);
  await sendOfClass(portal, noted.infection);
  return noted;
}

/** Whoever notes the same child at once takes turns: both write to its family, or to its enrolment. */
async function childAt(portal: NotingInfection, { facilityId, stay }: Ill, unit: Unit): Promise<Child | undefined> {
  const { bookings, enrolled, guardians, supplies } = portal;
  const enrolledId = enrolledIdOf(stay);
  if (enrolledId !== undefined) {
    const known = await enrolled.find(enrolledId, unit);
    const facility = supplies.get(facilityId);
    if (!facility || known?.facilityId !== facilityId) return undefined;
    const { childId, guardianId } = await enrolled.change(known, {}, unit);
    return {
      ...{ names: namesOfEnrolled(known), classId: classOn(known, todayOf(portal), facility), guardianId },
      bookings: childId ? await bookings.ofChildAt(childId, facilityId, unit) : [],
    };
  }
  const booking = await bookings.findAt(stay, facilityId, unit);
  if (!booking) return undefined;
  const { childId, classId, guardianId } = booking;
  await guardians.takeTurn(guardianId, unit);
  return { names: [childId], classId, guardianId, bookings: await bookings.ofChildAt(childId, facilityId, unit) };
}

type Counts = Pick<InfectionRecord, 'onset' | 'from' | 'back' | 'needsProof'>;

async function keepHome(
  portal: NotingInfection,
  { child, ill, counts, rule }: { child: Child; ill: Ill; counts: Counts; rule: InfectionRule },
  unit: Unit,
): Promise<InfectionRecord> {
  const { audit, infections, now } = portal;
  const { facilityId, stay, staffId, disease } = ill;
  const { names, classId, guardianId } = child;
  const days = await noteDays(portal, { bookings: child.bookings, ...counts, staffId }, unit);
  const noted = { notedAt: now(), notedBy: staffId, days };
  const whose = { facilityId, classId, guardianId, child: names[0] ?? stay, booking: stay };
  const infection = await infections.add({ ...whose, disease, ...counts, ...noted }, unit);
  await writeOfChild(portal, infection, { news: rule.proof ? 'kept_home_proof' : 'kept_home', day: counts.back }, unit);
  await audit.write({ actor: staffId, action: 'note_infection', subject: `infection:${infection.id}` }, unit);
  return infection;
}

/** The booked days on which the child stays at home, of all that it has booked here; a day that was reported stays as it is. */
async function noteDays(
  portal: NotingInfection,
  { bookings, from, back, staffId }: { bookings: BookingRecord[]; from: CivilDate; back: CivilDate; staffId: string },
  unit: Unit,
): Promise<InfectionRecord['days']> {
  const clock = { now: portal.now(), timeZone: portal.city.timeZone };
  const days: InfectionRecord['days'] = [];
  for (const booked of bookings) {
    let booking = booked;
    for (const { date } of booked.occasions) {
      const isOpen = from <= date && date < back && !attendanceOn(booking.actions, date).absent;
      if (!isOpen || whyNotReported(booking, date, clock)) continue;
      booking = await noteAbsence(portal, booking, { date, by: { kind: 'staff', id: staffId }, quiet: true }, unit);
      days.push({ booking: booking.id, date });
    }
  }
  return days;
}
