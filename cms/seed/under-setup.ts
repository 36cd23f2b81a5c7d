import { hostname } from 'node:os';
import type { Portal } from '#cms/portal/portal.ts';

/** A process that has not been heard of for so long is lost. It says that it lives three times as often. */
const LEASE_MS = 30_000;
/** How long a large city may take to fill before whoever waits gives up. */
const PATIENCE_MS = 30 * 60_000;
const LOOK_EVERY_MS = 250;

type SettingUp = Pick<Portal, 'folder' | 'log' | 'setup'>;

/**
 * Does what only one process may do in an empty database, while others that want the same wait, and say so in their log.
 * Whoever finds that the one before was lost takes away what that one had written.
 */
export async function underSetup<T>(
  { folder, log, setup }: SettingUp,
  work: () => Promise<T>,
  { leaseMs = LEASE_MS, patienceMs = PATIENCE_MS }: { leaseMs?: number; patienceMs?: number } = {},
): Promise<T> {
  const me = `${hostname()}:${process.pid}:${crypto.randomUUID().slice(0, 8)}`;
  const giveUpAt = performance.now() + patienceMs;
  // A file's folder has a lock of its own, which ends with its process.
  const alone = folder?.alone ?? false;
  let taken = await setup.take(me, { ms: leaseMs, alone });
  if (!taken) log.info({ me }, 'another process fills this database: waiting until it has');
  while (!taken) {
    if (performance.now() > giveUpAt) throw new Error('Another process has been filling this database for too long.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    taken = await setup.take(me, { ms: leaseMs, alone });
  }
  const living = setInterval(() => {
    setup.renew(me, leaseMs).catch((error: unknown) => log.warn({ error }, 'it could not be said that the filling goes on'));
  }, leaseMs / 3);
  try {
    if (taken.lost) {
      log.warn({ me }, 'the process that was filling this database was lost: it is filled anew');
      await setup.clear();
    }
    return await work();
  } finally {
    clearInterval(living);
    await setup.release(me);
  }
}
