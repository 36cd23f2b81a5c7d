import { COLOUR, escapeText, px, svg, textWidth } from './svg.ts';

/** One bar: what it is, how long, and of how much it is a part where it is one. */
export interface BarRow {
  name: string;
  value: number;
  of?: number;
  /** What stands at its end, where the number alone is not enough. */
  said?: string;
}

const TEXT = 15;
const ROW = 34;
const BAR = 18;
const GAP = 10;
/** So much wider bold letters may be than they are taken for. */
const BOLD = 1.2;

/**
 * Bars that lie, each with its name before and its number behind: the part is filled, the rest of the whole an outline, so
 * that a copy in black and white says the same.
 */
export function barChart({ rows, width, label }: { rows: readonly BarRow[]; width: number; label: string }): string {
  const numbers = rows.map(({ value, of, said }) => said ?? (of === undefined ? `${value}` : `${value} / ${of}`));
  const names = Math.min(width * 0.4, Math.max(0, ...rows.map(({ name }) => textWidth(name, TEXT))));
  const ends = BOLD * Math.max(0, ...numbers.map((one) => textWidth(one, TEXT)));
  const left = names + GAP;
  const room = Math.max(40, width - left - ends - GAP);
  const most = Math.max(1, ...rows.map(({ value, of = 0 }) => Math.max(value, of)));
  const long = (value: number) => (value / most) * room;
  const body = rows.map(({ name, value, of }, at) => {
    const top = at * ROW + (ROW - BAR) / 2;
    const base = px(at * ROW + ROW / 2 + 5);
    const whole = of
      ? `<rect x="${px(left)}" y="${px(top)}" width="${px(long(of))}" height="${BAR}" fill="${COLOUR.pineTint}" stroke="${COLOUR.pine}"/>`
      : '';
    return (
      `<text x="0" y="${base}" font-size="${TEXT}" fill="${COLOUR.ink2}">${escapeText(shortened(name, names))}</text>${whole}` +
      (value > 0
        ? `<rect x="${px(left)}" y="${px(top)}" width="${px(Math.max(2, long(value)))}" height="${BAR}" fill="${COLOUR.pine}"/>`
        : `<path d="M${px(left)} ${px(top)}v${BAR}" stroke="${COLOUR.line2}"/>`) +
      `<text x="${px(left + long(Math.max(value, of ?? 0)) + GAP)}" y="${base}" font-size="${TEXT}" font-weight="600" fill="${COLOUR.ink}">${escapeText(numbers[at] ?? '')}</text>`
    );
  });
  return svg({ width, height: Math.max(ROW, rows.length * ROW), label, className: 'bars', body: body.join('') });
}

/** What does not fit ends in a stroke of dots; the table has it whole. */
function shortened(name: string, room: number): string {
  if (textWidth(name, TEXT) <= room + 1) return name;
  let kept = name;
  while (kept.length > 1 && textWidth(`${kept}…`, TEXT) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
