import type { AdminViewServerProps } from 'payload';
import { isCivilDate } from '#domain/civil-date.ts';
import { formatTime } from '#domain/time-of-day.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { dayRoster, type RosterLine } from '../../use-cases/roster.ts';
import { noteAttendance } from '../actions.ts';
import { StaffPage } from './StaffPage.tsx';

/** Who comes today, and who has come. */
export function Roster(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      content={async ({ portal, facilityId, user }, words) => {
        const asked = String(view.searchParams?.date ?? '');
        const date = isCivilDate(asked) ? asked : toLocal(portal.now(), portal.city.timeZone).date;
        const lines = await dayRoster(portal, { facilityId, date, reader: user.id });
        return (
          <>
            <h1>{words.roster}</h1>
            <p className="jt-dim">
              {words.logged} {words.enrolled}
            </p>
            <form className="jt-bar" method="get">
              <label>
                {words.date}
                <input type="date" name="date" defaultValue={date} />
              </label>
              <button type="submit" className="quiet">
                {words.show}
              </button>
            </form>
            {lines.length === 0 ? (
              <p>{words.nobody}</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    {[words.time, words.child, words.class, words.pickups, words.code, words.health, ''].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.booking}>
                      <td>
                        {formatTime(line.from)}–{formatTime(line.to)}
                      </td>
                      <td>
                        <strong>{line.child}</strong>
                      </td>
                      <td>{line.className}</td>
                      <td>{line.pickups.map((person) => `${person.name}（${person.relation}）`).join('、')}</td>
                      <td>{line.pickupCode}</td>
                      <td>{line.healthNotes}</td>
                      <td>
                        <Attendance line={line} date={date} words={words} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        );
      }}
    />
  );
}

function Attendance({
  line,
  date,
  words,
}: {
  line: RosterLine;
  date: string;
  words: { here: string; gone: string; checkIn: string; checkOut: string };
}) {
  if (line.left) return <span>{words.gone}</span>;
  return (
    <form action={noteAttendance}>
      <input type="hidden" name="booking" value={line.booking} />
      <input type="hidden" name="date" value={date} />
      <input type="hidden" name="what" value={line.here ? 'check_out' : 'check_in'} />
      {line.here ? <span>{words.here} </span> : null}
      <button type="submit" className={line.here ? 'quiet' : undefined}>
        {line.here ? words.checkOut : words.checkIn}
      </button>
    </form>
  );
}
