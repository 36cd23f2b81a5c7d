import { leafShapes } from './ginkgo.ts';
import { placeLabels } from './place-labels.ts';
import { COLOUR, escapeText, px, svg, textWidth } from './svg.ts';

/** One tread: what comes back until its edge. Treads go from left to right, the first from now or from payment. */
export interface Tread {
  /** What comes back: `退 62.40 元`, `不退`. */
  amountText: string;
  /** The same where there is little room; by default the figure alone. */
  shortText?: string;
  /** Height, 0 to 1 of what was paid. */
  share: number;
  /** Said under the edge where the tread ends: `1 天前`, `开始`, `不超过 4 天`. */
  edge: string;
  shortEdge?: string;
  /** How long the tread is, in hours or days. Long ones are compressed, so that short ones stay readable. */
  span?: number;
}

export interface RefundStairsProps {
  treads: readonly Tread[];
  /** Where now is, in the unit of `span` from the left (in treads, where they have no span), and its word. */
  now?: { at: number; label: string };
  width: number;
  label: string;
  /** How large its words are, 1 for those of a page in letters of the usual size. */
  text?: number;
}

interface Step extends Tread {
  left: number;
  right: number;
  y: number;
}

const PAD = 6;
const RISE = 112;

/** The refund stairs: what comes back against the time left, the ginkgo standing where now is. */
export function refundStairs({ treads, now, width, label, text = 1 }: RefundStairsProps): string {
  const sizes = { amount: 17 * text, edge: 15 * text };
  const top = (now ? 12 + 18 * text : 0) + sizes.amount + 10;
  const base = top + RISE * text;
  const steps = layOut(treads, { width, top, base, least: 44 * text });
  if (steps.length === 0) return '';
  const nowX = now && positionOf(steps, now.at);
  const edges = edgeMarks(steps, { base, width, size: sizes.edge });
  const body = [
    ...steps.map((step) => ground(step, base, nowX)),
    `<path d="M0 ${base}H${width}" stroke="${COLOUR.ink}" stroke-width="1.5"/>`,
    edges.drawn,
    now && nowX !== undefined && nowLine({ x: nowX, base, word: now.label, width, size: sizes.edge }),
    ...amounts(steps, { width, nowX, size: sizes.amount }),
  ];
  return svg({ width, height: edges.bottom, unit: 'rem', label, className: 'stairs', body: body.filter(Boolean).join('') });
}

