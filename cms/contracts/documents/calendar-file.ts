import ical, {
  ICalAlarmType,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { CalendarEvent } from '#domain/booking/calendar-events.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** One stay with everything that a calendar shows of it. */
export interface StayInCalendar {
  /** Stays the same for the life of the stay, whatever becomes of it. */
  uid: string;
  sequence: number;
  status: CalendarEvent['status'];
  start: Instant;
  end: Instant;
  changedAt: Instant;
  title: string;
  description: string;
  place: { title: string; address: string; at?: { lat: number; lng: number } };
  url: string;
  /** Minutes before it begins. */
  alarms: readonly number[];
}

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

/** How often a calendar that subscribes may ask again. */
const REFRESH_SECONDS = 3600;

/**
 * An iCalendar file. Times are in UTC, so that every calendar shows the right hour wherever it is; the city's time zone
 * is named beside them. What is withdrawn stands in the same file, for calendars to take it out.
 */
export function calendarFile(stays: readonly StayInCalendar[], city: { name: string; timeZone: string }): string {
  const calendar = ical({
    prodId: { company: 'jintuo', product: 'booking', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: city.name,
    ttl: REFRESH_SECONDS,
    x: { 'X-WR-TIMEZONE': city.timeZone },
  });
  for (const stay of stays) addStay(calendar, stay);
  return calendar.toString();
}

function addStay(calendar: ICalCalendar, stay: StayInCalendar): void {
  const { title, address, at } = stay.place;
  const event = calendar.createEvent({
    id: stay.uid,
    sequence: stay.sequence,
    stamp: new Date(stay.changedAt),
    lastModified: new Date(stay.changedAt),
    start: new Date(stay.start),
    end: new Date(stay.end),
    summary: stay.title,
    description: stay.description,
    location: { title, address, ...(at ? { geo: { lat: at.lat, lon: at.lng } } : {}) },
    url: stay.url,
    status: STATUS[stay.status],
    // The child's hours take none of the parent's, and are for nobody who only sees when a parent is free.
    transparency: ICalEventTransparency.TRANSPARENT,
    class: ICalEventClass.PRIVATE,
  });
  for (const minutes of stay.alarms)
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: minutes * 60, description: stay.title });
}
