import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createPortal } from '#cms/assemble.ts';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';

/**
 * Another process of the portal that does background work: `node tests/support/jobs-process.ts FILE COUNT [hangs]`. It
 * says `ready`, waits for a line, queues so many pieces of work, and writes down each that it does; it ends none before
 * two processes have begun. Or it begins one, says so, and never ends it.
 */
const [file = '', count = '0', manner] = process.argv.slice(2);
const portal = await createPortal();
const jobs = startJobs(portal, {
  everyMs: 600_000,
  leaseMs: manner === 'hangs' ? 1000 : 60_000,
  tasks: () => ({
    'pay-refund': {
      findDue: async () => Array.from({ length: Number(count) }, (_, n) => ({ id: `piece-${n}` })),
      run: async (id) => {
        appendFileSync(file, `${id} ${process.pid}\n`);
        if (manner === 'hangs') {
          console.log('begun');
          await setTimeout(600_000);
        }
        while (new Set(readFileSync(file, 'utf8').match(/\d+$/gm)).size < 2) await setTimeout(20);
        return 'done';
      },
    },
  }),
});
console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
await jobs.turn();
console.log('finished');
await jobs.stop();
process.exit(0);
