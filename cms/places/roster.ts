import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import { type WhereQuestion, whereQuestion } from '#domain/booking/absence.ts';
import {
  type AttendanceMark,
  attendanceOn,
  type BookingAction,
  isAskedOf,
  isAttendanceMark,
  replacedBy,
  stayStage,
} from '#domain/booking/booking-state.ts';
import type { ChangeAhead } from '#domain/booking/care-change.ts';
import { isAtHome, type KeptOut } from '#domain/booking/infection.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { KeptPickup } from '#domain/family/pickups.ts';
import { LANGS } from '#domain/language/lang.ts';
import { claimsLookup, classDay } from '#domain/places/class-day.ts';
import { enrolledName, stayOn } from '#domain/places/enrolled.ts';
import { ofClass, openingOn, openSlots } from '#domain/places/opening.ts';
import { addDays, type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';
import { type Instant, plusMinutes, toInstant } from '#domain/time/zoned-time.ts';
import { keptOutOn, namesOfEnrolled } from './infections/kept-out.ts';

/** What was noted of a child's day. */
export type DayMark = BookingAction & { type: AttendanceMark; date: CivilDate };

export interface RosterLine {
  booking: string;
  number: string;
  child: string;
  className: string;
  from: number;
  to: number;
  healthNotes?: string;
  /** As the family has it now, with the numbers of their photographs. */
  pickups: KeptPickup[];
  classId: string;
  /** Where the child is: still to come, not come some minutes after its hour, there, picked up, or noted as not coming. */
  state: 'ahead' | 'not_come' | 'here' | 'left' | 'absent';
  /** What was noted of the day, in the order it was. */
  marks: DayMark[];
  /** Cancelled, and its refund hangs on whether the child came on this day. */
  asked: boolean;
  /** Whether its family can be asked where it is, or has been. */
  question?: WhereQuestion;
  /** Enrolled outside the portal: there is no booking, and the family has no pick-up code. */
  enrolled?: boolean;
  /** Paid for and bought for this one time, so that it can be another. */
  single?: boolean;
  /** Paid for and bought by the month. */
  monthly?: boolean;
  changes?: ChangeAhead;
  /** It is kept at home with an infection. */
  keptOut?: KeptOut;
}

/** What takes the place of care by the month later on: signed and to be paid for, or paid for. By the booking that it replaces. */
export async function changesAhead(
  { bookings }: Pick<Portal, 'bookings'>,
  all: readonly Pick<BookingRecord, 'id' | 'actions' | 'status'>[],
): Promise<Map<string, ChangeAhead>> {
  const named = all.flatMap(({ id, actions, status }) => {
    const next = status === 'confirmed' ? replacedBy(actions) : undefined;
    return next ? [{ id, next }] : [];
  });
  const found = named.length > 0 ? await bookings.findAll(named.map(({ next }) => next)) : [];
  return new Map(
    named.flatMap(({ id, next }): [string, ChangeAhead][] => {
      const one = found.find((other) => other.id === next);
      const [first] = one?.occasions ?? [];
      if (!one || !first || (one.status !== 'signed' && one.status !== 'confirmed')) return [];
      const paidBy = one.status === 'signed' ? one.paysTo : undefined;
      const { from, to } = first;
      return [
        [id, { booking: next, classId: one.classId, from: first.date, hours: { from, to }, ...(paidBy ? { paidBy } : {}) }],
      ];
    }),
  );
}

/** A phone at a door reads the list anew all the time: who reads there is logged once in so many minutes. */
const LOGGED_MINUTES = 60;

/** Who comes on a day. Reading children's data is logged (PIPL art. 36, promise 8). */
export async function dayRoster(
  portal: Rostering,
  { facilityId, date, reader, atDoor = false }: { facilityId: string; date: CivilDate; reader: string; atDoor?: boolean },
): Promise<RosterLine[]> {
  const { bookings, audit, city, now } = portal;
  const rows = await bookings.onDay(facilityId, date);
  const enrolled = await enrolledOnDay(portal, { facilityId, date });
  const detail = { date, bookings: rows.length, enrolled: enrolled.length };
  const read = { actor: reader, action: atDoor ? 'read_door' : 'read_roster', subject: `facility:${facilityId}` };
  if (!atDoor || !(await audit.hasSince(read, plusMinutes(now(), -LOGGED_MINUTES)))) await audit.write({ ...read, detail });
  const changes = await changesAhead(
    { bookings },
    rows.map(({ booking }) => booking),
  );
  const ill = await keptOutOn(portal, facilityId, date);
  const booked = rows.flatMap(({ booking, child, className }): RosterLine[] => {
    const occasion = booking.occasions.find((one) => one.date === date);
    if (!occasion) return [];
    const out = ill([booking.childId]);
    const mayRead = booking.consents.some(({ purpose, granted }) => purpose === 'health_notes' && granted);
    return [
      {
        booking: booking.id,
        number: booking.number,
        child: child?.name ?? '',
        className,
        from: occasion.from,
        to: occasion.to,
        healthNotes: mayRead ? (child?.healthNotes ?? undefined) : undefined,
        pickups: child ? pickupsOf(child) : booking.pickups,
        classId: booking.classId,
        asked: isAskedOf(booking, date),
        single: booking.status === 'confirmed' && !isMonthly(booking.request),
        monthly: booking.status === 'confirmed' && isMonthly(booking.request),
        question:
          booking.status === 'confirmed' && !isAtHome(out)
            ? whereQuestion(booking.actions, occasion, { ...city, now: now() })
            : undefined,
        changes: changes.get(booking.id),
        keptOut: out,
        ...noted(booking.actions, { date, from: occasion.from, city, now, out }),
      },
    ];
  });
  return [...booked, ...enrolled].sort((a, b) => a.from - b.from || (a.child < b.child ? -1 : 1));
}

type Rostering = Pick<Portal, 'bookings' | 'audit' | 'city' | 'infections' | 'now' | 'enrolled' | 'special' | 'supplies'>;

/** Children whom the centre has enrolled itself, and who come on a day by their week: on none that it is shut. */
async function enrolledOnDay(
  portal: Rostering,
  { facilityId, date }: { facilityId: string; date: CivilDate },
): Promise<RosterLine[]> {
  const { enrolled, city, now, special: calendar, supplies } = portal;
  const ill = await keptOutOn(portal, facilityId, date);
  const facility = supplies.get(facilityId);
  const special = calendar();
  if (!facility || 'closed' in openingOn(date, { ...facility, special })) return [];
  return (await enrolled.listOf(facilityId, date)).flatMap((child) => {
    const stay = stayOn(child, date, { facility, special });
    if (!stay || 'closed' in openingOn(date, { ...ofClass(facility, stay.classId), special })) return [];
    const { classId, from, to } = stay;
    const className = facility.classes.find(({ id }) => id === classId)?.name[LANGS[0]] ?? '';
    const out = ill(namesOfEnrolled(child));
    const line = { booking: enrolledName(child.id), number: '', child: child.name, className, classId, from, to };
    return {
      ...line,
      pickups: child.pickups,
      asked: false,
      enrolled: true,
      keptOut: out,
      ...noted(child.actions, { date, from, city, now, out }),
    };
  });
}

function noted(
  actions: readonly BookingAction[],
  { date, from, city, now, out }: { date: CivilDate; from: number; out?: KeptOut } & Pick<Portal, 'city' | 'now'>,
): Pick<RosterLine, 'state' | 'marks'> {
  const startsAt = plusMinutes(toInstant({ date, minute: from }, city.timeZone), city.lateAfterMinutes);
  const isMark = (action: BookingAction): action is DayMark =>
    isAttendanceMark(action.type) && 'date' in action && action.date === date;
  const state = whereabouts(actions, { date, startsAt, now: now() });
  // What was booked after it was noted, and what its centre has enrolled, is not noted day by day.
  const isAway = isAtHome(out) && (state === 'ahead' || state === 'not_come');
  return { state: isAway ? 'absent' : state, marks: actions.filter(isMark) };
}

function whereabouts(
  actions: readonly BookingAction[],
  { date, startsAt, now }: { date: CivilDate; startsAt: Instant; now: Instant },
): RosterLine['state'] {
  return attendanceOn(actions, date).absent ? 'absent' : stayStage({ actions, startsAt }, { now, today: date });
}

export interface OccupancyCell {
  date: CivilDate;
  className: string;
  classId: string;
  closed: boolean;
  /** Half-hour places sold, and offered, over the day. */
  sold: number;
  offered: number;
  peak: number;
  capacityAtPeak: number;
}

type Counting = Pick<Portal, 'now' | 'sheets' | 'special' | 'supplies'>;

/** A week of a centre, class by class: how full it is, and at its fullest. */
export const weekOccupancy = (
  portal: Counting,
  { facilityId, monday }: { facilityId: string; monday: CivilDate },
): Promise<OccupancyCell[]> => occupancyOn(portal, { facilityId, from: monday, to: addDays(monday, 6) });

/** How much of a centre's day is taken, in percent; `undefined` where it has none to give that day. */
export async function shareTaken(
  portal: Counting,
  { facilityId, date }: { facilityId: string; date: CivilDate },
): Promise<number | undefined> {
  const cells = await occupancyOn(portal, { facilityId, from: date, to: date });
  const offered = cells.reduce((all, cell) => all + cell.offered, 0);
  return offered === 0 ? undefined : Math.round((cells.reduce((all, cell) => all + cell.sold, 0) / offered) * 100);
}

async function occupancyOn(
  { now, sheets: kept, special: calendar, supplies }: Counting,
  { facilityId, from, to }: { facilityId: string; from: CivilDate; to: CivilDate },
): Promise<OccupancyCell[]> {
  const facility = supplies.get(facilityId);
  if (!facility) return [];
  const at = now();
  const special = calendar();
  const sheets = await kept.read({ classIds: facility.classes.map(({ id }) => id), from, to });
  const claimsOf = claimsLookup(sheets);
  return datesFrom(from, to).flatMap((date) =>
    facility.classes.map((group) => {
      const day = { date, weekday: timetableWeekday(date, special) };
      const slots = openSlots(facility, group.id, { date, special });
      const state = classDay(facility, group, day, { now: at, claimsOf });
      const cells = slots.map(state.at);
      const peak = fullest(cells);
      return {
        date,
        className: group.name[LANGS[0]],
        classId: group.id,
        closed: slots.length === 0,
        sold: cells.reduce((total, { sold }) => total + sold, 0),
        offered: cells.reduce((total, { capacity }) => total + capacity, 0),
        peak: peak.sold,
        capacityAtPeak: peak.capacity,
      };
    }),
  );
}

/** Where most children are, and of equals where fewest fit besides; where nobody is, what fits at best. */
const fullest = (cells: readonly { sold: number; capacity: number }[]) =>
  cells.reduce(
    (best, cell) => {
      if (cell.sold !== best.sold) return cell.sold > best.sold ? cell : best;
      return cell.sold > 0 === cell.capacity < best.capacity ? cell : best;
    },
    { capacity: 0, sold: 0 },
  );
