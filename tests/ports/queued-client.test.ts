import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Client } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueuedClient, type Patience } from '#cms/ports/database/queued-client.ts';
import { createWriteTurns } from '#cms/ports/database/write-turns.ts';
import { requestScope, unavailableCause } from '#cms/ports/request-scope.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { runProcess } from '../support/run-process.ts';

let folder: string;
let client: Client;
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
  expect(broken).toMatchObject({ failure: expect.any(Error), closed: true });
  const next = await client.transaction('write');
  await next.execute("insert into rows values ('b', null)");
  await next.commit();
  expect(next).toMatchObject({ failure: undefined });
  expect(await count()).toBe(1);
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

describe('a transaction', () => {
  const open = (patience: Patience) => createQueuedClient(`file:${join(folder, 'test.db')}`, patience);

  it('that nothing is heard of is rolled back, with a word of where it was begun, and others go on', async () => {
    const left: { begunAt: string; heldMs: number }[] = [];
    const impatient = await open({ idleMs: 100, onLeftBehind: (details) => left.push(details) });
    const forgotten = await impatient.transaction('write');
    await forgotten.execute("insert into rows values ('forgotten', null)");
    await impatient.execute("insert into rows values ('next', null)");
    expect(left).toEqual([{ begunAt: expect.stringContaining('queued-client.test.ts'), heldMs: expect.any(Number) }]);
    await expect(forgotten.execute("insert into rows values ('late', null)")).rejects.toMatchObject({ code: 'busy' });
    await expect(forgotten.commit()).rejects.toMatchObject({ code: 'busy' });
    expect(forgotten).toMatchObject({ failure: { code: 'busy' } });
    await forgotten.rollback();
    expect((await impatient.execute('select who from rows')).rows.map(({ who }) => who)).toEqual(['next']);
    impatient.close();
  });

  it('that goes on is left alone, however long it takes', async () => {
    const left: object[] = [];
    const impatient = await open({ idleMs: 2000, onLeftBehind: (details) => left.push(details) });
    const long = await impatient.transaction('write');
    for (let n = 0; n < 25; n++) {
      await long.execute("insert into rows values ('long', null)");
      await setTimeout(100);
    }
    await long.commit();
    expect([await count(), left]).toEqual([25, []]);
    impatient.close();
  });

  it('that waits for those before it for too long hears that it is busy, and those after it have their turn', async () => {
    const impatient = await open({ waitMs: 50 });
    const first = await impatient.transaction('write');
    await expect(impatient.transaction('write')).rejects.toMatchObject({ code: 'busy' });
    await expect(impatient.execute("insert into rows values ('second', null)")).rejects.toMatchObject({ code: 'busy' });
    await first.commit();
    await impatient.execute("insert into rows values ('third', null)");
    expect(await count()).toBe(1);
    impatient.close();
  });
});

describe('while another program holds the file', () => {
  it('a write waits without holding up anything else, and is done when the file is free', async () => {
    const other = await holdDatabase(join(folder, 'test.db'));
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    const writing = client.execute("insert into rows values ('one', null)");
    const transaction = client.transaction('write');
    await expect.poll(() => ticks, { timeout: 20_000 }).toBeGreaterThan(10);
    expect(await count()).toBe(0);
    await other.letGo();
    await writing;
    await (await transaction).commit();
    clearInterval(ticking);
    expect(await count()).toBe(1);
  });

  it('for too long, a write hears that it is busy, and the next one is whole', async () => {
    const impatient = await createQueuedClient(`file:${join(folder, 'test.db')}`, { waitMs: 60 });
    const other = await holdDatabase(join(folder, 'test.db'));
    await expect(impatient.transaction('write')).rejects.toMatchObject({ code: 'busy' });
    await expect(impatient.execute("insert into rows values ('no', null)")).rejects.toMatchObject({ code: 'busy' });
    await other.letGo();
    const next = await impatient.transaction('write');
    await next.execute("insert into rows values ('yes', null)");
    await next.commit();
    expect(await count()).toBe(1);
    impatient.close();
  });

  it('who is waited for by somebody hears so soon, also behind work of the clock that waits on', async () => {
    const client = await createQueuedClient(`file:${join(folder, 'test.db')}`, { heldMs: 200 });
    const other = await holdDatabase(join(folder, 'test.db'));
    const patient = client.execute("insert into rows values ('patient', null)");
    const write = () => client.execute("insert into rows values ('request', null)");
    const begin = () => client.transaction('write');
    for (const ask of [write, begin, write] as (() => Promise<unknown>)[])
      await expect(requestScope.run({}, ask)).rejects.toMatchObject({
        code: 'busy',
        message: expect.stringContaining('another program'),
      });
    await other.letGo();
    await patient;
    await requestScope.run({}, write);
    expect(await count()).toBe(2);
    client.close();
  });
});

describe('on a disk that is full', () => {
  it('what is written fails with its cause, is known within the request, and the next write is whole when there is room', async () => {
    const file = join(folder, 'test.db');
    const full = await createQueuedClient(`file:${file}`);
    await full.execute('pragma max_page_count = 5');
    const big = `insert into rows values ('${'x'.repeat(20_000)}', null)`;
    for (const write of [
      () => full.execute(big),
      async () => {
        const transaction = await full.transaction('write');
        await transaction.execute(big).catch(async (error: unknown) => {
          await transaction.rollback();
          throw error;
        });
      },
    ]) {
      await requestScope.run({}, async () => {
        await expect(write()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
        expect(unavailableCause(new Error('another in its place'))).toMatchObject({ code: 'SQLITE_FULL' });
      });
    }
    await full.execute('pragma max_page_count = 1000000');
    const next = await full.transaction('write');
    await next.execute(big);
    await next.commit();
    expect(await count()).toBe(1);
    full.close();
  });
});
