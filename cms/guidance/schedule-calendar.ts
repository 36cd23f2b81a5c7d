import { createHmac } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { formatAge } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type DueItem, dueItems } from '#domain/guidance/schedule.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

type Needs = Pick<Portal, 'city' | 'environment' | 'now' | 'schedule'>;

/**
 * The schedule of a child as a file for the family's own calendar: whole days, each from the first on which it is due.
 * An event keeps its identity for that child and that entry, so that a later file changes it in place; the identity
 * does not tell the birth date.
 */
export async function scheduleCalendar(
  { city, environment, now, schedule }: Needs,
  { birthDate, done, lang }: { birthDate: CivilDate; done: readonly string[]; lang: Lang },
): Promise<string> {
  const t = createTranslator(lang);
  const calendar = ical({
    prodId: { company: 'jintuo', product: 'schedule', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: t('schedule.file', { brand: city.brand[lang] }),
  });
  const child = createHmac('sha256', environment.secret).update(`schedule:${birthDate}`).digest('hex').slice(0, 20);
  const items = dueItems(await schedule.list(), birthDate).filter(({ key }) => !done.includes(key));
  for (const item of items) {
    calendar.createEvent({
      id: `${item.key}.${child}@${new URL(environment.origin).hostname}`,
      stamp: new Date(now()),
      start: item.from,
      allDay: true,
      summary: item.entry.what[lang],
      description: describe(item),
      url: `${environment.origin}${localPath('/calendar', lang, city)}?month=${item.month}`,
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
    });
  }
  return calendar.toString();

  function describe({ entry, month }: DueItem): string {
    const source = t('schedule.fileSource', { source: entry.source[lang] });
    const ask = entry.checked === 'unchecked' ? [t(`schedule.ask_${entry.kind}`)] : [];
    return [t('schedule.fileAge', { age: formatAge(month, lang) }), ...ask, entry.note[lang], source].join('\n');
  }
}
