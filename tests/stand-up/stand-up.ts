import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { build } from '#cms/commands/build.mjs';
import { type City, standUp } from './city.ts';

/**
 * `npm run stand-up`: the city of `deploy/compose.yaml` on this machine where no container engine is to be had, at
 * http://localhost:8080 (`PORT`), with what is set in `deploy/.env`. What it keeps lies in `var/stand-up` (`DATA_DIR`).
 */
const folder = process.env.DATA_DIR || 'var/stand-up';
const tell = (words: string) => console.log(words);
let city: City | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    tell('\nStopping …');
    // What has only begun to start ends with this process.
    await city?.stop();
    process.exit(0);
  });
try {
  await build({ say: tell });
  await mkdir(folder, { recursive: true });
  const set = existsSync('deploy/.env') ? (parseEnv(readFileSync('deploy/.env', 'utf8')) as Record<string, string>) : {};
  city = await standUp({ folder, set, tell, port: Number(process.env.PORT || 8080) });
  tell('Ready. Ctrl-C stops all of it.');
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
