import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** `npm start` before anything is installed: what is wrong with the machine is said in one sentence. */
describe('npm start', () => {
  let folder: string;
  let busy: Server;
  let port = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jintuo-start-'));
    cpSync('cms/commands', join(folder, 'cms/commands'), { recursive: true });
    busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const address = busy.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => {
    busy.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (env: Record<string, string>, preload: string[] = []) => {
    const { status, stderr } = spawnSync(process.execPath, [...preload, join(folder, 'cms/commands/start.mjs')], {
      env: { PATH: '', ...env } as unknown as NodeJS.ProcessEnv,
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { status, said: stderr.trim().split('\n') };
  };

  it('says which port is in use, and how to choose another', () => {
    const { status, said } = start({ PORT: String(port) });
    expect(status).toBe(1);
    expect(said).toEqual([
      `Port ${port} is in use: stop what is using it, or choose another, such as PORT=${port + 1} npm start.`,
    ]);
  });

  it.each(['abc', '0', '70000'])('refuses PORT=%s in a sentence', (wrong) => {
    expect(start({ PORT: wrong })).toEqual({
      status: 1,
      said: [`PORT=${wrong} is not a port: choose a number from 1 to 65535.`],
    });
  });

  it('says that the machine’s Node is too old', () => {
    const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})";
    const { status, said } = start({ PORT: String(port) }, ['--import', old]);
    expect(status).toBe(1);
    expect(said).toEqual(['Node 18.20.4 is too old: install Node 20 or newer from nodejs.org, then run npm start again.']);
  });
});
