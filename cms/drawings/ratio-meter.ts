import { COLOUR, px, svg } from './svg.ts';

export interface MeterProps {
  /** Half hours of the day: children who have a place, and how many the staff on shift may take. */
  slots: readonly { minute: number; children: number; capacity: number }[];
  from: number;
  to: number;
  /** A dashed line, in minutes since midnight. */
  now?: number;
  width: number;
  /** The same in words. */
  label: string;
}

const HEIGHT = 32;
const SLOT = 30;
const SIZE = 15;

/** The hour strip's sister: children in green against what the staff present may take in pale, yellow where it is full. */
export function ratioMeter({ slots, from, to, now, width, label }: MeterProps): string {
  const x = (minute: number) => 2 + ((minute - from) / (to - from)) * (width - 4);
  const most = Math.max(1, ...slots.map(({ capacity, children }) => Math.max(capacity, children)));
  const bar = ({ minute }: { minute: number }, count: number, fill: string) => {
    const height = (count / most) * HEIGHT;
    return `<rect x="${px(x(minute) + 0.6)}" y="${px(HEIGHT + 4 - height)}" width="${px(x(minute + SLOT) - x(minute) - 1.2)}" height="${px(height)}" fill="${fill}"/>`;
  };
  const body = [
    ...slots.map((slot) => bar(slot, slot.capacity, COLOUR.pineTint)),
    ...slots.map((slot) => {
      const isFull = slot.children > 0 && slot.children >= slot.capacity;
      return bar(slot, slot.children, isFull ? COLOUR.ginkgo : COLOUR.free);
    }),
    now !== undefined && now >= from && now <= to
      ? `<path d="M${px(x(now))} 0V${HEIGHT + 6}" stroke="${COLOUR.ink}" stroke-width="2" stroke-dasharray="3 2"/>`
      : '',
    hours({ from, to, x, width }),
  ];
  return svg({ width, height: HEIGHT + 26, label, className: 'meter', body: body.join('') });
}

function hours({ from, to, x, width }: { from: number; to: number; x: (minute: number) => number; width: number }): string {
  const labels: string[] = [];
  for (let minute = Math.ceil(from / 120) * 120; minute <= to; minute += 120) {
    const at = x(minute);
    const anchor = at < 10 ? 'start' : at > width - 10 ? 'end' : 'middle';
    labels.push(`<text x="${px(at)}" y="${HEIGHT + 22}" text-anchor="${anchor}">${minute / 60}</text>`);
  }
  return `<g font-size="${SIZE}" fill="${COLOUR.ink3}">${labels.join('')}</g>`;
}
