import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startMongod } from '../../support/mongod.mjs';

/** A program of that name which runs the fake on this Node, wherever Node is. */
const folder = mkdtempSync(join(tmpdir(), 'jintuo-fake-'));
const FAKE = join(folder, 'mongod');
writeFileSync(FAKE, `#!/bin/sh\nexec "${process.execPath}" "${resolve('tests/support/fake-mongod.mjs')}" "$@"\n`);
chmodSync(FAKE, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  delete process.env.FAKE_MONGOD;
});

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('jintuo-mongod-'));
const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(socket.destroy() !== undefined));
    socket.once('error', () => done(false));
  });

// Start and stop are shown against a fake that keeps no data; the suite itself needs a real one (MONGOD_BIN).
describe.skipIf(process.platform === 'win32')('a MongoDB for the tests', () => {
  it('is started as a replica set on loopback, and gone without a trace afterwards', async () => {
    const before = folders();
    const server = await startMongod(FAKE);
    const { hostname, port, searchParams } = new URL(server.uri);
    expect(hostname).toBe('127.0.0.1');
    expect(searchParams.get('replicaSet')).toBeTruthy();
    expect(await answers(Number(port))).toBe(true);
    expect(folders()).toHaveLength(before.length + 1);
    await server.stop();
    expect(await answers(Number(port))).toBe(false);
    expect(folders()).toEqual(before);
  });

  it('that ends by itself is named, with the last lines of its log', async () => {
    process.env.FAKE_MONGOD = 'broken';
    const before = folders();
    await expect(startMongod(FAKE)).rejects.toThrow(/it ended with 14[\s\S]*no room on the disk/);
    expect(folders()).toEqual(before);
  });

  it('that is no program is named', async () => {
    const missing = join(folder, 'nothing-here');
    expect(existsSync(missing)).toBe(false);
    await expect(startMongod(missing)).rejects.toThrow(/nothing-here did not become a MongoDB to test with/);
  });
});
