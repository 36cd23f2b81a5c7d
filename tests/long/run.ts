import { randomInt } from 'node:crypto';
import { build } from '#cms/commands/build.mjs';
import { readArguments, readNumber } from '#cms/commands/read-arguments.ts';
import { FORMS, type LongForm } from './forms.ts';
import { nextRound, readProgress, resume, seedOf, writeProgress } from './progress.ts';
import { lastWords, runRound } from './run-round.ts';

/**
 * `npm run test:long`: tests in their long forms. How far each has come
 * is in `var/test/long/NAME.json`, so that what was broken off goes on where it was.
 */
const FOLDER = 'var/test/long';
const USAGE = 'npm run test:long -- [NAME …] [--seed N] [--rounds N] [--fresh] [--list]';
const { values, positionals } = readArguments(USAGE, {
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string' },
    fresh: { type: 'boolean' },
    list: { type: 'boolean' },
  },
});
const seed = readNumber(values.seed, { name: '--seed', least: 0, most: 999_999_999, usage: USAGE });
const rounds = readNumber(values.rounds, { name: '--rounds', least: 1, most: 100_000, usage: USAGE });

function chosen(): readonly LongForm[] {
  const unknown = positionals.filter((name) => !FORMS.some((form) => form.name === name));
  if (unknown.length > 0) throw new Error(`No long form is called ${unknown.join(', ')}. See --list.`);
  return positionals.length === 0 ? FORMS : FORMS.filter(({ name }) => positionals.includes(name));
}

/** Whether every round has gone well. Stops at the first that has not. */
async function run(form: LongForm): Promise<boolean> {
  const { name, what } = form;
  const wanted = { seed, rounds: rounds ?? form.rounds, fresh: values.fresh };
  const progress = resume(readProgress(FOLDER, name), { ...wanted, newSeed: randomInt(1_000_000_000) });
  console.log(`\n— ${name}: ${what}\n  seed ${progress.seed}, ${progress.done.length} of ${progress.rounds} rounds done`);
  if (form.built) await build({ say: console.log });
  for (let round = nextRound(progress); round !== undefined; round = nextRound(progress)) {
    const from = performance.now();
    const own = seedOf(progress, round);
    const first = runRound(form, { round, seed: own, folder: FOLDER });
    // On a machine that is busy with other things a portal or a browser may not start in time: that says nothing yet.
    if (!first.ok && !first.begun) console.log(`  ${round}: nothing began, and it is run once more\n${lastWords(first.log)}`);
    const again = first.ok || first.begun ? first : runRound(form, { round, seed: own, folder: FOLDER });
    const { ok, passed, log, lines } = again;
    const seconds = Math.round((performance.now() - from) / 1000);
    console.log(`  ${round}/${progress.rounds} seed ${own}: ${lines.at(-1)}, ${seconds} s`);
    if (!ok) {
      console.log(`${lastWords(log)}\n\n${lines.slice(0, -1).join('\n')}`);
      console.log(`${name} failed in round ${round}; all that was said is in ${log}. It goes on with this round.`);
      return false;
    }
    progress.done.push({ round, passed, seconds });
    writeProgress(FOLDER, name, progress);
  }
  return true;
}

try {
  if (values.list) for (const { name, what, rounds } of FORMS) console.log(`${name.padEnd(12)} ${what} (${rounds} rounds)`);
  else {
    const failed: string[] = [];
    for (const form of chosen()) if (!(await run(form))) failed.push(form.name);
    console.log(failed.length === 0 ? '\nAll rounds went well.' : `\nFailed: ${failed.join(', ')}`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
