import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { readArguments, readNumber } from '#cms/commands/read-arguments.ts';
import { findPortal } from './find-portal.ts';
import { ownPortal } from './own-portal.ts';
import { play } from './play.ts';

/**
 * `npm run morning`: plays a working day's busiest hour to a portal, in the proportions of `proportions.ts`, and says how
 * long people waited, what failed, and what memory the portal took. It starts a demonstration of its own, on a Tuesday
 * at half past seven, or takes one that runs, at `--origin`, whose process `--pid` names.
 */
const USAGE = 'npm run morning -- [--minutes N | --seconds N] [--rate X] [--seed N] [--origin URL [--pid N]] [--json FILE]';

try {
  process.exit(await morning());
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

async function morning(): Promise<number> {
  const options = ['minutes', 'seconds', 'rate', 'seed', 'origin', 'pid', 'json'] as const;
  const { values } = readArguments(USAGE, {
    options: Object.fromEntries(options.map((name) => [name, { type: 'string' as const }])),
  }) as { values: Partial<Record<(typeof options)[number], string>> };
  const whole = (name: 'minutes' | 'seconds' | 'seed' | 'pid', most: number) =>
    readNumber(values[name], { name: `--${name}`, least: 1, most, usage: USAGE });
  const seconds = whole('seconds', 86_400) ?? 60 * (whole('minutes', 1440) ?? 2);
  const seed = whole('seed', 999_999_999) ?? 1;
  const rate = Number(values.rate ?? 1);
  if (!(rate > 0 && rate <= 100)) throw new Error(`--rate takes a number above 0, up to 100: ${USAGE}`);
  const pid = whole('pid', 4_194_304);

  const given = values.origin === undefined ? undefined : await findPortal(values.origin);
  let own: Awaited<ReturnType<typeof ownPortal>> | undefined;
  // A terminal and the command before this one each say it.
  let isEnding = false;
  const end = () => {
    if (!isEnding) void Promise.resolve(own?.clear()).finally(() => process.exit(130));
    isEnding = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  own = given === undefined ? await ownPortal() : undefined;
  try {
    const { played, made, today } = await play(given ?? own?.origin ?? '', { pid: own?.pid ?? pid, seconds, rate, seed });
    const after = await own?.lookAfter(made, today);
    console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
    for (const line of played.lines) console.log(line);
    console.log(
      after
        ? `oversold half hours: ${after.oversold}, among ${after.claims} stays that were booked; mismatches in the books: ${after.mismatches}`
        : 'oversold: not looked at, because the database is another’s',
    );
    if (values.json) await writeFile(values.json, JSON.stringify({ ...played, ...after }));
    return played.errors > 0 || (after && after.oversold + after.mismatches > 0) ? 1 : 0;
  } finally {
    await own?.clear();
  }
}
