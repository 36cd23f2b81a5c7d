import { DatabaseSync } from 'node:sqlite';
import { matchAll, matchLoosely } from '../text/match.ts';
import { isOneSlip } from '../text/one-slip.ts';
import type { Spell } from '../text/pinyin.ts';
import type { Run } from '../text/runs.ts';
import { columnsOf, type IndexedText } from './columns.ts';

const SHORTEST_TO_CORRECT = 5;
const MOST_CORRECTIONS = 24;

export interface TextIndex {
  /** Adds or replaces texts, all or none. */
  put(texts: IndexedText[]): void;
  remove(ids: string[]): void;
  /** Ids that match every term, each with its rank, lower is better; without `ranked` all ranks are 0. */
  match(terms: Run[], options: { ranked: boolean }): Map<string, number>;
  close(): void;
}

/**
 * Full text in memory. The `ascii` tokenizer takes every other character as part of a word, so the tokens are
 * exactly those written here: the built-in ones drop rare characters or find nothing in Chinese.
 */
export function createTextIndex(spell: Spell): TextIndex {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE VIRTUAL TABLE texts USING fts5(title, rest, pinyin, initials, joined,
      content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2');
    CREATE VIRTUAL TABLE words USING fts5vocab(texts, 'row');
  `);
  const insert = db.prepare(
    'INSERT OR REPLACE INTO texts (rowid, title, rest, pinyin, initials, joined) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const erase = db.prepare('DELETE FROM texts WHERE rowid = ?');
  const found = db.prepare('SELECT rowid, 0 FROM texts WHERE texts MATCH ?');
  const ranked = db.prepare('SELECT rowid, bm25(texts, 10, 3, 2, 2, 1) FROM texts WHERE texts MATCH ?');
  const spelled = db.prepare("SELECT term FROM words WHERE term >= 'a' AND term < '{' AND length(term) >= ?");
  for (const statement of [found, ranked, spelled]) statement.setReturnArrays(true);

  const rows = new Map<string, number>();
  const ids: string[] = [];
  const syllables = new Set<string>();
  let vocabulary: string[] | undefined;

  const rowOf = (id: string) => {
    const row = rows.get(id) ?? ids.length;
    rows.set(id, row);
    ids[row] = id;
    return row;
  };

  const inOneGo = (work: () => void) => {
    vocabulary = undefined;
    db.exec('BEGIN');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };

  const run = (expression: string, wanted: { ranked: boolean }) => {
    const matches = (wanted.ranked ? ranked : found).all(expression) as unknown as [number, number][];
    return new Map(matches.map(([row, rank]) => [ids[row] as string, rank]));
  };

  const corrections = (word: string): string[] => {
    if (word.length < SHORTEST_TO_CORRECT || !/^[a-z]+$/.test(word)) return [];
    vocabulary ??= (spelled.all(SHORTEST_TO_CORRECT - 1) as unknown as [string][]).map(([term]) => term);
    return vocabulary.filter((term) => isOneSlip(term, word)).slice(0, MOST_CORRECTIONS);
  };

  return {
    put: (texts) => {
      if (texts.length === 0) return;
      inOneGo(() => {
        for (const text of texts) {
          const columns = columnsOf(text, spell);
          for (const syllable of columns.syllables) syllables.add(syllable);
          insert.run(rowOf(text.id), columns.title, columns.rest, columns.pinyin, columns.initials, columns.joined);
        }
      });
    },
    remove: (gone) =>
      inOneGo(() => {
        for (const id of gone) {
          const row = rows.get(id);
          if (row !== undefined) erase.run(row);
        }
      }),
    match: (terms, wanted) => {
      if (terms.length === 0) return new Map();
      const exact = run(matchAll(terms, syllables), wanted);
      return exact.size > 0 ? exact : run(matchLoosely(terms, syllables, corrections), wanted);
    },
    close: () => db.close(),
  };
}
