// A real MongoDB for the tests, on loopback and for as long as they run: a replica set of one member,
// because only a replica set has transactions. Plain JavaScript, because tests/run.mjs uses it.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const SET = 'jintuo-tests';
const READY_MS = 30_000;
const CLOSE_MS = 10_000;

/** Starts the `mongod` at `binary` in a temporary folder. `stop` ends it and removes the folder. */
export async function startMongod(binary) {
  const folder = await mkdtemp(join(tmpdir(), 'jintuo-mongod-'));
  const port = await freePort();
  const log = join(folder, 'mongod.log');
  const child = spawn(
    binary,
    // What a killed test had under way is let go after seconds, not after a minute.
    [
      '--setParameter',
      'transactionLifetimeLimitSeconds=5',
      '--replSet',
      SET,
      '--dbpath',
      folder,
      '--bind_ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--logpath',
      log,
    ],
    { stdio: 'ignore' },
  );
  let ended;
  const end = new Promise((resolve) => {
    child.once('error', (error) => resolve((ended = error.message)));
    child.once('exit', (code, signal) => resolve((ended = `it ended with ${signal ?? code}`)));
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.removeListener('exit', kill);
    if (ended === undefined) child.kill('SIGTERM');
    await Promise.race([end, setTimeout(CLOSE_MS, undefined, { ref: false }).then(kill)]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await initiate(port, () => ended);
    return { uri: `mongodb://127.0.0.1:${port}/?replicaSet=${SET}`, stop };
  } catch (error) {
    const told = await readFile(log, 'utf8').catch(() => '');
    await stop();
    throw new Error(
      `${binary} did not become a MongoDB to test with: ${error.message}\n${told.split('\n').slice(-6).join('\n')}`,
    );
  }
}

/** Makes it the only member of its replica set, and waits until it takes writes. */
async function initiate(port, ended) {
  const { MongoClient } = await import('mongodb');
  const until = Date.now() + READY_MS;
  for (;;) {
    const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 1000 });
    try {
      const admin = client.db('admin');
      const hello = await admin.command({ hello: 1 });
      if (hello.isWritablePrimary) return;
      if (!hello.setName) {
        const config = { _id: SET, members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
        await admin.command({ replSetInitiate: config }).catch((error) => {
          if (error.codeName !== 'AlreadyInitialized') throw error;
        });
      }
    } catch (error) {
      if (ended() !== undefined) throw new Error(ended());
      if (Date.now() > until) throw error;
    } finally {
      await client.close();
    }
    if (Date.now() > until) throw new Error(`not ready after ${READY_MS / 1000} s`);
    await setTimeout(200);
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
