import { isSeeded, seedCity } from '#cms/seed/seed-city.ts';
import { numberFlag, runCommand } from './boot.ts';
import { progressBar } from './progress-bar.ts';

/** `npm run seed -- --facilities 10000 [--weeks 1]`: fills an empty database with the demonstration city. */
await runCommand(async (portal, args) => {
  const facilities = numberFlag(args, '--facilities') ?? 120;
  if (facilities < 1 || facilities > 200_000) {
    console.error('--facilities takes a number from 1 to 200000.');
    return 1;
  }
  const weeks = numberFlag(args, '--weeks');
  if (weeks !== undefined && (weeks < 1 || weeks > 16)) {
    console.error('--weeks takes a number from 1 to 16.');
    return 1;
  }
  if (await isSeeded(portal)) {
    console.log(
      `${portal.city.name.en} is seeded already. To start over, stop the server and remove ${portal.environment.dataDir}.`,
    );
    return 0;
  }
  const bar = progressBar('centres', facilities, process.stderr);
  let shown = 0;
  await seedCity(portal, {
    facilities,
    weeks,
    onProgress: (label, done) => {
      if (label !== 'centres') return;
      bar.tick(done - shown);
      shown = done;
    },
  });
  bar.done();
  return 0;
});
