import { createPortal } from '#cms/assemble.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { seedCity } from '#cms/seed/seed-city.ts';
import { bringCity, keepCity } from './kept-cities.ts';
import { leadsNowhere } from './page-routes.ts';
import { TEST_NOW } from './test-now.ts';
import { watchCommands, watchUnits } from './watch-units.ts';

export { TEST_NOW };
export const TODAY = '2026-11-23';
export const WEDNESDAY = '2026-11-25';

/** On MongoDB a test file has a database of its own, which goes with it. */
interface MongoDatabase {
  connection: { dropDatabase(): Promise<unknown>; getClient(): Parameters<typeof watchCommands>[0] };
}

export interface DemoPortal {
  portal: Portal;
  /** Moves the portal's clock. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/**
 * A whole portal with a small demonstration city, which the first test of its kind seeds. One per test file: Payload keeps
 * one instance per process. `enrolled: false` empties its classes, so that a test finds every place free.
 */
export async function demoPortal({
  facilities = 12,
  seeded = true,
  enrolled = true,
}: {
  facilities?: number;
  seeded?: boolean;
  enrolled?: boolean;
} = {}): Promise<DemoPortal> {
  const { DATA_DIR = '', CITY, PORTAL_MODE, PORTAL_NOW } = process.env;
  const city = { facilities, enrolled, CITY, PORTAL_MODE, PORTAL_NOW };
  if (seeded) await bringCity(city, DATA_DIR);
  const portal = await createPortal();
  const mongo = process.env.MONGODB_TEST_URI ? (portal.payload.db as unknown as MongoDatabase).connection : undefined;
  const watched = [watchUnits(portal.payload), ...(mongo ? [watchCommands(mongo.getClient())] : [])];
  let fixed = TEST_NOW;
  portal.now = () => fixed;
  if (seeded && (await seedCity(portal, { facilities, pictures: false }))) {
    if (!enrolled)
      for (const collection of ['place-claims', 'enrolled-children'] as const)
        await portal.payload.db.deleteMany({ collection, where: {} });
    await keepCity(city, DATA_DIR);
  }
  return {
    portal,
    setNow: (instant) => {
      fixed = instant;
    },
    close: async () => {
      const lost = await linksThatAreLost(portal);
      await mongo?.dropDatabase();
      await portal.close();
      if (lost.length > 0) throw new Error(`a message leads nowhere: ${lost.join('; ')}`);
      const wrong = watched.flatMap((look) => look());
      if (wrong.length > 0) throw new Error(`not one command at a time in a unit of work: ${[...new Set(wrong)].join('; ')}`);
    },
  };
}

/** Whatever a test file has had sent leads to pages that there are. */
async function linksThatAreLost({ payload, environment: { origin } }: Portal): Promise<string[]> {
  const asked = { collection: 'messages', pagination: false, limit: 0, depth: 0 } as const;
  const { docs } = await payload.find(asked).catch(() => ({ docs: [] }));
  return docs.flatMap(({ kind, text }) => leadsNowhere(text, origin).map((link) => `${kind} ${link}`));
}
