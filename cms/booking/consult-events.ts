import { localPath } from '#cms/city/local-path.ts';
import { calendarFile, type StayInCalendar } from '#cms/contracts/documents/calendar-file.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { ConsultState } from '#domain/guidance/consult.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';

type Scheduling = Pick<Portal, 'city' | 'consults' | 'environment'>;

const STATUS: Record<ConsultState, StayInCalendar['status']> = { booked: 'confirmed', cancelled: 'cancelled' };
const TITLES = { booked: 'consult.eventTitle', cancelled: 'consult.eventCancelled' } as const;
const ALARMS = [60, 10];

/** A family's talks with experts, for its calendar: one that was moved or cancelled changes the entry that is there. */
export async function consultEvents(
  { city, consults, environment }: Scheduling,
  { guardianId, lang, since, id }: { guardianId: string; lang: Lang; since?: Instant; id?: string },
): Promise<StayInCalendar[]> {
  const t = createTranslator(lang);
  const url = `${environment.origin}${localPath('/ask/consult', lang, city)}`;
  const events: StayInCalendar[] = [];
  for (const consult of await consults.ofFamily(guardianId)) {
    const slot = await consults.findSlot(consult.slotId);
    if (!slot || (id && consult.id !== id)) continue;
    const end = toInstant({ date: slot.date, minute: slot.to }, city.timeZone);
    const how = t('consult.who', { who: slot.expertName, how: t(`consult.way_${slot.way}`) });
    if (since && end < since) continue;
    events.push({
      uid: `${consult.id}-consult@jintuo`,
      sequence: consult.changes,
      status: STATUS[consult.state],
      ...{ start: slot.startsAt, end, url, changedAt: consult.changedAt },
      title: t(TITLES[consult.state], { who: slot.expertName }),
      description: [how, slot.where, url].filter(Boolean).join('\n'),
      place: { title: t(`consult.way_${slot.way}`), address: slot.way === 'clinic' ? slot.where : city.name[lang] },
      alarms: consult.state === 'booked' ? ALARMS : [],
    });
  }
  return events;
}

/** One talk as a file for the family's calendar; nothing where it is not the family's. */
export async function consultFile(
  portal: Scheduling,
  asked: { guardianId: string; lang: Lang; id: string },
): Promise<string | undefined> {
  const events = await consultEvents(portal, asked);
  const name = createTranslator(asked.lang)('calendar.name', { brand: portal.city.brand[asked.lang] });
  return events.length > 0 ? calendarFile(events, { name, timeZone: portal.city.timeZone }) : undefined;
}
