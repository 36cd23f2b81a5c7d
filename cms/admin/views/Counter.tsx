import type { AdminViewServerProps } from 'payload';
import { addDays } from '#domain/civil-date.ts';
import { formatTime } from '#domain/time-of-day.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { holdAtCounter } from '../actions.ts';
import { StaffPage } from './StaffPage.tsx';

const TIMES = Array.from({ length: 29 }, (_, n) => formatTime(360 + n * 30));

/** Counter staff hold places for a family; the family signs and pays on its own phone. */
export function Counter(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      content={async ({ portal }, words) => {
        const today = toLocal(portal.now(), portal.city.timeZone).date;
        const { held, link, problem } = (view.searchParams ?? {}) as Record<string, string | undefined>;
        const field = (name: string, label: string, type = 'text') => (
          <label>
            {label}
            <input name={name} type={type} required autoComplete="off" />
          </label>
        );
        const time = (name: string, label: string, defaultValue: string) => (
          <label>
            {label}
            <select name={name} defaultValue={defaultValue}>
              {TIMES.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        );
        return (
          <>
            <h1>{words.counter}</h1>
            <p className="jt-dim">{words.counterHint}</p>
            {held ? (
              <p className="jt-note" role="status">
                {words.held} {held}
                <br />
                {words.send} <a href={link}>{link}</a>
              </p>
            ) : null}
            {problem ? (
              <p className="jt-note bad" role="alert">
                {words.problem}
                {problem}
              </p>
            ) : null}
            <form action={holdAtCounter} className="jt-form">
              {field('guardianName', words.guardian)}
              {field('relation', words.relation)}
              {field('contact', words.contact)}
              {field('childName', words.childName)}
              {field('birthDate', words.birthDate, 'date')}
              <label>
                {words.form}
                <select name="form" defaultValue="hourly">
                  {Object.entries(words.forms).map(([value, name]) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                {words.date}
                <input name="date" type="date" required defaultValue={addDays(today, 1)} min={today} />
              </label>
              {time('from', words.from, '09:00')}
              {time('to', words.to, '12:00')}
              <label>
                {words.part}
                <select name="part">
                  <option value="morning">{words.morning}</option>
                  <option value="afternoon">{words.afternoon}</option>
                </select>
              </label>
              <label>
                {words.months}
                <select name="months">
                  <option>1</option>
                  <option>2</option>
                  <option>3</option>
                </select>
              </label>
              <label>
                <span>
                  <input name="hadSameService" type="checkbox" /> {words.before}
                </span>
              </label>
              <div>
                <button type="submit">{words.hold}</button>
              </div>
            </form>
          </>
        );
      }}
    />
  );
}
