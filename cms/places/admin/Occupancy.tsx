import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { dayAsked, WeekHead } from '#cms/staff/DateBar.tsx';
import { PrintButton } from '#cms/staff/PrintButton.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { weekdayNames } from '#cms/words/weekday-words.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { mondayOf, weekAhead } from '#domain/time/civil-date.ts';
import { type OccupancyCell, weekOccupancy } from '../roster.ts';

/** How full each class is on each day of a week. */
export function Occupancy(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('roster.weekTitle')}
      content={async ({ portal, facilityId, lang }, t) => {
        const monday = mondayOf(dayAsked(view, { name: 'week', today: weekAhead(todayOf(portal)) }));
        const cells = await weekOccupancy(portal, { facilityId, monday });
        const dates = [...new Set(cells.map(({ date }) => date))];
        const classes = [...new Map(cells.map(({ classId, className }) => [classId, className]))];
        const weekdays = weekdayNames(lang);
        const names = classNames(portal, facilityId, lang);
        return (
          <>
            <WeekHead {...{ monday, lang, t }} path="/admin/occupancy" title={t('roster.weekTitle')} note={t('roster.meaning')}>
              <PrintButton words={t('staff.print')} />
            </WeekHead>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
            <section className="jt-scroll" tabIndex={0} aria-label={t('roster.weekTitle')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('roster.class')}</th>
                    {dates.map((date, day) => (
                      <th key={date} scope="col">
                        {weekdays[day]} {formatDate(date, { lang })}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {classes.map(([classId, className]) => (
                    <tr key={classId}>
                      <th scope="row">{names.get(className) ?? className}</th>
                      {dates.map((date) => (
                        <Cell key={date} cell={cells.find((one) => one.classId === classId && one.date === date)} t={t} />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>
        );
      }}
    />
  );
}

function Cell({ cell, t }: { cell: OccupancyCell | undefined; t: Translator }) {
  if (!cell || cell.closed) return <td className="jt-cell jt-dim">{t('roster.closed')}</td>;
  const share = cell.offered === 0 ? 0 : Math.min(100, Math.round((cell.sold / cell.offered) * 100));
  return (
    <td className="jt-cell">
      <strong>{share}%</strong>
      <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="10" rx="1" fill="var(--wash-2)" />
        <rect width={share} height="10" rx="1" fill={share >= 100 ? 'var(--ginkgo)' : 'var(--free)'} />
      </svg>
      <div className="jt-dim">
        {cell.capacityAtPeak > 0 ? t('roster.peak', { sold: cell.peak, capacity: cell.capacityAtPeak }) : t('roster.noStaff')}
      </div>
    </td>
  );
}

/** A centre's classes in the reader's language, by their own name. */
function classNames({ supplies }: Pick<Portal, 'supplies'>, facilityId: string, lang: Lang): Map<string, string> {
  return new Map((supplies.get(facilityId)?.classes ?? []).map(({ name }) => [name[LANGS[0]], name[lang]]));
}
