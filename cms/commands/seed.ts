import type { Portal } from '#cms/portal/portal.ts';
import { isSeeded, seedCity } from '#cms/seed/seed-city.ts';
import { runCommand } from './boot.ts';
import { progressBar } from './progress-bar.ts';
import { readArguments, readNumber } from './read-arguments.ts';

const USAGE = 'npm run seed -- [--facilities 10000] [--weeks 1]';

/** `npm run seed -- --facilities 10000 [--weeks 1]`: fills an empty database with the demonstration city. */
await runCommand(readWish, seed, { keepFolder: true });

async function seed(portal: Portal, { facilities, weeks }: ReturnType<typeof readWish>): Promise<number> {
  if (await isSeeded(portal)) {
    console.log(
      `${portal.city.name.en} is seeded already. To start over, stop the server and remove ${portal.environment.dataDir}.`,
    );
    return 0;
  }
  const bar = progressBar('centres', facilities);
  await seedCity(portal, { facilities, weeks, onProgress: (label, done) => label === 'centres' && bar.update(done) });
  bar.stop();
  return 0;
}

function readWish(args: string[]) {
  const options = { facilities: { type: 'string' }, weeks: { type: 'string' } } as const;
  const { values } = readArguments(USAGE, { args, options });
  return {
    facilities: readNumber(values.facilities, { name: '--facilities', least: 1, most: 200_000, usage: USAGE }) ?? 120,
    weeks: readNumber(values.weeks, { name: '--weeks', least: 1, most: 16, usage: USAGE }),
  };
}
