import type { ReactNode } from 'react';
import type { StaffWords } from '#cms/staff/words.ts';
import { formatTimeRange } from '#cms/words/format.ts';
import type { RosterLine } from '../roster.ts';
import { noteAttendance } from './note-attendance.ts';

type Words = StaffWords['roster'];

/** A row a child. On paper the buttons give way to two places to sign. */
export function RosterTable({
  lines,
  date,
  today,
  words,
  classNames,
}: {
  lines: readonly RosterLine[];
  date: string;
  today: string;
  words: Words;
  classNames: ReadonlyMap<string, string>;
}) {
  const { time, child, class: group, pickups, code, health, attendance, arrivedAt, leftAt } = words;
  return (
    <div className="jt-scroll">
      <table className="jt-roster">
        <thead>
          <tr>
            {[time, child, group, pickups, code, health].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="no-print">
              {attendance}
            </th>
            <th scope="col" className="print-only">
              {arrivedAt}
            </th>
            <th scope="col" className="print-only">
              {leftAt}
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
              <td data-label={pickups}>
                <People people={line.pickups} />
              </td>
              <td data-label={code}>{line.pickupCode}</td>
              <td className="health">{line.healthNotes}</td>
              <td className="no-print">{attendanceOf(line, { date, today, words })}</td>
              <td className="print-only" />
              <td className="print-only" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function People({ people }: { people: RosterLine['pickups'] }) {
  return (
    <ul className="jt-people">
      {people.map(({ name, relation, phone }) => (
        <li key={name + phone}>
          {name}
          {relation ? `（${relation}）` : ''} <span className="nb">{phone}</span>
        </li>
      ))}
    </ul>
  );
}

function attendanceOf(line: RosterLine, { date, today, words }: { date: string; today: string; words: Words }): ReactNode {
  if (line.left) return words.gone;
  if (date > today) return <span className="jt-dim">{words.notYet}</span>;
  return (
    <form action={noteAttendance}>
      <input type="hidden" name="booking" value={line.booking} />
      <input type="hidden" name="date" value={date} />
      <input type="hidden" name="what" value={line.here ? 'check_out' : 'check_in'} />
      {line.here ? <span>{words.here} </span> : null}
      <button
        type="submit"
        className={line.here ? 'quiet' : undefined}
        aria-label={`${line.child} ${line.here ? words.checkOut : words.checkIn}`}
      >
        {line.here ? words.checkOut : words.checkIn}
      </button>
    </form>
  );
}
