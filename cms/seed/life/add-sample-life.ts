import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { todayOf } from '#cms/core/clock.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isAttendanceMark } from '#domain/booking/booking-state.ts';
import { openingOn } from '#domain/places/opening.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';
import { EXAMPLE_SLUG } from '../seed-city.ts';
import { portalAt, sampleBooking } from './book-sample.ts';
import { planDay, type SampleStay } from './plan-day.ts';
import { LEAVING_FAMILY } from './sample-families.ts';

const SEED = 71;
/** At 8:10 the family that leaves says so. */
const LEAVES_AT = 490;
/** Open days that it has stayed until then: enough to make a difference. */
const STAYED = 6;
/** How far days on which the centre is open are looked for. */
const DAYS = 15;

export interface LifeOptions {
  seed?: number;
  /** Between two pieces of work: somebody else may have something to do. */
  pause?: () => Promise<unknown>;
}

/**
 * What sample families have done by now on this day, or on the next on which the example centre is open: booked, signed
 * and paid, come, stayed away and gone, each by the verb that does it for everybody, as of when it happened. The same
 * for a seed and a day; done again it adds what has happened since. What people have done is left as it is.
 */
export async function addSampleLife(portal: Portal, { seed = SEED, pause = async () => {} }: LifeOptions = {}): Promise<string> {
  const { environment, facilities, pretend, users } = portal;
  if (!environment.sampleLife || !pretend) return 'off';
  const centre = (await facilities.find(EXAMPLE_SLUG))?.id;
  const staffId = (await users.find('counter@demo.example'))?.id;
  const today = todayOf(portal);
  const [day] = centre ? openDays(portal, { centre, from: today, step: 1 }) : [];
  if (!centre || !day || !staffId) return 'no_sample_centre';
  // First: a month needs a place on every day of it.
  if (day === today) await leave(portal, { centre, today });
  let count = 0;
  for (const stay of planDay(seed, day)) {
    const at = earlier(portal.now(), moment(portal, addDays(day, -1), stay.booked));
    const booking = await sampleBooking(portal, { ...stay, slug: EXAMPLE_SLUG, today, at });
    if (booking && day === today) await noteDay(portal, { booking, stay, day, staffId });
    if (booking) count++;
    await pause();
  }
  return `${day} ${count}`;
}

interface Noted {
  booking: BookingRecord;
  stay: SampleStay;
  day: CivilDate;
  staffId: string;
}

/** Notes who has come and gone by now, unless somebody has noted anything themselves. */
async function noteDay(portal: Portal, { booking, stay, day, staffId }: Noted): Promise<void> {
  const occasion = booking.occasions.find(({ date }) => date === day);
  if (!occasion || stay.comes === undefined) return;
  const about = { bookingId: booking.id, facilityId: booking.facilityId, date: day, staffId };
  const came = moment(portal, day, occasion.from + stay.comes);
  const went = moment(portal, day, occasion.to + stay.goes);
  const noted = booking.actions.filter((action) => isAttendanceMark(action.type) && 'date' in action && action.date === day);
  if (noted.length === 0 && came <= portal.now()) await markAttendance(portalAt(portal, came), { ...about, what: 'check_in' });
  const isOurs = noted.length === 0 || (noted.length === 1 && noted[0]?.type === 'check_in' && noted[0].at === came);
  if (isOurs && went <= portal.now()) await markAttendance(portalAt(portal, went), { ...about, what: 'check_out' });
}

/**
 * A family that began monthly care a week ago leaves this morning. What comes back hangs on how often the child came:
 * where the centre has written down nothing since, as when the demonstration was not running, it is asked.
 */
async function leave(portal: Portal, { centre, today }: { centre: string; today: CivilDate }): Promise<void> {
  const days = openDays(portal, { centre, from: addDays(today, -1), step: -1 }).slice(0, STAYED);
  const first = days.at(-1);
  const at = moment(portal, today, LEAVES_AT);
  if (!first || (await portal.bookings.notedDays(centre, days)).size > 0) return;
  const request = { form: 'half_day', date: first, part: 'morning', months: 1, meals: false } as const;
  const booked = moment(portal, addDays(first, -1), 1140);
  const wish = { slug: EXAMPLE_SLUG, family: LEAVING_FAMILY, request, today, at: booked, hadSameService: true };
  const booking = await sampleBooking(portal, wish);
  if (!booking || at > portal.now()) return;
  const by = { kind: 'guardian', id: booking.guardianId } as const;
  await cancelBooking(portalAt(portal, at), { bookingId: booking.id, guardianId: booking.guardianId, by });
}

/** The days from one on, or before it, on which a centre is open. */
function openDays(
  { special, supplies }: Pick<Portal, 'special' | 'supplies'>,
  { centre, from, step }: { centre: string; from: CivilDate; step: 1 | -1 },
): CivilDate[] {
  const supply = supplies.get(centre);
  const days = Array.from({ length: DAYS }, (_, n) => addDays(from, n * step));
  return supply ? days.filter((date) => 'open' in openingOn(date, { ...supply, special: special() })) : [];
}

const moment = ({ city }: Pick<Portal, 'city'>, date: CivilDate, minute: number): Instant =>
  toInstant({ date, minute }, city.timeZone);

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
