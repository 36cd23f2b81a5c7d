import { writeSync } from 'node:fs';
import { createPortal } from '#cms/assemble.ts';
import { comingAgain, WANTED } from './crowd.ts';
import { type Family, hold } from './family.ts';

/**
 * A process in which families hold at the same moment, and which is killed at one of the moments around what it asks the
 * database: `… FAMILIES-AS-JSON MOMENT`. It says each hold as soon as it is acknowledged, and how many moments there were.
 */
const [crowd = '[]', killAt = '0'] = process.argv.slice(2);
const portal = await createPortal();
const startAt = process.env.PORTAL_NOW ?? '';
portal.now = () => startAt;
const say = (word: string, value: unknown) => writeSync(1, `${word} ${JSON.stringify(value)}\n`);

let moment = 0;
const pass = () => {
  moment += 1;
  if (moment !== Number(killAt)) return;
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
};
const { db } = portal.payload;
for (const name of ['create', 'updateOne', 'beginTransaction', 'commitTransaction', 'rollbackTransaction'] as const) {
  const work = db[name].bind(db) as (...args: unknown[]) => Promise<unknown>;
  Object.assign(db, {
    [name]: async (...args: unknown[]) => {
      pass();
      const result = await work(...args);
      pass();
      return result;
    },
  });
}
await Promise.all(
  (JSON.parse(crowd) as Family[]).map(async (family) => {
    const held = await comingAgain(() => hold(portal, family, WANTED));
    if (held.ok) say('held', held.booking.id);
    pass();
  }),
);
say('moments', moment);
process.exit(0);
