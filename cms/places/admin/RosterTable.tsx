import type { ReactNode } from 'react';
import { formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
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
                {line.asked ? <p className="jt-dim">{t('asked.onRoster')}</p> : null}
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
  if (date > today) return <span className="jt-dim">{t('roster.notYet')}</span>;
  const { here, left } = line;
  return (
    <>
      {left ? <span>{t('roster.gone')} </span> : here ? <span>{t('roster.here')} </span> : null}
      {left ? null : (
        <Mark line={line} date={date} what={here ? 'check_out' : 'check_in'} quiet={here}>
          {here ? t('roster.checkOut') : t('roster.checkIn')}
        </Mark>
      )}
      {here || left ? (
        <Mark line={line} date={date} what={left ? 'undo_check_out' : 'undo_check_in'} quiet>
          {t('roster.undo')}
        </Mark>
      ) : null}
    </>
  );
}

function Mark({
  line,
  date,
  what,
  quiet,
  children,
}: {
  line: RosterLine;
  date: string;
  what: AttendanceMark;
  quiet: boolean;
  children: string;
}) {
  return (
    <form action={noteAttendance} className="jt-mark">
      <input type="hidden" name="booking" value={line.booking} />
      <input type="hidden" name="date" value={date} />
      <input type="hidden" name="what" value={what} />
      <button type="submit" className={quiet ? 'quiet' : undefined} aria-label={`${line.child} ${children}`}>
        {children}
      </button>
    </form>
  );
}
