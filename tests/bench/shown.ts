import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { staffClient } from '../support/staff-client.ts';
import type { TestServer } from '../support/start-server.ts';
import { type Measured, measurePairs } from './pairs.ts';

/** S3: from a change of a centre's name until its page and the search show it, against a build of the whole site. */
export async function publish(server: TestServer, { build, count }: { build: () => number; count: string }): Promise<Measured> {
  const renamed = await renamer(server);
  const ours = () => renamed(server);
  await ours();
  const pairs = await measurePairs('S3', { ours, reference: async () => build(), count: 9 });
  return { name: `S3 change to shown, ${count}`, unit: 'ms', aim: '≤ 1,000 ms', compare: 'ratio', pairs };
}

/** S13: the same until another process on the same database shows it, against the process in which it was changed. */
export async function shownElsewhere(server: TestServer, other: TestServer): Promise<Measured> {
  const renamed = await renamer(server);
  const [ours, reference] = [() => renamed(other), () => renamed(server)];
  await ours();
  const pairs = await measurePairs('S13', { ours, reference, count: 30 });
  return { name: 'S13 shown in another process', unit: 'ms', aim: '≤ 1,000 ms', compare: 'difference', pairs };
}

/** Gives the example centre a new name at a server, and measures the milliseconds until one shows it. */
async function renamer({ origin }: TestServer): Promise<(shownBy: TestServer) => Promise<number>> {
  const admin = await staffClient(origin, 'admin');
  const { id } = await admin.get('facilities', { slug: EXAMPLE_SLUG });
  let n = 0;
  return async (shownBy) => {
    // A connection that the server has closed while the other side was measured is found out now.
    await fetch(`${origin}/healthz`).catch(() => undefined);
    const name = `海陵示例托育园${'甲乙丙丁戊己庚辛壬癸'[n++ % 10]}${n}号`;
    const from = performance.now();
    await admin.change('facilities', id, { name });
    while (!(await shows(shownBy, name))) if (performance.now() - from > 20_000) throw new Error('never shown');
    return performance.now() - from;
  };
}

async function shows({ origin }: TestServer, name: string): Promise<boolean> {
  const page = await (await fetch(`${origin}/facilities/${EXAMPLE_SLUG}`)).text();
  if (!page.includes(name)) return false;
  const found = await fetch(`${origin}/api/v1/facilities?q=${encodeURIComponent(name)}`);
  return ((await found.json()) as { total: number }).total === 1;
}
