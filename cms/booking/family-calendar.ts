import { localPath } from '#cms/city/local-path.ts';
import { calendarFile, type StayInCalendar } from '#cms/contracts/documents/calendar-file.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Child, Facility } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { isAttendanceMark } from '#domain/booking/booking-state.ts';
import { type CalendarEvent, calendarEvents, calendarSequence } from '#domain/booking/calendar-events.ts';
import { isMonthly, type Occasion } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import { toInstant } from '#domain/time/zoned-time.ts';

const DAY = 1440;
const HOUR = 60;

export type Scheduling = Pick<Portal, 'children' | 'city' | 'environment' | 'facilities' | 'now'>;

/** Bookings of one family, and activities it signed up for, as an iCalendar file, a child named as the family wants it to be in calendars. */
export async function familyCalendar(
  portal: Scheduling,
  {
    bookings,
    guardianId,
    lang,
    activities = [],
  }: { bookings: readonly BookingRecord[]; guardianId: string; lang: Lang; activities?: readonly StayInCalendar[] },
): Promise<string> {
  const { children, city, facilities } = portal;
  const t = createTranslator(lang);
  const family = await children.listOf(guardianId);
  const centres = await facilities.findAll([...new Set(bookings.map(({ facilityId }) => facilityId))]);
  const stays = bookings.flatMap((booking) => {
    const facility = centres.find(({ id }) => id === booking.facilityId);
    return facility ? staysOf(portal, { booking, facility, child: childName(family, booking.childId, lang), lang }) : [];
  });
  return calendarFile([...stays, ...activities], {
    name: t('calendar.name', { brand: city.brand[lang] }),
    timeZone: city.timeZone,
  });
}

/** As the family has said; otherwise by the child's place among its brothers and sisters, since calendars are seen by many. */
export function childName(family: readonly Pick<Child, 'id' | 'calendarName'>[], childId: string, lang: Lang): string {
  const index = family.findIndex(({ id }) => id === childId);
  return family[index]?.calendarName || createTranslator(lang)('calendar.child', { number: Math.max(index, 0) + 1 });
}

interface Telling {
  booking: BookingRecord;
  facility: Facility;
  child: string;
  lang: Lang;
}

function staysOf(portal: Scheduling, telling: Telling): StayInCalendar[] {
  const { booking, facility, lang } = telling;
  const { city, environment } = portal;
  const instant = (date: string, minute: number) => toInstant({ date, minute }, city.timeZone);
  const changed = booking.actions.findLast(({ type }) => !isAttendanceMark(type));
  const { lat, lng } = facility;
  return calendarEvents(booking, { endsAt: ({ date, to }) => instant(date, to) }).map((event) => ({
    uid: `${booking.id}-${event.position}@jintuo`,
    sequence: calendarSequence(booking.actions),
    status: event.status,
    start: instant(event.occasion.date, event.occasion.from),
    end: instant(event.occasion.date, event.occasion.to),
    changedAt: changed?.at ?? portal.now(),
    title: titleOf(event, telling),
    description: descriptionOf(portal, event.occasion, telling),
    place: {
      title: words(facility.name)[lang],
      address: [words(facility.address)[lang], facility.town].filter(Boolean).join(', '),
      ...(typeof lat === 'number' && typeof lng === 'number' ? { at: { lat, lng } } : {}),
    },
    url: `${environment.origin}${localPath(`/bookings/${booking.id}`, lang, city)}`,
    alarms: alarmsOf(event, booking),
  }));
}

/** What it is about first: a list of the day may show no more than that. */
function titleOf({ status }: CalendarEvent, { booking, facility, child, lang }: Telling): string {
  const t = createTranslator(lang);
  return t(`calendar.title_${status}`, { child, care: t(`care.${booking.form}`), facility: words(facility.name)[lang] });
}

function descriptionOf({ city, environment }: Scheduling, stay: Occasion, { booking, facility, lang }: Telling): string {
  const t = createTranslator(lang);
  const date = formatDate(stay.date, { lang, year: true, weekday: true });
  const bring = words(facility.bring)[lang];
  const lines = [
    t('calendar.when', { date, hours: formatTimeRange(stay.from, stay.to), city: city.name[lang] }),
    ...(facility.phone ? [t('calendar.phone', { phone: facility.phone })] : []),
    ...(bring ? [t('calendar.bring', { what: bring })] : []),
    t('calendar.number', { number: booking.number }),
    `${environment.origin}${localPath(`/bookings/${booking.id}`, lang, city)}`,
  ];
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** Care by the month is a family's every day after its first: who is woken each morning turns the alarm off. */
function alarmsOf({ status, position }: CalendarEvent, { request }: BookingRecord): number[] {
  if (status !== 'confirmed') return [];
  if (!isMonthly(request)) return [DAY, HOUR];
  return position === 1 ? [DAY] : [];
}
