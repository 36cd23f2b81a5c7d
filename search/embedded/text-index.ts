import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Part } from '../text/indexed-text.ts';
import { shortest, slipsOf } from '../text/one-slip.ts';
import type { Condition } from '../text/question.ts';
import type { Readings } from '../text/readings.ts';
import { type RowSet, rememberedSets, rowSet } from './row-set.ts';
import { COLUMNS, tokensOf } from './tokens.ts';
import { joined, writeExpression } from './write-expression.ts';

/** Where a question is asked. */
export interface Ask {
  conditions: Condition[];
  /** Whether all conditions must hold, or one is enough. */
  quantity: 'all' | 'any';
  parts: readonly Part[];
}

/** Full text of rows that are numbered by whoever keeps them. */
export interface TextIndex {
  /** Adds or replaces rows, all or none, together with what else is written of them. */
  put(rows: [row: number, readings: Readings][], also?: () => void): void;
  remove(rows: number[], also?: () => void): void;
  find(ask: Ask): RowSet;
  /** The condition with the words of this index that a slip may have meant. */
  spelledOut(condition: Condition): Condition;
}

/**
 * Full text in a database that may hold such a text already. The `ascii` tokenizer takes every other character as part of a word, so the tokens are
 * exactly those written here: the built-in ones drop rare characters or find nothing in Chinese.
 */
export function createTextIndex(db: DatabaseSync, name: string): TextIndex {
  const [texts, words] = [`${name}_texts`, `${name}_words`];
  db.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS ${texts} USING fts5(${COLUMNS.join(', ')},
      content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2');
    CREATE VIRTUAL TABLE IF NOT EXISTS ${words} USING fts5vocab(${texts}, 'instance');
  `);
  const insert = db.prepare(
    `INSERT OR REPLACE INTO ${texts} (rowid, ${COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(COLUMNS.length)})`,
  );
  const erase = db.prepare(`DELETE FROM ${texts} WHERE rowid = ?`);
  // One text of all rows is read several times quicker than a row at a time.
  const found = db.prepare(`SELECT json_group_array(rowid) AS rows FROM ${texts} WHERE ${texts} MATCH ?`);
  const spelled = db.prepare(`SELECT 1 FROM ${words} WHERE term >= ? AND term < ? LIMIT 1`);

  const answers = rememberedSets((expression) => rowSet(JSON.parse((found.get(expression) as { rows: string }).rows)));
  const spellings = new LRUCache<string, string[]>({
    maxSize: 20_000,
    sizeCalculation: (words) => words.length + 1,
    memoMethod: (slip) => shortest(slipsOf(slip).filter((word) => spelled.get(word, `${word}{`))),
  });

  const spelledOut = (condition: Condition): Condition => {
    if ('any' in condition) return { any: condition.any.map(spelledOut) };
    if (!('slip' in condition) || condition.words) return condition;
    return { slip: condition.slip, words: spellings.memo(condition.slip) };
  };
  const write = ({ conditions, quantity, parts }: Ask) =>
    joined(
      conditions.map((condition) => writeExpression(spelledOut(condition), parts)),
      quantity === 'all' ? 'AND' : 'OR',
    );

  const inOneGo = (work: () => void) => {
    answers.clear();
    spellings.clear();
    db.exec('BEGIN');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    put: (rows, also) =>
      inOneGo(() => {
        for (const [row, readings] of rows) insert.run(row, ...tokensOf(readings));
        also?.();
      }),
    remove: (rows, also) =>
      inOneGo(() => {
        for (const row of rows) erase.run(row);
        also?.();
      }),
    find: (ask) => answers.memo(write(ask)),
    spelledOut,
  };
}
