import { fork } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createKeptFile } from '#cms/ports/database/kept-file.ts';
import { seedOr } from '../support/seed.ts';

const folder = mkdtempSync(join(tmpdir(), 'jintuo-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let places = 0;
const somewhere = () => join(folder, `kept-${places++}`);

function fill(db: DatabaseSync, words: readonly string[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS words (word TEXT)');
  const insert = db.prepare('INSERT INTO words VALUES (?)');
  for (const word of words) insert.run(word);
}
const wordsIn = (db: DatabaseSync) =>
  db
    .prepare('SELECT word FROM words')
    .all()
    .map(({ word }) => word);

async function keptWith(path: string, words: readonly string[], mark = 'then'): Promise<void> {
  const file = createKeptFile(path);
  const db = file.create();
  fill(db, words);
  await file.keep(db, mark);
  db.close();
}

/** What a start finds, and nothing of it stays open. */
async function found(path: string): Promise<{ words: unknown[]; mark: string } | undefined> {
  const kept = await createKeptFile(path).open();
  if (!kept) return undefined;
  const words = wordsIn(kept.db);
  kept.db.close();
  return { words, mark: kept.mark };
}

const MANY = Array.from({ length: 3000 }, (_, n) => `海陵 ${n}`);

describe('a kept file', () => {
  it('gives all that was kept with its mark, and of each process only its own changes', async () => {
    const path = somewhere();
    expect(await found(path)).toBeUndefined();
    await keptWith(path, MANY, 'the first "mark" 一');
    expect(await found(path)).toEqual({ words: MANY, mark: 'the first "mark" 一' });
    const file = createKeptFile(path);
    const [one, other] = [await file.open(), await file.open()];
    if (!one || !other) throw new Error('nothing was kept');
    fill(one.db, ['one']);
    expect(wordsIn(other.db)).toEqual(MANY);
    await file.keep(one.db, 'the second');
    for (const { db } of [one, other]) db.close();
    expect(await found(path)).toEqual({ words: [...MANY, 'one'], mark: 'the second' });
    expect(readdirSync(folder).filter((name) => join(folder, name).startsWith(`${path}-`))).toEqual([]);
  });

  it('is none when it was cut off anywhere, is longer, or any byte of it is another', async () => {
    const path = somewhere();
    await keptWith(path, MANY);
    const whole = readFileSync(path);
    const damaged = somewhere();
    const seen = async (bytes: Buffer) => {
      writeFileSync(damaged, bytes);
      return found(damaged);
    };
    expect(await seen(whole)).toBeDefined();
    for (const length of [0, 1, 12, 20, 4096, whole.length - 4096, whole.length - 1])
      expect(await seen(whole.subarray(0, length)), `cut off at ${length}`).toBeUndefined();
    expect(await seen(Buffer.concat([whole, Buffer.from('more')]))).toBeUndefined();
    const at = fc.oneof(
      fc.nat(whole.length - 1),
      fc.nat(300).map((back) => whole.length - 1 - back),
    );
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (place, by) => {
        const other = Buffer.from(whole);
        other[place] = (other[place] as number) ^ by;
        const kept = await seen(other);
        // A letter of the mark's own frame may be another that means the same.
        if (kept) expect(kept).toEqual({ words: MANY, mark: 'then' });
      }),
      { numRuns: 60, seed: seedOr(20_261_130) },
    );
  });

  it('is all of the one before or all of the next, whenever who writes is killed', async () => {
    const path = somewhere();
    await keptWith(path, ['0'], '0');
    let last = 0;
    for (const after of [30, 60, 90, 120, 180, 260]) {
      const child = fork('tests/ports/keep-words-process.ts', [path, String(last + 1)], {
        execPath: 'node_modules/.bin/node',
        execArgv: ['--disable-warning=ExperimentalWarning'],
      });
      await new Promise((resolve) => child.once('message', resolve));
      await pause(after);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      const kept = await found(path);
      if (!kept) throw new Error(`nothing whole is kept, ${after} ms after the first`);
      expect(kept.words, 'as many words as its mark says').toHaveLength(Number(kept.mark) === 0 ? 1 : Number(kept.mark) * 500);
      expect(Number(kept.mark)).toBeGreaterThanOrEqual(last);
      last = Number(kept.mark);
      expect(
        readdirSync(folder).filter((name) => join(folder, name).startsWith(`${path}-`)),
        'nothing is left',
      ).toEqual([]);
    }
    expect(last).toBeGreaterThan(0);
  });

  it('takes away what a process of the same number left, as every one in a container has, and nothing that is being written', async () => {
    const path = somewhere();
    await keptWith(path, MANY);
    const [left, now] = ['0badcafe', '0badbeef'].map((end) => `${path}-${process.pid}-${end}`) as [string, string];
    for (const file of [left, now]) writeFileSync(file, 'half');
    const before = new Date(performance.timeOrigin - 60_000);
    utimesSync(left, before, before);
    expect((await found(path))?.words).toEqual(MANY);
    expect([existsSync(left), existsSync(now)]).toEqual([false, true]);
    rmSync(now);
  });

  it('may be copied with its folder', async () => {
    const [path, copy] = [somewhere(), somewhere()];
    await keptWith(path, MANY);
    cpSync(path, copy);
    expect((await found(copy))?.words).toEqual(MANY);
  });
});
