import { join } from 'node:path';
import type { Service } from '../deploy/read-compose.ts';
import { startMongod } from '../support/mongod.mjs';
import { freePort } from '../support/start-server.ts';
import { healthOf, untilHealthy } from './health.ts';
import { findProgram, run } from './program.ts';

/** One of the servers that portals need, or what stands for it. */
interface Server {
  service: string;
  /** What it is. */
  words: string;
  /** What portals are told of it in place of what the file says. */
  env: Record<string, string>;
  /** Settings of the file that say nothing here. */
  without: readonly string[];
  stop(): Promise<void>;
}

interface Means {
  services: Record<string, Service>;
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
}

const nothing = async () => {};
const embedded = (service: string, words: string, without: readonly string[]): Server => ({
  ...{ service, words, without, env: {}, stop: nothing },
});

/** In the order in which they start: each as a program where it is to be had, else as the part that the portal has within it. */
export async function startServers(means: Means): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const start of [database, searchEngine]) servers.push(await start(means));
  } catch (error) {
    for (const one of servers.toReversed()) await one.stop();
    throw error;
  }
  const bucket = ['S3_BUCKET', 'S3_REGION', 'S3_ENDPOINT', 'S3_PATH_STYLE', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  return [
    ...servers,
    embedded('storage', 'the folder of both portals', bucket),
    embedded('mail', 'the outbox, at /admin/outbox', ['SMTP_URL', 'SMTP_FROM']),
  ];
}

async function database({ env }: Means): Promise<Server> {
  const program = findProgram('mongod', env);
  if (!program) return embedded('mongodb', 'one SQLite file for both portals (no mongod is found)', ['DATABASE_URI']);
  const { uri, stop } = await startMongod(program);
  const url = new URL(uri);
  url.pathname = '/jintuo';
  return { service: 'mongodb', words: program, env: { DATABASE_URI: url.href }, without: [], stop };
}

async function searchEngine({ services, folder, env }: Means): Promise<Server> {
  const name = 'meilisearch';
  const without = ['MEILI_HOST', 'MEILI_API_KEY'];
  const program = findProgram(name, env);
  const service = services[name];
  if (!program || !service) return embedded(name, 'the index within each portal (no meilisearch is found)', without);
  const [, ...args] = service.command ?? [];
  const address = `127.0.0.1:${await freePort()}`;
  const started = run([program, ...args, '--http-addr', address, '--db-path', join(folder, 'meilisearch')], {
    PATH: env.PATH ?? '',
    ...service.environment,
  });
  const health = healthOf(name, service);
  await untilHealthy(`http://${address}`, health, started.isOver).catch(async (error: Error) => {
    await started.stop(0);
    throw new Error(`${program}: ${error.message}\n${started.said()}`);
  });
  return {
    service: name,
    words: program,
    env: { MEILI_HOST: `http://${address}` },
    without: [],
    stop: () => started.stop(10_000),
  };
}
