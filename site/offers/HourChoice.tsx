import { memo, useRef } from 'react';
import { formatTime } from '#domain/time/time-of-day.ts';
import { HourStripField } from './HourStripField.tsx';
import type { HourShape } from './hour-shape.ts';
import { useHours } from './use-hours.ts';

interface Props {
  shape: HourShape;
  /** Whether the two lists of times stand open beside the strip. */
  open?: boolean;
  /** The list that an error is about. */
  invalid?: string;
}

/** Hours chosen on a strip: its ends are dragged, tapped, or moved by keys; two lists do the same without script. */
export const HourChoice = memo(function HourChoice({ shape, open = false, invalid }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const { window, following, choose, setHeld, again, type } = useHours(shape, root);
  const { words, times, form } = shape;
  const lists = (
    <div className="hours-typed">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field">
          {words[end]}
          <select
            id={end}
            name={end}
            form={form}
            value={formatTime(window[end])}
            aria-invalid={invalid === end ? 'true' : undefined}
            onChange={({ target }) => type(end, target.value)}
          >
            {times.map((time) => (
              <option key={time}>{time}</option>
            ))}
          </select>
        </label>
      ))}
      {!open && (
        <button className="btn btn-small btn-line hours-look" type="submit" form={form}>
          {words.look}
        </button>
      )}
    </div>
  );
  return (
    <div ref={root} className="hours" data-hours>
      {open && lists}
      <HourStripField shape={shape} window={window} choose={choose} hold={setHeld} />
      <p className="hours-hint s dim">{words.hint}</p>
      {!open && (
        <details className="hours-more">
          <summary>{words.typed}</summary>
          {lists}
        </details>
      )}
      <p className="hours-state s" role="status">
        {following === 'failed' && (
          <>
            {`${words.failed} `}
            <button className="btn-quiet" type="button" onClick={again}>
              {words.again}
            </button>
          </>
        )}
        {following === 'waiting' && <span className="visually-hidden">{words.waiting}</span>}
        {following === 'answered' && <span className="visually-hidden">{saidNow()}</span>}
      </p>
    </div>
  );
});

/** The answer as the page now gives it. */
const saidNow = () =>
  [...(document.querySelector('[data-part="answer"]')?.children ?? [])]
    .map(({ textContent }) => textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
