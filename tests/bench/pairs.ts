import { progressBar } from '#cms/commands/progress-bar.ts';

/** Ours and the reference, measured one after the other on the same machine in the same state. */
export interface Pair {
  ours: number;
  reference: number;
}

export interface Measured {
  /** `S1 centre page` */
  name: string;
  /** What a single figure is: `requests/s`, `ms`. */
  unit: string;
  aim: string;
  pairs: Pair[];
  /** `ours ÷ reference`, or the difference where the yardstick asks for one; ours alone where it is held against a figure. */
  compare: 'ratio' | 'difference' | 'alone';
  note?: string;
}

/** Fewer would say nothing on a machine that others use too. */
export const PAIRS = 9;

/** Takes turns, and changes who is first from pair to pair, so that a busy moment does not favour one side. */
export async function measurePairs(
  label: string,
  { ours, reference, count = PAIRS }: { ours: () => Promise<number>; reference: () => Promise<number>; count?: number },
): Promise<Pair[]> {
  const bar = progressBar(label, count);
  const pairs: Pair[] = [];
  for (let n = 0; n < count; n++) {
    const [first, second] = n % 2 === 0 ? [ours, reference] : [reference, ours];
    const [a, b] = [await first(), await second()];
    pairs.push(n % 2 === 0 ? { ours: a, reference: b } : { ours: b, reference: a });
    bar.increment();
  }
  bar.stop();
  return pairs;
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

export function percentile(figures: readonly number[], percent: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

const figuresOf = ({ pairs, compare }: Pick<Measured, 'pairs' | 'compare'>): number[] =>
  pairs.map(({ ours, reference }) => ({ ratio: ours / reference, difference: ours - reference, alone: ours })[compare]);

/** Whether the median misses what is aimed at. An aim in the unit that was measured is one for ours, whatever it is compared with. */
export function fallsShort(measured: Measured): boolean {
  const { aim, unit, pairs, compare } = measured;
  const [, side, number, of] = /([≤≥])\s*([\d.,]+)\s*(\S*)/.exec(aim) ?? [];
  if (!number) throw new Error(`no aim: ${aim}`);
  const isOurs = compare === 'ratio' && of === unit;
  const figure = median(isOurs ? pairs.map(({ ours }) => ours) : figuresOf(measured));
  const wanted = Number(number.replaceAll(',', ''));
  return side === '≤' ? figure > wanted : figure < wanted;
}

/** One line for each yardstick: the ratio's median and range, what it aims at, and the figures behind it. */
export function line(measured: Measured): string {
  const { name, unit, aim, pairs, compare, note } = measured;
  const figures = figuresOf(measured);
  const show = (figure: number) => `${figure.toFixed(2)}${compare === 'ratio' ? ' ×' : ` ${unit}`}`;
  const range = `${show(Math.min(...figures))} – ${show(Math.max(...figures))}`;
  const side = (of: 'ours' | 'reference') => rounded(median(pairs.map((pair) => pair[of])));
  const behind = compare === 'alone' ? [] : [`ours ${side('ours')}, reference ${side('reference')} ${unit}`];
  const more = [...behind, ...(note ? [note] : [])].join('; ');
  return [
    `${name.padEnd(30)} ${show(median(figures)).padStart(10)}   (${range}; ${pairs.length} measured; aim ${aim})`,
    ...(more ? [`${''.padEnd(30)} ${''.padStart(10)}   ${more}`] : []),
  ].join('\n');
}

function rounded(figure: number): string {
  return figure >= 100 ? String(Math.round(figure)) : figure.toPrecision(3);
}
