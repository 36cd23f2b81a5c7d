import {
  type Client,
  type InArgs,
  type InStatement,
  type InValue,
  LibsqlError,
  type ResultSet,
  type Row,
  type TransactionMode,
} from '@libsql/client';
import { Sqlite3Client } from '@libsql/client/sqlite3';
import Database from 'libsql';
import { LRUCache } from 'lru-cache';

/** Statements that stay prepared on a connection, those that were used last. */
const MOST_KEPT = 300;
/** A bulk insert's text is seldom the same twice. */
const LONGEST_KEPT = 8000;
const KEPT = /^\s*(select|with|insert|update|delete|begin|commit|rollback|savepoint|release)\b/i;
const CHANGES_TABLES = /^\s*(create|alter|drop|vacuum|reindex|attach|detach)\b/i;

interface KeptStatement {
  statement: Database.Statement;
  /** Of the columns that it gives; nothing where it gives none. */
  names?: string[];
}

/**
 * One connection to a SQLite file, on which statements stay prepared by their text: the stock client prepares each anew and
 * asks for the names of its columns, which takes several times as long as most statements themselves. One that has failed
 * is let go, and all of them are where tables are changed.
 */
export function openConnection(url: string): Client {
  const path = decodeURIComponent(url.replace(/^file:/, ''));
  const database = new Database(path, {});
  const stock = new Sqlite3Client(path, {}, database, 'number');
  const kept = new LRUCache<string, KeptStatement>({ max: MOST_KEPT });

  const prepared = (sql: string): KeptStatement => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statement.safeIntegers(true);
    const made: KeptStatement = { statement };
    if (statement.reader) made.names = namesOf(statement.raw(true));
    if (sql.length <= LONGEST_KEPT) kept.set(sql, made);
    return made;
  };
  const run = (sql: string, args: unknown[]): ResultSet => {
    try {
      const known = prepared(sql);
      const { statement } = known;
      if (!known.names) return written(statement.run(args));
      const rows = statement.all(args) as unknown[][];
      // Another process has added a column since.
      if (rows[0] && rows[0].length !== known.names.length) known.names = namesOf(statement);
      return found(known.names, rows);
    } catch (error) {
      kept.delete(sql);
      throw error instanceof Database.SqliteError
        ? new LibsqlError(error.message, error.code, 'rawCode' in error ? Number(error.rawCode) : undefined, error)
        : error;
    }
  };
  const execute = async (asked: InStatement | string, more?: InArgs): Promise<ResultSet> => {
    const { sql, args = [] } = typeof asked === 'string' ? { sql: asked, args: more ?? [] } : asked;
    if (CHANGES_TABLES.test(sql)) kept.clear();
    if (stock.closed || !KEPT.test(sql) || !Array.isArray(args)) return stock.execute({ sql, args });
    return run(sql, args.map(toSql));
  };
  return {
    execute,
    batch: (statements, mode) => stock.batch(statements as InStatement[], mode),
    migrate: (statements) => {
      kept.clear();
      return stock.migrate(statements);
    },
    executeMultiple: (sql) => {
      kept.clear();
      return stock.executeMultiple(sql);
    },
    transaction: (mode?: TransactionMode) => stock.transaction(mode),
    sync: () => stock.sync(),
    close: () => {
      kept.clear();
      stock.close();
    },
    get closed() {
      return stock.closed;
    },
    protocol: 'file',
  };
}

const namesOf = (statement: Database.Statement) => statement.columns().map(({ name }) => name);

const NO_ROWS = { columns: [], columnTypes: [], rows: [], toJSON: () => ({}) };

const written = ({ changes, lastInsertRowid }: Database.RunResult): ResultSet => ({
  ...NO_ROWS,
  rowsAffected: changes,
  lastInsertRowid: BigInt(lastInsertRowid),
});

function found(names: readonly string[], rows: readonly unknown[][]): ResultSet {
  const toJSON = () => ({ columns: names, rows });
  const made = rows.map((values) => new KeptRow(names, values) as object as Row);
  return { columns: [...names], columnTypes: [], rows: made, rowsAffected: 0, lastInsertRowid: undefined, toJSON };
}

/** A row by the names of its columns, of which the first counts where two are the same, and by their numbers. */
class KeptRow {
  static #width = 0;
  readonly #values: unknown[];

  constructor(names: readonly string[], values: unknown[]) {
    this.#values = values;
    if (values.length > KeptRow.#width) KeptRow.#widen(values.length);
    const own: Record<string, unknown> = Object(this);
    for (let n = 0; n < values.length; n++) {
      const value = (values[n] = fromSql(values[n]));
      const name = names[n] as string;
      if (!(name in this)) own[name] = value;
    }
  }

  get length(): number {
    return this.#values.length;
  }

  static #widen(width: number): void {
    for (let n = KeptRow.#width; n < width; n++)
      Object.defineProperty(KeptRow.prototype, n, {
        get(this: KeptRow) {
          return this.#values[n];
        },
      });
    KeptRow.#width = width;
  }
}

function fromSql(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError('a number in the database is too large');
    return number;
  }
  return value instanceof Buffer ? value.buffer : value;
}

function toSql(value: InValue): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.valueOf();
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (value === undefined) throw new TypeError('undefined cannot be given to the database');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('only finite numbers can be given to the database');
  return value;
}
