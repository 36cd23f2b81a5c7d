import { hourStrip } from '#cms/drawings/hour-strip.ts';
import { STRIP, stripCells } from '#cms/drawings/strip-cells.ts';
import { stripWords } from '#cms/drawings/strip-words.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { Drawing } from '#cms/staff/brand/Drawing.tsx';
import { boundWithSource } from '#cms/words/bound-words.ts';
import { formatClock, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { DayAvailability } from '#domain/places/availability.ts';
import { stretchesOf } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { dayPlaces } from '../day-places.ts';

/** By what the class is bound, hour by hour, with where it is written. */
function boundsOf({ slots }: DayAvailability, t: Translator): string[] {
  const hours = Map.groupBy(slots, (slot) => boundWithSource(t, slot));
  return [...hours].map(([words, some]) => {
    const stretches = stretchesOf(some.map(({ minute }) => minute)).map(({ from, to }) => formatTimeRange(from, to));
    return `${stretches.join(t('common.and'))}${t('common.colon')}${words}`;
  });
}

/** Each class's day as families see it: the same strip. */
export async function DayPlaces({
  portal,
  facilityId,
  date,
  lang,
  t,
}: {
  portal: Parameters<typeof dayPlaces>[0] & Pick<Portal, 'city' | 'supplies'>;
  facilityId: string;
  date: string;
  lang: Lang;
  t: Translator;
}) {
  const facility = portal.supplies.get(facilityId);
  if (!facility) return null;
  const { asOf, classes } = await dayPlaces(portal, facility, date);
  return (
    <section className="no-print">
      <p className="jt-dim">{t('roster.asOf', { time: formatClock(toLocal(asOf, portal.city.timeZone).minute) })}</p>
      <ul className="jt-strips">
        {classes.map(({ group: { id, name: own }, party, day }) => {
          const whose = party && t(`enrolled.whose_${party}`);
          const name = whose ? `${own[lang]}${t('common.colon')}${whose}` : own[lang];
          const cells = stripCells(day);
          const svg = hourStrip({
            cells,
            ...STRIP,
            width: 520,
            id: `day-${id}-${party ?? 'all'}`,
            label: stripWords(t, { cells, label: name }),
          });
          return (
            <li key={`${id} ${party ?? ''}`}>
              <h3>{name}</h3>
              <Drawing svg={svg} />
              <p className="jt-dim">{stripWords(t, { cells })}</p>
              {boundsOf(day, t).map((words) => (
                <p key={words} className="jt-dim">
                  {words}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
