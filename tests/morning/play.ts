import { chooseCity } from '#cms/city/choose.ts';
import { createRandom } from '#cms/seed/random.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { percentile } from '../bench/pairs.ts';
import { arrivals } from './arrivals.ts';
import { type Ask, createAsk } from './ask.ts';
import { createStaffWalks } from './staff-walks.ts';
import { createTally, rows } from './tally.ts';
import { createVisitors } from './visitors.ts';
import { createWalks } from './walks.ts';
import { growth, memoryLine, startWatch } from './watch.ts';

/** Families who signed in on an earlier day, for each unit of the rate. */
const KNOWN = 12;

export interface Played {
  asked: number;
  errors: number;
  /** What went wrong, by kind. */
  failures: Record<string, Record<string, number>>;
  /** How often each kind was answered. */
  counts: Record<string, number>;
  megabytes: number[];
  /** Memory at the end against when it had warmed up. */
  growth?: number;
  p99: number;
  bareP99: number;
  lines: string[];
}

/** Plays a morning to the portal at an address. `pid` names its process, whose memory is watched. */
export async function play(
  origin: string,
  { pid, seconds, rate, seed }: { pid?: number; seconds: number; rate: number; seed: number },
): Promise<{ played: Played; made: Set<string>; today: string }> {
  const random = createRandom(seed);
  const tally = createTally();
  const { ask, close } = createAsk(origin, tally);
  const visitors = createVisitors({ ask, origin, random });
  await visitors.gather(Math.ceil(KNOWN * rate));
  const staff = await createStaffWalks({ ask, origin, random });
  const today = await todayAt(ask);
  const made = new Set<string>();
  const deeds = { ...createWalks({ ask, random, visitors, today, made }), ...staff };
  // Everybody has been here before: what is loaded when it is first asked for is there.
  for (const deed of Object.values(deeds)) await deed();
  if (tally.errors() > 0) throw new Error(`The morning could not begin:\n${rows(tally, []).join('\n')}`);
  // What came before is no part of the morning.
  tally.kinds.clear();
  const watch = await startWatch(pid);
  const most = await arrivals(deeds, { rate, seconds, random });
  const { memory, bare } = await watch.stop();
  close();
  const kinds = [...tally.kinds];
  const lines = [
    `${tally.asked()} answers in ${seconds} s at rate ${rate}, seed ${seed}; at most ${most} people at once; errors ${tally.errors()}`,
    '',
    ...rows(tally, bare),
    '',
    pid ? memoryLine(memory) : 'memory: not seen; --pid names the portal’s process where it runs on this machine',
  ];
  const played = {
    asked: tally.asked(),
    errors: tally.errors(),
    failures: Object.fromEntries(
      kinds.flatMap(([name, { errors }]) => (errors.size ? [[name, Object.fromEntries(errors)]] : [])),
    ),
    counts: Object.fromEntries(kinds.map(([name, { times }]) => [name, times.length])),
    megabytes: memory.map(({ megabytes }) => megabytes),
    growth: growth(memory),
    p99: percentile(
      kinds.flatMap(([, { times }]) => times),
      99,
    ),
    bareP99: percentile(bare, 99),
    lines,
  };
  return { played, made, today };
}

/** By the portal's own clock, which a demonstration may have set. */
async function todayAt(ask: Ask): Promise<string> {
  const from = '100.127.1.2';
  const read = async (path: string) => JSON.parse((await ask('search call', path, { from }))?.text ?? '{}');
  const { hits } = (await read('/api/v1/facilities?perPage=1')) as { hits?: { slug: string }[] };
  const { timeZone } = await chooseCity('taizhou');
  const day = toLocal(new Date().toISOString(), timeZone).date;
  const { asOf } = await read(`/api/v1/facilities/${hits?.[0]?.slug ?? ''}/availability?from=${day}&to=${day}`);
  return toLocal(asOf, timeZone).date;
}
