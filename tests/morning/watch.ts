import { startBare } from '../bench/bare.ts';
import { percentile } from '../bench/pairs.ts';
import { residentOf } from '../bench/sizes.ts';
import { createAsk } from './ask.ts';
import { createTally } from './tally.ts';

export interface Memory {
  /** Seconds since the morning began, and megabytes that the process held. */
  at: number;
  megabytes: number;
}

const LOOKS_MS = 1000;
const BARE_MS = 200;

/** What is looked at beside the load: the process's memory, and a server that does nothing, asked in the same way. */
export async function startWatch(pid: number | undefined) {
  const bare = await startBare(Buffer.from('{"ok":true}'), 'application/json');
  const tally = createTally();
  const { ask, close } = createAsk(bare.origin, tally);
  const memory: Memory[] = [];
  const started = performance.now();
  const look = () => {
    if (pid) memory.push({ at: (performance.now() - started) / 1000, megabytes: residentOf({ pid }) });
  };
  const timers = [setInterval(look, LOOKS_MS), setInterval(() => void ask('bare', '/', { from: '127.0.0.1' }), BARE_MS)];
  look();
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      look();
      close();
      await bare.stop();
      return { memory, bare: tally.kinds.get('bare')?.times ?? [] };
    },
  };
}

const medianOf = (some: readonly Memory[]) =>
  percentile(
    some.map(({ megabytes }) => megabytes),
    50,
  );

/** How much more it holds in its last fifth than in the fifth that begins after five minutes, or after a third of a shorter morning. */
export function growth(memory: readonly Memory[]): number | undefined {
  const end = memory.at(-1)?.at ?? 0;
  const begin = Math.min(300, end / 3);
  const fifth = (end - begin) / 5;
  const first = memory.filter(({ at }) => at >= begin && at < begin + fifth);
  const last = memory.filter(({ at }) => at >= end - fifth);
  return first.length > 0 && last.length > 0 ? medianOf(last) / medianOf(first) : undefined;
}

/** Megabytes minute by minute; of a short morning, in six parts. */
export function memoryLine(memory: readonly Memory[]): string {
  const end = memory.at(-1)?.at ?? 0;
  const part = end > 360 ? 60 : end / 6;
  const parts = Math.max(1, Math.round(end / part));
  const figures = Array.from({ length: parts }, (_, n) => memory.filter(({ at }) => at >= n * part && at <= (n + 1) * part))
    .filter((some) => some.length > 0)
    .map((some) => medianOf(some));
  const changed = growth(memory);
  const grew = changed === undefined ? '' : `; at the end ${changed.toFixed(2)} × of what it was when it had warmed up`;
  return `memory, MB ${end > 360 ? 'a minute' : `every ${part.toFixed(0)} s`}: ${figures.join(' ')}${grew}`;
}
