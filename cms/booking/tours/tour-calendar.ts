import { localPath } from '#cms/city/local-path.ts';
import { calendarFile } from '#cms/contracts/documents/calendar-file.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { TourRecord } from '#cms/records/tours.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { toInstant } from '#domain/time/zoned-time.ts';

/** A visit as an iCalendar file: moved, the same entry moves; called off, it is taken out. No child is named in it. */
export async function tourCalendar(
  { city, environment, facilities }: Pick<Portal, 'city' | 'environment' | 'facilities'>,
  { id, facilityId, date, from, to, state, changedAt, changes }: TourRecord,
  lang: Lang,
): Promise<string> {
  const { name, slug, address, lat, lng } = await facilities.get(facilityId);
  const t = createTranslator(lang);
  const { timeZone } = city;
  const facility = words(name)[lang];
  const at = typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined;
  const stay = {
    uid: `tour-${id}@${new URL(environment.origin).hostname}`,
    sequence: changes,
    status: state === 'cancelled' ? ('cancelled' as const) : ('confirmed' as const),
    start: toInstant({ date, minute: from }, timeZone),
    end: toInstant({ date, minute: to }, timeZone),
    changedAt,
    title: t('tour.calendarTitle', { facility }),
    description: '',
    place: { title: facility, address: words(address)[lang], ...(at ? { at } : {}) },
    url: `${environment.origin}${localPath(`/facilities/${slug}/tour`, lang, city)}`,
    alarms: [120],
  };
  return calendarFile([stay], { name: t('calendar.name', { brand: city.brand[lang] }), timeZone });
}
