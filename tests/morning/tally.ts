import { percentile } from '../bench/pairs.ts';

/** What was asked, how long each answer took, and what was no answer. */
export interface Kind {
  times: number[];
  /** By what was heard: a status that nobody expected, a connection that was lost. */
  errors: Map<string, number>;
  /** The portal said no as it should: the last place is gone, somebody was faster. By its code. */
  refused: Map<string, number>;
}

export type Tally = ReturnType<typeof createTally>;

export function createTally() {
  const kinds = new Map<string, Kind>();
  const kindOf = (name: string): Kind => {
    const known = kinds.get(name) ?? { times: [], errors: new Map(), refused: new Map() };
    kinds.set(name, known);
    return known;
  };
  const add = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const sum = (pick: (kind: Kind) => Map<string, number>) =>
    [...kinds.values()].flatMap((kind) => [...pick(kind).values()]).reduce((all, count) => all + count, 0);
  return {
    took: (name: string, ms: number) => void kindOf(name).times.push(ms),
    failed: (name: string, what: string) => add(kindOf(name).errors, what),
    refused: (name: string, code: string) => add(kindOf(name).refused, code),
    kinds,
    errors: () => sum(({ errors }) => errors),
    asked: () => [...kinds.values()].reduce((all, { times }) => all + times.length, 0),
  };
}

const ms = (figure: number) => (Number.isNaN(figure) ? '–' : figure.toFixed(1)).padStart(10);
const counted = (counts: Map<string, number>) => [...counts].map(([what, count]) => `${what} ×${count}`).join(', ');

/** A row for each kind, the bare round trip first: what the machine and the way there cost anyhow. */
export function rows(tally: Tally, bare: readonly number[]): string[] {
  const bareP99 = percentile(bare, 99);
  const row = (name: string, times: readonly number[], words = '') => {
    const [p50, p95, p99] = [50, 95, 99].map((percent) => percentile(times, percent)) as [number, number, number];
    const figures = [p50, p95, p99, p99 - bareP99].map(ms).join('');
    return `${name.padEnd(18)}${String(times.length).padStart(7)}${figures}${words ? `   ${words}` : ''}`;
  };
  const columns = ['p50 ms', 'p95 ms', 'p99 ms', 'over bare'].map((one) => one.padStart(10)).join('');
  const heading = `${''.padEnd(18)}${'asked'.padStart(7)}${columns}`;
  const kinds = [...tally.kinds].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const said = ({ errors, refused }: Kind) =>
    [errors.size > 0 ? `errors: ${counted(errors)}` : '', refused.size > 0 ? `refused: ${counted(refused)}` : '']
      .filter(Boolean)
      .join('; ');
  return [
    heading,
    row('bare round trip', bare),
    ...kinds.map(([name, kind]) => row(name, kind.times, said(kind))),
    row(
      'all',
      kinds.flatMap(([, { times }]) => times),
    ),
  ];
}
