import { ratioMeter } from '#cms/drawings/ratio-meter.ts';
import { STRIP } from '#cms/drawings/strip-cells.ts';
import { Drawing } from '#cms/staff/brand/Drawing.tsx';
import { gapWords } from '#cms/words/bound-words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { PlannerClass, PlannerDay } from '../../planner/planner-week.ts';
import { PlannerChild, type PlannerMarks } from './PlannerChild.tsx';

interface Props extends PlannerMarks {
  group: PlannerClass;
}

/** A class's week on one sheet: ratio, free places by the hour, who is on shift, who comes. */
export function ClassWeek({ group: { id, name, days }, ...marks }: Props) {
  const { t } = marks;
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
                        <PlannerChild key={line.booking} {...marks} {...{ line, date: day.date }} />
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
    {hours.map(({ from, to, sold, left, leftPublic }) => (
      <li key={from} className={left === 0 ? 'jt-dim' : undefined}>
        <span className="nb">{formatTimeRange(from, to)}</span> <span className="nb">{t('planner.left', { left, sold })}</span>
        {leftPublic === undefined ? null : <span className="nb jt-dim"> {t('planner.leftPublic', { left: leftPublic })}</span>}
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
