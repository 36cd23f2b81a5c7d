import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freePort } from '../support/start-server.ts';

const scratch = await mkdtemp(join(tmpdir(), 'jintuo-second-'));
let child: ChildProcess | undefined;

afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(scratch, { recursive: true, force: true });
});

/** `npm start`'s own command in this folder, until a page of each half has been read. */
async function start(folder: string): Promise<string> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: join(scratch, 'data'), LOG_LEVEL: 'warn' };
  const starting = spawn(join(folder, 'node_modules/.bin/node'), [join(folder, 'cms/commands/start.mjs')], { env });
  child = starting;
  let said = '';
  for (const stream of [starting.stdout, starting.stderr]) stream.on('data', (data) => (said += data));
  const ended = new Promise<void>((resolve) => starting.once('exit', () => resolve()));
  const read = async (path: string): Promise<void> => {
    while (starting.exitCode === null) {
      const answer = await fetch(`http://localhost:${port}${path}`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the portal stopped:\n${said}`);
  };
  await read('/');
  await read('/admin/login');
  starting.kill('SIGTERM');
  await ended;
  return said;
}

/** The sources and what was built from them, at another path; the packages are only pointed to. */
async function copyOf(root: string): Promise<string> {
  const copy = join(scratch, 'copy');
  for (const entry of await readdir(root))
    if (!['node_modules', 'var', 'tests', 'docs', '.git'].includes(entry))
      await cp(join(root, entry), join(copy, entry), { recursive: true, filter: (path) => !path.endsWith('.next/cache') });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

it('builds and seeds nothing a second time, though the folder has been copied', async () => {
  expect(await start(process.cwd())).toContain('Seeding');
  const said = await start(await copyOf(process.cwd()));
  expect(said).toContain('ready in');
  expect(said).not.toMatch(/Building|Seeding|Installing/);
}, 600_000);