/** Widths by the square root of the spans; the shortest still holds the word for its amount. */
function layOut(
  treads: readonly Tread[],
  { width, top, base, least: word }: { width: number; top: number; base: number; least: number },
): Step[] {
  const room = width - 2 * PAD;
  const weights = treads.map(({ span = 1 }) => Math.sqrt(Math.max(span, 0.01)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const least = Math.min(room / treads.length, word);
  const widths = weights.map((weight) => Math.max(least, (weight / total) * room));
  const spare = widths.reduce((sum, one) => sum + one - least, 0);
  const scale = spare > 0 ? (room - least * treads.length) / spare : 0;
  let left = PAD;
  return treads.map((tread, i) => {
    const right = left + (spare > 0 ? least + ((widths[i] ?? least) - least) * scale : room / treads.length);
    const step = { ...tread, left, right, y: base - Math.min(1, Math.max(0, tread.share)) * (base - top) };
    left = right;
    return step;
  });
}

function positionOf(steps: readonly Step[], at: number): number {
  let rest = Math.max(0, at);
  for (const { span = 1, left, right } of steps) {
    if (rest <= span) return left + (rest / span) * (right - left);
    rest -= span;
  }
  return steps.at(-1)?.right ?? 0;
}

/** A tread's ground and its upper edge. What lies before now is over: it is grey. */
function ground({ left, right, y, share }: Step, base: number, nowX = Number.NEGATIVE_INFINITY): string {
  if (share <= 0) return '';
  const part = (from: number, to: number, fill: string, stroke: string) =>
    to - from < 0.5
      ? ''
      : `<path d="M${px(from)} ${px(y)}H${px(to)}V${base}H${px(from)}z" fill="${fill}"/><path d="M${px(from)} ${px(y)}H${px(to)}" stroke="${stroke}" stroke-width="3"/>`;
  const cut = Math.min(right, Math.max(left, nowX));
  return part(left, cut, COLOUR.wash, COLOUR.line2) + part(cut, right, COLOUR.pineTint, COLOUR.pine);
}

/** The words under the edges, each by a mark that leads to it. */
function edgeMarks(
  steps: readonly Step[],
  { base, width, size }: { base: number; width: number; size: number },
): { drawn: string; bottom: number } {
  const line = Math.round(size * 1.4);
  const placed = placeLabels(
    steps.map((step) => ({ at: step.right, text: step.edge, short: step.shortEdge })),
    { width, size },
  );
  const rows = Math.max(...placed.map(({ row }) => row));
  const ticks = placed
    .filter(({ index, row }) => row > 0 || index < steps.length - 1)
    .map(({ index, row }) => `M${px(Math.min(steps[index]?.right ?? 0, width - 1))} ${base}v${6 + row * line}`);
  const texts = placed.map(({ x, text, index, row }) => {
    const last = index === steps.length - 1 ? ` font-weight="700" fill="${COLOUR.ink}"` : '';
    return `<text x="${px(x)}" y="${px(base + 8 + size + row * line)}"${last}>${escapeText(text)}</text>`;
  });
  const halo = rows > 0 ? ` stroke="${COLOUR.paper}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"` : '';
  const drawn =
    (ticks.length > 0 ? `<path d="${ticks.join('')}" stroke="${COLOUR.ink3}"/>` : '') +
    `<g font-size="${px(size)}" fill="${COLOUR.ink2}" text-anchor="middle"${halo}>${texts.join('')}</g>`;
  return { drawn, bottom: base + 15 + size + rows * line };
}

function nowLine({ x, base, word, width, size }: { x: number; base: number; word: string; width: number; size: number }): string {
  const leaf = size + 9;
  const onLeft = x + leaf / 2 + 4 + textWidth(word, size) > width;
  const leafX = Math.min(width - leaf, Math.max(0, x - leaf / 2));
  return (
    `<path d="M${px(x)} ${px(leaf)}V${base}" stroke="${COLOUR.ink}" stroke-width="2" stroke-dasharray="3 4"/>` +
    `<g transform="translate(${px(leafX)} 0) scale(${(leaf / 34).toFixed(3)})">${leafShapes()}</g>` +
    `<text x="${px(onLeft ? leafX - 4 : leafX + leaf + 4)}" y="${px(size + 2)}" font-size="${px(size)}" font-weight="700" fill="${COLOUR.ink}" text-anchor="${onLeft ? 'end' : 'start'}">${escapeText(word)}</text>`
  );
}

interface Word {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle';
}

/** The amounts above their treads. One that would cover another is not drawn: the table under the stairs has them all. */
function amounts(steps: readonly Step[], how: { width: number; nowX: number | undefined; size: number }): string[] {
  const { size } = how;
  const left = ({ text, x, anchor }: Word) => (anchor === 'start' ? x : x - textWidth(text, size) / 2);
  const covers = (a: Word, b: Word) =>
    Math.abs(a.y - b.y) < size && left(a) < left(b) + textWidth(b.text, size) && left(b) < left(a) + textWidth(a.text, size);
  const drawn: Word[] = [];
  for (const step of steps) {
    const word = amountOf(step, how);
    if (!drawn.some((other) => covers(word, other))) drawn.push(word);
  }
  return drawn.map(
    ({ text, x, y, anchor }) =>
      `<text x="${px(x)}" y="${px(y)}" font-size="${px(size)}" font-weight="700" text-anchor="${anchor}" fill="${COLOUR.ink}" stroke="${COLOUR.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${escapeText(text)}</text>`,
  );
}

/** The amount above its tread, beside the line of now, in short where the tread is narrow. */
function amountOf(
  { amountText, shortText, left, right, y }: Step,
  { width, nowX, size }: { width: number; nowX: number | undefined; size: number },
): Word {
  const short = shortText ?? /[¥$€£−]*[\d.,]*\d/.exec(amountText)?.[0] ?? amountText;
  const parts =
    nowX !== undefined && nowX > left && nowX < right
      ? [
          { from: nowX, to: right },
          { from: left, to: nowX },
        ]
      : [{ from: left, to: right }];
  const fitting = [amountText, short].flatMap((text) =>
    parts
      .filter(({ from, to }) => textWidth(text, size) <= to - from - 8)
      .map((part) => ({ text, x: (part.from + part.to) / 2, anchor: 'middle' as const })),
  )[0];
  // A narrow tread lends its label the room above the lower ones to its right.
  const lent = { text: short, x: Math.min(left + 3, width - textWidth(short, size) - 1), anchor: 'start' as const };
  return { ...(fitting ?? lent), y: y - 8 };
}
