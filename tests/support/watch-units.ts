import { AsyncLocalStorage } from 'node:async_hooks';
import type { Payload } from 'payload';
import { transactionScope } from '#cms/ports/database/in-transaction.ts';
import { VERBS } from '#cms/ports/database/one-at-a-time.ts';

interface Asked {
  collection?: string;
  pagination?: boolean;
  limit?: number;
  req?: { transactionID?: unknown };
}
type Ask = (args: Asked) => Promise<unknown>;

const LOCAL = ['find', 'findByID', 'count', 'create', 'update', 'delete', 'forgotPassword'];

/**
 * Watches what our units of work ask for. MongoDB takes one command at a time in a transaction, and a page with its count
 * is two; SQLite takes what it is given, so that it would not be noticed there. What Payload sends side by side by itself,
 * for the fields of a document, waits in the adapter's queue. Gives what was wrong.
 */
export function watchUnits(payload: Payload): () => string[] {
  const wrong: string[] = [];
  const running = new Map<unknown, string>();
  const within = new AsyncLocalStorage<true>();
  const watch = (owner: object, names: readonly string[]) => {
    const verbs = owner as Record<string, Ask | undefined>;
    for (const name of names) {
      const ask = verbs[name];
      if (!ask) continue;
      verbs[name] = async (args) => {
        const id = args.req?.transactionID;
        const open = transactionScope.getStore()?.open;
        // A write that belongs to no unit is one by itself, and then all of it is Payload's.
        if (!open) return within.run(true, () => ask.call(owner, args));
        if (within.getStore() || id === undefined || id instanceof Promise) return ask.call(owner, args);
        const what = `${name} ${args.collection ?? ''}`;
        const other = running.get(id);
        if (other) wrong.push(`${what} beside ${other}`);
        if (name === 'find' && args.pagination !== false && args.limit !== 0) wrong.push(`${what} asks for a count`);
        running.set(id, what);
        try {
          return await within.run(true, () => ask.call(owner, args));
        } finally {
          running.delete(id);
        }
      };
    }
  };
  watch(payload, LOCAL);
  watch(payload.db, VERBS);
  return () => wrong;
}

interface Command {
  commandName: string;
  requestId: number;
  command?: { lsid?: { id?: { toString(format: string): string } }; txnNumber?: unknown };
}
interface Client {
  monitorCommands: boolean;
  on(event: string, listener: (event: Command) => void): void;
}

/** The same of the driver: what really went to a MongoDB, whoever sent it. */
export function watchCommands(client: Client): () => string[] {
  const wrong: string[] = [];
  const running = new Map<string, Command>();
  const keys = new Map<number, string>();
  client.monitorCommands = true;
  client.on('commandStarted', (event) => {
    const { lsid, txnNumber } = event.command ?? {};
    if (txnNumber === undefined) return;
    const key = `${lsid?.id?.toString('hex')} ${txnNumber}`;
    const other = running.get(key);
    if (other) wrong.push(`${event.commandName} beside ${other.commandName}`);
    running.set(key, event);
    keys.set(event.requestId, key);
  });
  for (const end of ['commandSucceeded', 'commandFailed'])
    client.on(end, ({ requestId }) => {
      const key = keys.get(requestId);
      keys.delete(requestId);
      if (key && running.get(key)?.requestId === requestId) running.delete(key);
    });
  return () => wrong;
}
