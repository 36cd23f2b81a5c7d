import { hostname } from 'node:os';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';

/** A process that has not been heard of for so long is lost. It says that it lives three times as often. */
const LEASE_MS = 30_000;
/** How long a large city may take to fill before whoever waits gives up. */
const PATIENCE_MS = 30 * 60_000;
const LOOK_EVERY_MS = 250;

type SettingUp = Pick<Portal, 'folder' | 'log' | 'setup'>;

/** What the one process that fills a database asks and says before each step. Each throws when another has taken over. */
export interface Filling {
  look(): Promise<void>;
  begin(): Promise<void>;
  finish(write: (unit: Unit) => Promise<void>): Promise<void>;
}

/**
 * Does what only one process may do in an empty database, while others that want the same wait, and say so in their log.
 * Whoever finds that the one before was lost takes away what that one had written. How long somebody was not heard of
 * is measured here, so that clocks of other machines do not count.
 */
export async function underSetup<T>(
  { folder, log, setup }: SettingUp,
  work: (filling: Filling) => Promise<T>,
  { leaseMs = LEASE_MS, patienceMs = PATIENCE_MS }: { leaseMs?: number; patienceMs?: number } = {},
): Promise<T> {
  const me = `${hostname()}:${process.pid}:${crypto.randomUUID().slice(0, 8)}`;
  const giveUpAt = performance.now() + patienceMs;
  // A file's folder has a lock of its own, which ends with its process.
  const alone = folder?.alone ?? false;
  let taken = await setup.take(me, { alone });
  let heard = { sign: taken.sign, at: performance.now() };
  if (taken.begun === undefined) log.info({ me }, 'another process fills this database: waiting until it has');
  while (taken.begun === undefined) {
    if (performance.now() > giveUpAt) throw new Error('Another process has been filling this database for too long.');
    await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_EVERY_MS, leaseMs)));
    const isLost = performance.now() - heard.at > leaseMs;
    taken = await setup.take(me, { alone, unheard: isLost ? heard.sign : undefined });
    if (taken.sign !== heard.sign) heard = { sign: taken.sign, at: performance.now() };
  }

  const must = (held: boolean) => {
    if (!held) throw new Error('Another process has taken over the filling of this database: this one was not heard of in time.');
  };
  let saidAt = performance.now();
  const say = async (how: () => Promise<boolean>) => {
    const now = performance.now();
    must(await how());
    saidAt = now;
  };
  const filling: Filling = {
    // Who was stopped for a while asks first.
    look: async () => {
      if (performance.now() - saidAt > leaseMs / 3) await say(() => setup.renew(me));
    },
    begin: () => say(() => setup.begin(me)),
    finish: (write) => say(() => setup.finish(me, write)),
  };
  const living = setInterval(() => {
    say(() => setup.renew(me)).catch((error: unknown) => log.warn({ error }, 'it could not be said that the filling goes on'));
  }, leaseMs / 3);
  try {
    if (taken.begun) {
      log.warn({ me }, 'the process that was filling this database was lost: what it left half-way is filled anew');
      await setup.clear(filling.look);
    }
    return await work(filling);
  } finally {
    clearInterval(living);
    // Who waits takes it over, and finds the city as it is.
    await setup.release(me).catch((error: unknown) => log.warn({ error }, 'it could not be said that the filling has ended'));
  }
}

/** The same portal, which writes no rows and no texts of the city once another process has taken over. */
export function lookingFirst<
  P extends Pick<Portal, 'activities' | 'articles' | 'bulk' | 'dangerSigns' | 'organisers' | 'policies'>,
>(portal: P, { look }: Filling): P {
  const first =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      await look();
      return write(...args);
    };
  const { activities, articles, bulk, dangerSigns, organisers, policies } = portal;
  return {
    ...portal,
    activities: { ...activities, add: first(activities.add) },
    articles: { ...articles, addPublished: first(articles.addPublished) },
    bulk: { ...bulk, insert: first(bulk.insert) },
    dangerSigns: { ...dangerSigns, addPublished: first(dangerSigns.addPublished) },
    organisers: { ...organisers, add: first(organisers.add) },
    policies: { ...policies, addPublished: first(policies.addPublished) },
  };
}
