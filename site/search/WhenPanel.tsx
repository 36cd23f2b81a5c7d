import { Box, type FormState, Select } from './form-controls.tsx';
import type { Choice, SoldShape } from './form-shape.ts';
import { textOf } from './form-values.ts';
import type { FormWords } from './form-words.ts';

interface Props {
  sold: SoldShape;
  state: FormState;
  words: FormWords;
}

/** When care is needed: hours of one day, the same hours every week, or any time soon. */
export function WhenPanel({ sold, state, words }: Props) {
  const times = [['', '—'] as const, ...sold.times.map((time): Choice => [time, time])];
  return (
    <div className="pill-panel pill-panel-wide">
      <fieldset>
        <legend>{words.windowOneDay}</legend>
        <div className="when-day">
          <label>
            {words.date}
            <input
              type="date"
              id="date"
              name="date"
              value={textOf(state.values, 'date')}
              min={sold.firstDay}
              max={sold.lastDay}
              onChange={({ target }) => state.choose('date', [target.value])}
            />
          </label>
          <label>
            {words.from}
            <Select state={state} name="from" choices={times} />
          </label>
          <label>
            {words.to}
            <Select state={state} name="to" choices={times} />
          </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>{words.weekly}</legend>
        {/* biome-ignore lint/a11y/useSemanticElements: the fieldset around it names more than the weekdays. */}
        <p className="weekdays" role="group" aria-label={words.weekdays}>
          {sold.weekdays.map(([value, label]) => (
            <label key={value} className="weekday">
              <Box state={state} name="days" value={value} />
              {label}
            </label>
          ))}
        </p>
        <label>
          {words.weeks}
          <Select state={state} name="weeks" choices={sold.weeks} />
        </label>
        <p className="hint">{words.weeklyHint}</p>
      </fieldset>
      <fieldset>
        <legend>{words.anyHour}</legend>
        <div className="when-day">
          <label>
            {words.within}
            <Select state={state} name="within" choices={sold.within} />
          </label>
          <label>
            {words.minutes}
            <Select state={state} name="minutes" choices={sold.minutes} />
          </label>
        </div>
      </fieldset>
      <button className="btn panel-go" type="submit">
        {words.done}
      </button>
    </div>
  );
}
