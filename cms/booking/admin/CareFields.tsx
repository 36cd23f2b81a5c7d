import { Field } from '#cms/staff/Field.tsx';
import type { CareForm } from '#domain/care/care.ts';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import type { CounterWords } from './held-words.ts';

/** From six in the morning to nine in the evening. */
const TIMES = Array.from({ length: 31 }, (_, n) => formatTime(360 + n * SLOT_MINUTES));

/** What each kind of care has to be asked. */
export function CareFields({
  form,
  today,
  tomorrow,
  words,
  wrong,
}: {
  form: CareForm;
  today: string;
  tomorrow: string;
  words: CounterWords;
  wrong: (name: string) => string | undefined;
}) {
  const byMonth = form === 'full_day' || form === 'half_day';
  const months = words.monthCounts.map((_, n) => n).slice(form === 'full_day' ? 1 : 0);
  const time = (name: 'from' | 'to', defaultValue: string) => (
    <Field name={name} label={words[name]} wrong={wrong(name)}>
      <select name={name} defaultValue={defaultValue}>
        {TIMES.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </Field>
  );
  return (
    <>
      <Field
        name="date"
        type="date"
        label={byMonth ? words.firstDay : words.date}
        defaultValue={tomorrow}
        min={today}
        wrong={wrong('date')}
      />
      {form === 'half_day' ? (
        <Field name="part" label={words.part} wrong={wrong('part')}>
          <select name="part">
            <option value="morning">{words.morning}</option>
            <option value="afternoon">{words.afternoon}</option>
          </select>
        </Field>
      ) : null}
      {byMonth ? (
        <>
          <Field name="months" label={words.months} wrong={wrong('months')}>
            <select name="months" key={form}>
              {months.map((n) => (
                <option key={n} value={n}>
                  {words.monthCounts[n]}
                </option>
              ))}
            </select>
          </Field>
          <Field name="weekdays" label={words.weekdays} wrong={wrong('weekdays')}>
            <span>
              {words.weekdayNames.map((day, at) => (
                <label className="tick" key={day}>
                  <input name="weekdays" type="checkbox" value={at + 1} defaultChecked /> {day}
                </label>
              ))}
            </span>
          </Field>
          <div>
            <label className="tick">
              <input name="meals" type="checkbox" key={form} defaultChecked={form === 'full_day'} /> {words.meals}
            </label>
            {wrong('meals') ? <p className="jt-wrong">{wrong('meals')}</p> : null}
          </div>
        </>
      ) : (
        <>
          {time('from', '09:00')}
          {time('to', '12:00')}
        </>
      )}
    </>
  );
}
