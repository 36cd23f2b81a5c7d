import type { AdminViewServerProps } from 'payload';
import { isCivilDate, mondayOf } from '#domain/civil-date.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { type OccupancyCell, weekOccupancy } from '../../use-cases/roster.ts';
import { StaffPage } from './StaffPage.tsx';

/** How full each class is on each day of a week. */
export function Occupancy(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      content={async ({ portal, facilityId }, words) => {
        const asked = String(view.searchParams?.week ?? '');
        const monday = mondayOf(isCivilDate(asked) ? asked : toLocal(portal.now(), portal.city.timeZone).date);
        const cells = await weekOccupancy(portal, { facilityId, monday });
        const dates = [...new Set(cells.map(({ date }) => date))];
        const classes = [...new Map(cells.map(({ classId, className }) => [classId, className]))];
        return (
          <>
            <h1>{words.occupancy}</h1>
            <form className="jt-bar" method="get">
              <label>
                {words.week}
                <input type="date" name="week" defaultValue={monday} />
              </label>
              <button type="submit" className="quiet">
                {words.show}
              </button>
            </form>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.class}</th>
                  {dates.map((date, day) => (
                    <th key={date} scope="col">
                      {words.weekdays[day]} {date.slice(5)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {classes.map(([classId, className]) => (
                  <tr key={classId}>
                    <th scope="row">{className}</th>
                    {dates.map((date) => (
                      <Cell key={date} cell={cells.find((one) => one.classId === classId && one.date === date)} words={words} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        );
      }}
    />
  );
}

function Cell({ cell, words }: { cell: OccupancyCell | undefined; words: { closed: string; peak: string } }) {
  if (!cell || cell.closed) return <td className="jt-cell jt-dim">{words.closed}</td>;
  const share = cell.offered === 0 ? 0 : Math.round((cell.sold / cell.offered) * 100);
  return (
    <td className="jt-cell">
      <strong>{share}%</strong>
      <div className="jt-dim">
        {words.peak} {cell.peak}/{cell.capacityAtPeak}
      </div>
      <meter className="jt-meter" min={0} max={100} value={share} aria-label={`${share}%`} />
    </td>
  );
}
