import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueuedClient, type QueuedClient } from '#cms/ports/database/queued-client.ts';
import { createWriteTurns } from '#cms/ports/database/write-turns.ts';
import { runProcess } from '../support/run-process.ts';

let folder: string;
let client: QueuedClient;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-queue-'));
  client = await createQueuedClient(`file:${join(folder, 'test.db')}`);
  await client.execute('create table parents (id integer primary key)');
  await client.execute('create table rows (who text, parent integer references parents (id) deferrable initially deferred)');
});
afterEach(() => {
  client.close();
  rmSync(folder, { recursive: true, force: true });
});

const count = async () => Number((await client.execute('select count(*) as n from rows')).rows[0]?.n);

it('a commit that fails is told, and the next transaction is not touched by it', async () => {
  const broken = await client.transaction('write');
  await broken.execute("insert into rows values ('a', 42)");
  await expect(broken.commit()).rejects.toThrow('FOREIGN KEY');
  expect(client.takeFailedCommit()).toBeInstanceOf(Error);
  expect(client.takeFailedCommit()).toBeUndefined();
  const next = await client.transaction('write');
  await next.execute("insert into rows values ('b', null)");
  await next.commit();
  expect([await count(), client.takeFailedCommit()]).toEqual([1, undefined]);
});

describe('with another process at the same file', () => {
  it('does not fail, however both write', async () => {
    const elsewhere = runProcess('tests/support/writing-process.ts', [join(folder, 'test.db'), '200']);
    for (let n = 0; n < 200; n++) {
      const transaction = await client.transaction('write');
      await transaction.execute("insert into rows values ('here', null)");
      await setTimeout(1);
      await transaction.commit();
    }
    expect(await elsewhere).toMatchObject({ code: 0, output: '' });
    expect(await count()).toBe(400);
  });

  it('goes on reading while it waits for the other to have written', async () => {
    const other = createWriteTurns(join(folder, 'test.db'));
    await other.enter();
    let written = false;
    const writing = client.execute("insert into rows values ('here', null)").then(() => {
      written = true;
    });
    for (let n = 0; n < 20; n++) {
      await setTimeout(5);
      expect([await count(), written]).toEqual([0, false]);
    }
    other.leave();
    await writing;
    expect(await count()).toBe(1);
    other.close();
  });

  it('who waits comes next, however much the other still has to write', async () => {
    const file = join(folder, 'turns.db');
    const [busy, waiting] = [createWriteTurns(file), createWriteTurns(file)];
    let rounds = 0;
    let stop = false;
    const writing = (async () => {
      while (!stop) {
        await busy.enter();
        await setTimeout(2);
        busy.leave();
        rounds++;
      }
    })();
    for (let n = 0; n < 20; n++) {
      await waiting.enter();
      waiting.leave();
      await setTimeout(1);
    }
    stop = true;
    await writing;
    expect(rounds, 'both had their turns').toBeGreaterThan(3);
    busy.close();
    waiting.close();
  });

  it('gives up after a while, in words, and the queue goes on', async () => {
    const file = join(folder, 'turns.db');
    const [stuck, impatient] = [createWriteTurns(file), createWriteTurns(file, 50)];
    await stuck.enter();
    await expect(impatient.enter()).rejects.toThrow('Another process has been writing');
    stuck.leave();
    await impatient.enter();
    impatient.leave();
    stuck.close();
    impatient.close();
  });
});
