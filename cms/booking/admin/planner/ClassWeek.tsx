import { Link } from '@payloadcms/ui';
import { ratioMeter } from '#cms/drawings/ratio-meter.ts';
import { STRIP } from '#cms/drawings/strip-cells.ts';
import type { RosterLine } from '#cms/places/roster.ts';
import { Drawing } from '#cms/staff/brand/Drawing.tsx';
import { changeAheadWords } from '#cms/words/booking-words.ts';
import { gapWords } from '#cms/words/bound-words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { PlannerClass, PlannerDay } from '../../planner/planner-week.ts';

interface Props {
  group: PlannerClass;
  monday: string;
  /** What each class is called: some child goes on in another. */
  names: ReadonlyMap<string, string>;
  t: Translator;
}

/** A class's week on one sheet: ratio, free places by the hour, who is on shift, who comes. */
export function ClassWeek({ group: { id, name, days }, monday, names, t }: Props) {
  const open = days.filter(({ slots }) => slots.length > 0);
  const rows = [
    ['planner.row_ratio', (day: PlannerDay) => <Ratio day={day} t={t} />],
    ['planner.row_free', (day: PlannerDay) => <Free day={day} t={t} />],
    ['planner.row_staff', (day: PlannerDay) => <Staff day={day} />],
  ] as const;
  return (
    <section aria-labelledby={`planner-${id}`} className="jt-planner-class">
      <h2 id={`planner-${id}`}>{name[t.lang]}</h2>
      {open.length === 0 ? <p className="jt-dim">{t('planner.closed')}</p> : null}
      {open.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className="jt-scroll" tabIndex={0} aria-label={name[t.lang]}>
          <table className="jt-planner">
            <thead>
              <tr>
                <td />
                {open.map(({ date }) => (
                  <th key={date} scope="col">
                    {formatDate(date, { lang: t.lang, weekday: true })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([row, cell]) => (
                <tr key={row}>
                  <th scope="row">{t(row)}</th>
                  {open.map((day) => (
                    <td key={day.date}>{cell(day)}</td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t('planner.row_children')}</th>
                {open.map((day) => (
                  <td key={day.date} data-date={day.date} data-class={id}>
                    <ul>
                      {day.lines.map((line) => (
                        <Child key={line.booking} {...{ line, date: day.date, monday, names, t }} />
                      ))}
                    </ul>
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </section>
      ) : null}
    </section>
  );
}

function Ratio({ day: { slots, gaps }, t }: { day: PlannerDay; t: Translator }) {
  const label = t('rota.meter', {
    children: Math.max(...slots.map(({ sold }) => sold)),
    least: Math.min(...slots.map(({ capacity }) => capacity)),
  });
  return (
    <>
      <Drawing
        svg={ratioMeter({ ...STRIP, slots: slots.map((slot) => ({ ...slot, children: slot.sold })), width: 150, label })}
      />
      <ul className="jt-gaps">
        {gaps.map((gap) => (
          <li key={`${gap.kind}${gap.from}`} className={gap.kind}>
            {gapWords(t, gap)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Free places hour by hour, and of how many: what the meter draws, in figures. */
const Free = ({ day: { hours }, t }: { day: PlannerDay; t: Translator }) => (
  <ul>
    {hours.map(({ from, to, sold, left }) => (
      <li key={from} className={left === 0 ? 'jt-dim' : undefined}>
        <span className="nb">{formatTimeRange(from, to)}</span> <span className="nb">{t('planner.left', { left, sold })}</span>
      </li>
    ))}
  </ul>
);

const Staff = ({ day: { staff } }: { day: PlannerDay }) => (
  <ul>
    {staff.map(({ name, from, to }) => (
      <li key={name + String(from)}>
        {name} <span className="nb">{formatTimeRange(from, to)}</span>
      </li>
    ))}
  </ul>
);

/** A single stay, and a day of a child that the centre has enrolled itself, can be taken elsewhere; care by the month stays where it is. */
function Child({ line, date, monday, names, t }: Pick<Props, 'monday' | 'names' | 't'> & { line: RosterLine; date: string }) {
  const { booking, child, classId, from, to, single, enrolled, changes } = line;
  const hours = <span className="nb">{formatTimeRange(from, to)}</span>;
  const mark = enrolled ? <span className="jt-dim">{t('planner.enrolled')}</span> : null;
  if (!single && !enrolled)
    return (
      <li>
        {child} {hours}{' '}
        {changes ? (
          <Link className="jt-dim" href={`/admin/collections/bookings/${changes.booking}`} prefetch={false}>
            {changeAheadWords({ t, lang: t.lang }, { ...changes, className: names.get(changes.classId) ?? '' })}
          </Link>
        ) : null}
      </li>
    );
  const stay = { 'data-stay': booking, 'data-date': date, 'data-from': formatTime(from), 'data-minutes': to - from };
  const asked = new URLSearchParams({ week: monday, move: booking, was: date, from: formatTime(from), class: classId });
  return (
    <li>
      <Link {...stay} data-class={classId} draggable className="jt-stay" href={`/admin/planner?${asked}`} prefetch={false}>
        {child} {hours}
      </Link>{' '}
      {mark}
    </li>
  );
}
