import { leafShapes } from './ginkgo.ts';
import { COLOUR, escapeText, px, svg } from './svg.ts';

/** One line of the chart: what it is known by at its right end, and its values by month. */
export interface GrowthLine {
  label: string;
  kind: 'middle' | 'inner' | 'outer';
  points: readonly { month: number; value: number }[];
}

export interface GrowthChartProps {
  /** From the lowest to the highest. */
  lines: readonly GrowthLine[];
  /** The child's own values; the last is marked by the leaf. */
  own: readonly { month: number; value: number }[];
  ticks: readonly { month: number; label: string }[];
  unit: string;
  width: number;
  height: number;
  label: string;
}

const LEFT = 44;
const RIGHT = 52;
const TOP = 30;
const BOTTOM = 34;
const TEXT = 15;
/** Told apart by weight and dashes, so that a copy in black and white is as good. */
const STROKES: Record<GrowthLine['kind'], string> = {
  middle: `stroke="${COLOUR.pine}" stroke-width="2.5"`,
  inner: `stroke="${COLOUR.free}" stroke-width="1.5"`,
  outer: `stroke="${COLOUR.free}" stroke-width="1.5" stroke-dasharray="5 4"`,
};

/** A growth chart: the lines of the standard, and what was measured of one child as dots that are joined. */
export function growthChart({ lines, own, ticks, unit, width, height, label }: GrowthChartProps): string {
  const months = ticks.map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const values = [...lines.flatMap(({ points }) => points), ...own].map(({ value }) => value);
  const steps = roundSteps(Math.min(...values), Math.max(...values));
  const [low, high] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const x = (month: number) => LEFT + ((month - first) / (last - first)) * (width - LEFT - RIGHT);
  const y = (value: number) => height - BOTTOM - ((value - low) / (high - low)) * (height - TOP - BOTTOM);
  const path = (points: GrowthLine['points']) =>
    points.map((at, i) => `${i === 0 ? 'M' : 'L'}${px(x(at.month))} ${px(y(at.value))}`).join('');
  const inner = lines.filter(({ kind }) => kind === 'inner');
  const body = [
    ...steps.map(
      (step) =>
        `<path d="M${LEFT} ${px(y(step))}H${width - RIGHT}" stroke="${COLOUR.wash}"/>` +
        `<text x="${LEFT - 8}" y="${px(y(step) + 5)}" text-anchor="end" font-size="${TEXT}" fill="${COLOUR.ink3}">${step}</text>`,
    ),
    inner.length === 2 ? `<path d="${between(inner, path)}" fill="${COLOUR.pineTint}"/>` : '',
    ...lines.map(({ kind, points }) => `<path d="${path(points)}" fill="none" ${STROKES[kind]}/>`),
    endLabels(lines, { x: width - RIGHT + 6, y }),
    ...ticks.map(
      ({ month, label: said }) =>
        `<text x="${px(x(month))}" y="${height - 8}" text-anchor="middle" font-size="${TEXT}" fill="${COLOUR.ink3}">${escapeText(said)}</text>`,
    ),
    `<text x="${LEFT}" y="16" font-size="${TEXT}" fill="${COLOUR.ink3}">${escapeText(unit)}</text>`,
    ownLine(own, { x, y, path }),
  ];
  return svg({ width, height, label, className: 'growth', body: body.join('') });
}

/** From a round number below the lowest to one above the highest, some six of them. */
function roundSteps(low: number, high: number): number[] {
  const step = [1, 2, 5, 10, 20].find((one) => (high - low) / one <= 7) ?? 50;
  const from = Math.floor(low / step) * step;
  const count = Math.ceil((high - from) / step);
  return Array.from({ length: count + 1 }, (_, i) => from + i * step);
}

function between([lower, upper]: readonly GrowthLine[], path: (points: GrowthLine['points']) => string): string {
  const back = [...(upper?.points ?? [])].reverse();
  return `${path(lower?.points ?? [])}${path(back).replace('M', 'L')}z`;
}

/** Each at the end of its line, pushed up where two would touch. */
function endLabels(lines: readonly GrowthLine[], { x, y }: { x: number; y: (value: number) => number }): string {
  let above = Number.POSITIVE_INFINITY;
  const placed = lines.map(({ label, points, kind }) => {
    const at = Math.min(y(points.at(-1)?.value ?? 0) + 5, above - TEXT);
    above = at;
    const weight = kind === 'middle' ? ` font-weight="700"` : '';
    return `<text x="${x}" y="${px(at)}" font-size="${TEXT}"${weight} fill="${COLOUR.ink2}">${escapeText(label)}</text>`;
  });
  return placed.join('');
}

function ownLine(
  own: GrowthChartProps['own'],
  { x, y, path }: { x: (month: number) => number; y: (value: number) => number; path: (points: GrowthLine['points']) => string },
): string {
  const last = own.at(-1);
  if (!last) return '';
  const dots = own.map(({ month, value }) => `<circle cx="${px(x(month))}" cy="${px(y(value))}" r="4.5" fill="${COLOUR.ink}"/>`);
  const size = 26;
  const [left, top] = [x(last.month) - size / 2, y(last.value) - size - 5];
  return (
    (own.length > 1 ? `<path d="${path(own)}" fill="none" stroke="${COLOUR.ink}" stroke-width="2.5"/>` : '') +
    dots.join('') +
    `<g transform="translate(${px(left)} ${px(top)}) scale(${(size / 34).toFixed(3)})">${leafShapes()}</g>`
  );
}
