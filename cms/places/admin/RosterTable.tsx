import type { ReactNode } from 'react';
import { formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { RosterLine } from '../roster.ts';
import { noteAttendance } from './note-attendance.ts';

/** A row a child. On paper the buttons give way to two places to sign. */
export function RosterTable({
  lines,
  date,
  today,
  t,
  classNames,
}: {
  lines: readonly RosterLine[];
  date: string;
  today: string;
  t: Translator;
  classNames: ReadonlyMap<string, string>;
}) {
  const heads = [
    t('roster.time'),
    t('roster.child'),
    t('roster.class'),
    t('roster.pickups'),
    t('roster.code'),
    t('roster.health'),
  ];
  return (
    <div className="jt-scroll">
      <table className="jt-roster">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="no-print">
              {t('roster.attendance')}
            </th>
            <th scope="col" className="print-only">
              {t('roster.arrivedAt')}
            </th>
            <th scope="col" className="print-only">
              {t('roster.leftAt')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.booking}>
              <td className="nb">{formatTimeRange(line.from, line.to)}</td>
              <td>
                <strong>{line.child}</strong>
              </td>
              <td>{classNames.get(line.className) ?? line.className}</td>
              <td data-label={t('roster.pickups')}>
                <People people={line.pickups} t={t} />
              </td>
              <td data-label={t('roster.code')}>{line.pickupCode}</td>
              <td className="health">{line.healthNotes}</td>
              <td className="no-print">{attendanceOf(line, { date, today, t })}</td>
              <td className="print-only" />
              <td className="print-only" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function People({ people, t }: { people: RosterLine['pickups']; t: Translator }) {
  return (
    <ul className="jt-people">
      {people.map(({ name, relation, phone }) => (
        <li key={name + phone}>
          {relation ? t('format.noted', { name, note: relation }) : name} <span className="nb">{phone}</span>
        </li>
      ))}
    </ul>
  );
}

function attendanceOf(line: RosterLine, { date, today, t }: { date: string; today: string; t: Translator }): ReactNode {
  if (line.left) return t('roster.gone');
  if (date > today) return <span className="jt-dim">{t('roster.notYet')}</span>;
  return (
    <form action={noteAttendance}>
      <input type="hidden" name="booking" value={line.booking} />
      <input type="hidden" name="date" value={date} />
      <input type="hidden" name="what" value={line.here ? 'check_out' : 'check_in'} />
      {line.here ? <span>{t('roster.here')} </span> : null}
      <button
        type="submit"
        className={line.here ? 'quiet' : undefined}
        aria-label={`${line.child} ${line.here ? t('roster.checkOut') : t('roster.checkIn')}`}
      >
        {line.here ? t('roster.checkOut') : t('roster.checkIn')}
      </button>
    </form>
  );
}
