/** Where the adapter for SQLite keeps the transactions that are open (cms/ports/database/true-ends.ts). */
const OPEN = Symbol.for('jintuo.open-transactions');
const WRITES = /^\s*(insert into|update|delete from)\s+["`]?(\w+)/i;

type Asked = string | { sql: string };
type Transaction = { execute(asked: Asked): Promise<unknown> };

/**
 * Stands around every statement by which a unit of work writes on SQLite, whichever way it came there, and is told the table.
 * Says whether there is such a database: on another one writes are seen at the adapter.
 */
export function aroundWrites(db: object, around: (table: string, write: () => Promise<unknown>) => Promise<unknown>): boolean {
  const open = (db as { [OPEN]?: Map<unknown, Transaction> })[OPEN];
  if (!('client' in db) || !open) return false;
  const set = open.set.bind(open);
  open.set = (id, transaction) => {
    const execute = transaction.execute.bind(transaction);
    transaction.execute = (asked) => {
      const table = WRITES.exec(typeof asked === 'string' ? asked : asked.sql)?.[2];
      return table ? around(table, () => execute(asked)) : execute(asked);
    };
    return set(id, transaction);
  };
  return true;
}
