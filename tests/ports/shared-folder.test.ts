import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFolder } from '#cms/ports/database/shared-folder.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-folder-'));
  file = join(folder, 'test.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that opens the folder, and keeps it until it is killed. */
async function otherProcess() {
  const args = ['--disable-warning=ExperimentalWarning', 'tests/support/folder-process.ts', file];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const kill = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { pid: child.pid, alone: JSON.parse(String(line)).alone as boolean, kill };
}

it('the first has it alone, the next hears who was first, and who comes when all have gone is the first again', async () => {
  const first = await openFolder(file);
  first.share();
  const second = await openFolder(file);
  expect([first.alone, second.alone]).toEqual([true, false]);
  expect(second.first?.pid).toBe(process.pid);
  first.close();
  const third = await openFolder(file);
  expect(third.alone, 'the second is there yet').toBe(false);
  second.close();
  third.close();
  const fourth = await openFolder(file);
  expect(fourth.alone).toBe(true);
  fourth.close();
});

it('the next waits until the first has set it up', async () => {
  const first = await openFolder(file);
  let opened = false;
  const second = openFolder(file).then((folder) => {
    opened = true;
    return folder;
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(opened).toBe(false);
  first.share();
  expect((await second).alone).toBe(false);
  first.close();
  (await second).close();
});

it('does not wait for ever', async () => {
  const first = await openFolder(file);
  await expect(openFolder(file, 50)).rejects.toThrow('has been setting up');
  first.close();
});

it('a process that is killed leaves nothing held, even in the middle of setting up', async () => {
  const killed = await otherProcess();
  expect(killed.alone).toBe(true);
  const waiting = openFolder(file);
  await killed.kill();
  const folder = await waiting;
  expect(folder.alone).toBe(true);
  folder.close();
});
