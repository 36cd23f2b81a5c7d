import { localPath } from '#cms/city/local-path.ts';
import { calendarFile, type StayInCalendar } from '#cms/contracts/documents/calendar-file.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { TourRecord } from '#cms/records/tours.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';

type Showing = Pick<Portal, 'city' | 'environment' | 'facilities'>;

/** A visit as an iCalendar file: moved, the same entry moves; called off, it is taken out. No child is named in it. */
export async function tourCalendar(portal: Showing, tour: TourRecord, lang: Lang): Promise<string> {
  const { brand, timeZone } = portal.city;
  const name = createTranslator(lang)('calendar.name', { brand: brand[lang] });
  return calendarFile([await eventOf(portal, tour, lang)], { name, timeZone });
}

/** A family's visits, for the calendar that it subscribes to: the same entries. */
export async function tourEvents(
  portal: Showing & Pick<Portal, 'tours'>,
  { guardianId, lang, since }: { guardianId: string; lang: Lang; since: Instant },
): Promise<StayInCalendar[]> {
  const events: StayInCalendar[] = [];
  for (const tour of await portal.tours.ofFamily(guardianId)) events.push(await eventOf(portal, tour, lang));
  return events.filter(({ end }) => end >= since);
}

async function eventOf(
  { city, environment, facilities }: Showing,
  { id, facilityId, date, from, to, state, changedAt, changes }: TourRecord,
  lang: Lang,
): Promise<StayInCalendar> {
  const { name, slug, address, lat, lng } = await facilities.get(facilityId);
  const t = createTranslator(lang);
  const { timeZone } = city;
  const facility = words(name)[lang];
  const at = typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined;
  return {
    uid: `tour-${id}@${new URL(environment.origin).hostname}`,
    sequence: changes,
    status: state === 'cancelled' ? 'cancelled' : 'confirmed',
    start: toInstant({ date, minute: from }, timeZone),
    end: toInstant({ date, minute: to }, timeZone),
    changedAt,
    title: t('tour.calendarTitle', { facility }),
    description: '',
    place: { title: facility, address: words(address)[lang], ...(at ? { at } : {}) },
    url: `${environment.origin}${localPath(`/facilities/${slug}/tour`, lang, city)}`,
    alarms: [120],
  };
}
