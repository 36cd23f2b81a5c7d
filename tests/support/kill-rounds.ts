import { expect } from 'vitest';
import { runProcess } from './run-process.ts';

/** Mulberry32: the same points of the same seed. */
function random(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

export interface Answer {
  family: string;
  name: string;
  body: unknown;
}

interface Killed {
  at: string;
  killAt?: number;
}

export interface Killing<S extends Killed> {
  /** The process to which stories are given, as JSON. */
  file: string;
  seed: number;
  kills: number;
  /** Kinds of stories, with the beginning of a new one. */
  tales: readonly (readonly [name: string, begin: () => Promise<S>])[];
  /** What has to be true of a story that is told to its end, however often it was broken off. */
  whole: (story: S, answers: Answer[], where: string) => Promise<void>;
  /** What has to be true at once, before anything is sent again. */
  broken?: (story: S, answers: Answer[], where: string) => Promise<void>;
}

/** Runs stories in a process of their own; gives what it answered, and how many moments the last had. */
async function run(file: string, stories: readonly Killed[]) {
  const ended = await runProcess(
    file,
    stories.map((story) => JSON.stringify(story)),
  );
  const lines = ended.output.split('\n').map((line) => /^(answer|moments) (.*)$/.exec(line));
  const said = (word: string) => lines.flatMap((line) => (line?.[1] === word ? [JSON.parse(line[2] ?? '')] : []));
  return { ...ended, answers: said('answer') as Answer[], moments: (said('moments') as number[])[0] ?? 0 };
}

const again = <S extends Killed>({ killAt: _, ...story }: S) => ({
  ...story,
  at: new Date(Date.parse(story.at) + 60_000).toISOString(),
});

/** Tells each of these stories whole, then kills as many at random points as there are to be. */
export async function killIn<S extends Killed>({ file, seed, kills, tales, whole, broken }: Killing<S>): Promise<void> {
  console.log(`seed ${seed}`);
  const upTo = random(seed);
  const moments = new Map<string, number>();
  for (const [name, begin] of tales) {
    const first = await begin();
    const { code, output, answers, moments: count } = await run(file, [first]);
    expect(code, output).toBe(0);
    await whole(first, answers, `${name}, without a kill`);
    expect(count).toBeGreaterThan(40);
    moments.set(name, count);
  }
  let last: { story: S; answers: Answer[]; where: string } | undefined;
  for (let kill = 1; kill <= kills + 1; kill++) {
    const [name, begin] = tales[upTo(tales.length)] as (typeof tales)[number];
    const killAt = 1 + upTo(moments.get(name) ?? 1);
    // Each process ends the story that was broken off before, then begins the next and is killed in it.
    const next = kill <= kills ? { ...(await begin()), killAt } : undefined;
    const stories = [...(last ? [again(last.story)] : []), ...(next ? [next] : [])];
    const { signal, output, answers } = await run(file, stories);
    if (next) expect(signal, output).toBe('SIGKILL');
    if (last) await whole(last.story, [...last.answers, ...answers], last.where);
    last = next && { story: next, answers, where: `seed ${seed}, kill ${kill}: ${name} at moment ${killAt}` };
    if (last) await broken?.(last.story, answers, last.where);
  }
}

/** One answer: what was said before a kill is what is said after it. */
export function expectOneAnswer(all: readonly Answer[], family: string, names: readonly string[], where: string): void {
  for (const name of names) {
    const bodies = all.filter((one) => one.family === family && one.name === name).map(({ body }) => body);
    expect(bodies.length, `${where}: ${name}`).toBeGreaterThan(0);
    for (const body of bodies) expect(body, `${where}: ${name}`).toEqual(bodies[0]);
  }
}
