import type { CellState, StripCell } from '#cms/drawings/hour-strip.ts';
import { formatClock, formatTimeRange } from '#cms/words/clock.ts';
import { overlaps, SLOT_MINUTES, type Window } from '#domain/time/time-of-day.ts';
import type { HourShape } from './hour-shape.ts';

interface Props {
  shape: HourShape;
  window: Window;
  /** Where a minute stands, in per cent of the width. */
  x: (minute: number) => string;
}

/** Hours so short that both their labels would stand on each other have one label. */
const SHORT = 180;
const LABEL_EVERY = 120;
const WORST: CellState[] = ['closed', 'full', 'stale', 'last', 'free'];

const isIn = ({ minute }: StripCell, window: Window) => overlaps({ from: minute, to: minute + SLOT_MINUTES }, window);

/** The least that can be said for all of the hours. */
export function worst(cells: readonly StripCell[], window: Window): CellState {
  const states = cells.filter((cell) => isIn(cell, window)).map(({ state }) => state);
  return WORST.find((state) => states.includes(state)) ?? 'closed';
}

/** The half hours, the frame around those chosen, and the hours in figures. */
export function HourCells({ shape: { range, cells }, window, x }: Props) {
  const width = x(range.from + SLOT_MINUTES);
  const middle = (window.from + window.to) / 2;
  const hours = [];
  for (let minute = range.from; minute <= range.to; minute += LABEL_EVERY) hours.push(minute);
  const labels =
    window.to - window.from < SHORT
      ? [{ at: middle, text: formatTimeRange(window.from, window.to) }]
      : [window.from, window.to].map((at) => ({ at, text: formatClock(at) }));
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a drawing; nothing in it takes the focus.
    <g aria-hidden="true">
      <defs>
        <pattern id="hours-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="hours-ground" />
          <rect width="1.6" height="5" className="hours-line" />
        </pattern>
      </defs>
      <rect className="hours-base" x="0" width="100%" y="56" height="2" />
      {cells.map((cell) => (
        <rect
          key={cell.minute}
          className={`hours-cell is-${cell.state}${isIn(cell, window) ? ' is-in' : ''}`}
          fill={cell.state === 'full' ? 'url(#hours-hatch)' : undefined}
          x={x(cell.minute)}
          width={width}
          y="28"
          height="30"
        />
      ))}
      <rect className="hours-frame" x={x(window.from)} width={x(range.from + window.to - window.from)} y="24" height="42" />
      {labels.map(({ at, text }) => (
        <text key={at} className="hours-at" x={x(at)} y="16" textAnchor={anchor(at, range)}>
          {text}
        </text>
      ))}
      {hours.map((minute) => (
        <text key={minute} className="hours-mark" x={x(minute)} y="102" textAnchor={anchor(minute, range)}>
          {minute / 60}
        </text>
      ))}
    </g>
  );
}

/** Labels at the sides stay inside. */
function anchor(minute: number, { from, to }: Window): 'start' | 'middle' | 'end' {
  const side = 30;
  return minute - from < side ? 'start' : to - minute < side ? 'end' : 'middle';
}
