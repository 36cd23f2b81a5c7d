import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { todayOf } from '#cms/core/clock.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isAttendanceMark } from '#domain/booking/booking-state.ts';
import { type OpeningContext, openDaysFrom } from '#domain/places/opening.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';
import { createRandom } from '../random.ts';
import { EXAMPLE_SLUG } from '../seed-city.ts';
import { portalAt, sampleBooking } from './book-sample.ts';
import { planDay, type SampleStay } from './plan-day.ts';
import { addSampleAdvice } from './sample-advice.ts';
import { LEAVING_FAMILY } from './sample-families.ts';
import { addSampleVisits } from './sample-visits.ts';

const SEED = 71;
/** Minutes before a stay at which its family says that the child does not come. */
const SAID_BEFORE = 35;
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
  const supply = centre && portal.supplies.get(centre);
  const hours = supply && { ...supply, special: portal.special() };
  const [day] = hours ? openDaysFrom(today, { days: DAYS }, hours) : [];
  if (!hours || !day || !staffId) return 'no_sample_centre';
  await addSampleVisits(portal);
  await addSampleAdvice(portal);
  // First: a month needs a place on every day of it.
  if (day === today) await leave(portal, { centre, hours, today });
  let count = 0;
  for (const stay of planDay(seed, day)) {
    const at = earlier(portal.now(), moment(portal, addDays(day, -1), stay.booked));
    const booking = await sampleBooking(portal, { ...stay, slug: EXAMPLE_SLUG, today, at });
    if (booking && day === today) await noteDay(portal, { booking, stay, day, staffId });
    if (booking) count++;
    await pause();
  }
  if (day === today) await noteEnrolled(portal, { facilityId: centre, day, staffId, seed });
  return `${day} ${count}`;
}

interface Noted {
  booking: BookingRecord;
  stay: SampleStay;
  day: CivilDate;
  staffId: string;
}

/** The centre's own children come and go, unless somebody has noted anything of the day themselves. */
async function noteEnrolled(
  portal: Portal,
  { facilityId, day, staffId, seed }: { facilityId: string; day: CivilDate; staffId: string; seed: number },
): Promise<void> {
  const random = createRandom(seed + Number(day.replaceAll('-', '')));
  for (const { booking, enrolled, from, to, marks } of await dayRoster(portal, { facilityId, date: day, reader: 'system' })) {
    const [comes, goes] = [from + random.int(-9, 12), to + random.int(-18, 6)];
    if (
      !enrolled ||
      marks.some(({ by, at }) => by.id !== staffId || ![comes, goes].some((one) => moment(portal, day, one) === at))
    )
      continue;
    const mark = async (what: 'check_in' | 'check_out', minute: number) => {
      const at = moment(portal, day, minute);
      if (at > portal.now()) return;
      const handover = { name: '奶奶', document: true };
      await markAttendance(portalAt(portal, at), { bookingId: booking, facilityId, date: day, staffId, what, handover });
    };
    await mark('check_in', comes);
    await mark('check_out', goes);
  }
}

/** Notes who stays away, has come and gone by now, unless somebody has noted anything themselves. */
async function noteDay(portal: Portal, { booking, stay, day, staffId }: Noted): Promise<void> {
  const occasion = booking.occasions.find(({ date }) => date === day);
  if (!occasion) return;
  const noted = booking.actions.filter((action) => isAttendanceMark(action.type) && 'date' in action && action.date === day);
  const mark = async (what: 'absent' | 'check_in' | 'check_out', minute: number, after: number) => {
    const at = moment(portal, day, minute);
    const isOurs = noted.length <= after && noted.every((action) => action.type === 'check_in' && action.at === came);
    if (!isOurs || at > portal.now()) return;
    const about = { bookingId: booking.id, facilityId: booking.facilityId, date: day, staffId };
    const handover = { name: stay.family.guardian, code: booking.pickupCode };
    await markAttendance(portalAt(portal, at), { ...about, what, ...(what === 'check_out' && { handover }) });
  };
  const came = moment(portal, day, occasion.from + stay.comes);
  if (stay.isAway) return mark('absent', occasion.from - SAID_BEFORE, 0);
  await mark('check_in', occasion.from + stay.comes, 0);
  await mark('check_out', occasion.to + stay.goes, 1);
}

/**
 * A family that began monthly care a week ago leaves this morning. What comes back hangs on how often the child came:
 * where the centre has written down nothing since, as when the demonstration was not running, it is asked.
 */
async function leave(
  portal: Portal,
  { centre, hours, today }: { centre: string; hours: OpeningContext; today: CivilDate },
): Promise<void> {
  const days = openDaysFrom(addDays(today, -1), { days: DAYS, back: true }, hours).slice(0, STAYED);
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

const moment = ({ city }: Pick<Portal, 'city'>, date: CivilDate, minute: number): Instant =>
  toInstant({ date, minute }, city.timeZone);

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
