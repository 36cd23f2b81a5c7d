import { COLOUR, escapeText, px, svg } from './svg.ts';

export type CellState = 'free' | 'last' | 'full' | 'closed' | 'stale';

/** One half hour of a day; `minute` is its start, since midnight. */
export interface StripCell {
  minute: number;
  state: CellState;
}

export interface HourStripProps {
  cells: readonly StripCell[];
  /** First and last minute drawn, such as 420 and 1140. */
  from: number;
  to: number;
  /** The hours asked for: a dark frame. */
  window?: { from: number; to: number };
  width: number;
  /** Height of the cells. */
  height?: number;
  /** Unique in the page: names the hatch. */
  id: string;
  /** The same in words. */
  label: string;
}

const SLOT = 30;
const TOP = 5;
const EDGE = 2;
const LABEL = 15;

/** A day as half-hour cells: filled with places, yellow for the last one, hatched when full, a bare line when closed. */
export function hourStrip({ cells, from, to, window, width, height = 22, id, label }: HourStripProps): string {
  const x = (minute: number) => EDGE + ((minute - from) / (to - from)) * (width - 2 * EDGE);
  const bottom = TOP + height;
  const shown = cells.filter(({ minute }) => minute >= from && minute < to);
  const boxes = (state: CellState) =>
    shown
      .filter((cell) => cell.state === state)
      // The gap after a whole hour is wider, so that hours can be counted.
      .map(({ minute }) => {
        const left = x(minute) + (minute % 60 === 0 ? 1.2 : 0.4);
        const right = x(minute + SLOT) - (minute % 60 === 0 ? 0.4 : 0.8);
        return `M${px(left)} ${TOP}H${px(right)}V${bottom}H${px(left)}z`;
      })
      .join('');
  const path = (state: CellState, attributes: string) => {
    const d = boxes(state);
    return d && `<path d="${d}" ${attributes}/>`;
  };
  const hatch = `${escapeText(id)}-hatch`;
  const full = path('full', `fill="url(#${hatch})"`);
  const body = [
    full && hatchPattern(hatch),
    `<path d="${closedLines(shown, x)}" transform="translate(0 ${bottom - 1})" stroke="${COLOUR.line2}" stroke-width="2" fill="none"/>`,
    path('free', `fill="${COLOUR.free}"`),
    path('last', `fill="${COLOUR.ginkgo}"`),
    full,
    path('stale', `fill="${COLOUR.paper}" stroke="${COLOUR.ink3}" stroke-dasharray="2 3"`),
    window && frame(x(Math.max(window.from, from)), x(Math.min(window.to, to)), bottom),
    hourLabels({ from, to, x, y: bottom + 6, width }),
  ];
  return svg({ width, height: bottom + 24, label, className: 'strip', body: body.filter(Boolean).join('') });
}

function hatchPattern(id: string): string {
  return (
    `<defs><pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="5" height="5" fill="${COLOUR.hatchGround}"/><rect width="1.6" height="5" fill="${COLOUR.hatch}"/></pattern></defs>`
  );
}

function closedLines(cells: readonly StripCell[], x: (minute: number) => number): string {
  return cells
    .filter(({ state }) => state === 'closed')
    .map(({ minute }) => `M${px(x(minute))} 0H${px(x(minute + SLOT))}`)
    .join('');
}

function frame(left: number, right: number, bottom: number): string {
  if (right <= left) return '';
  return `<rect x="${px(left - 1)}" y="${TOP - 3}" width="${px(right - left + 2)}" height="${bottom - TOP + 6}" rx="3" fill="none" stroke="${COLOUR.ink}" stroke-width="2"/>`;
}

/** Every second hour, the first and last kept inside the drawing. */
function hourLabels({
  from,
  to,
  x,
  y,
  width,
}: {
  from: number;
  to: number;
  x: (minute: number) => number;
  y: number;
  width: number;
}): string {
  const labels: string[] = [];
  for (let minute = Math.ceil(from / 60) * 60; minute <= to; minute += 120) {
    const at = x(minute);
    const anchor = at < 10 ? 'start' : at > width - 10 ? 'end' : 'middle';
    labels.push(
      `<text x="${px(anchor === 'start' ? 0 : anchor === 'end' ? width : at)}" y="${y}" dy="0.8em" text-anchor="${anchor}">${minute / 60}</text>`,
    );
  }
  return `<g font-size="${LABEL}" fill="${COLOUR.ink3}">${labels.join('')}</g>`;
}
