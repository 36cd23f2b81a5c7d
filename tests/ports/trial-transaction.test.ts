import { describe, expect, it } from 'vitest';
import { tryTransaction } from '#cms/ports/database/trial-transaction.ts';

type Kind = 'good' | 'no word of conflicts' | 'weak snapshot' | 'writes over' | 'no transactions';

/** As much of a MongoDB as a trial asks: one document, and what a session has seen and written of it. */
function server(kind: Kind) {
  let kept: number | undefined;
  const asked: object[] = [];
  const session = () => {
    let own: { seen?: number; begun?: number; written?: number } | undefined;
    return {
      startTransaction: (options: object) => {
        asked.push(options);
        own = {};
      },
      inTransaction: () => own !== undefined,
      abortTransaction: async () => {
        own = undefined;
      },
      commitTransaction: async () => {
        kept = own?.written ?? kept;
        own = undefined;
      },
      endSession: async () => {},
      read: () => {
        if (kind === 'no transactions') throw new Error('Transaction numbers are only allowed on a replica set member or mongos');
        if (!own) return kept;
        own.seen ??= kept;
        own.begun ??= kept;
        return own.written ?? (kind === 'weak snapshot' ? kept : own.seen);
      },
      write: (seen: number) => {
        if (kind !== 'writes over' && own?.begun !== undefined && own.begun !== kept)
          throw Object.assign(new Error('no'), kind === 'no word of conflicts' ? {} : { code: 112 });
        if (own) own.written = seen;
      },
    };
  };
  type Session = ReturnType<typeof session>;
  const trials = {
    insertOne: async ({ seen }: { seen: number }) => {
      kept = seen;
    },
    findOne: async (_: object, within?: { session?: Session }) => ({ seen: within?.session ? within.session.read() : kept }),
    updateOne: async (_: object, { $set }: { $set: { seen: number } }, within?: { session?: Session }) => {
      if (within?.session) within.session.write($set.seen);
      else kept = $set.seen;
    },
    deleteOne: async () => {
      kept = undefined;
    },
  };
  const client = { db: () => ({ collection: () => trials }), startSession: session };
  return { connection: { name: 'jintuo', getClient: () => client } as never, asked, left: () => kept };
}

describe('a trial transaction', () => {
  it('finds nothing wrong where transactions keep what they promise, and leaves nothing behind', async () => {
    const { connection, asked, left } = server('good');
    expect(await tryTransaction(connection)).toBeUndefined();
    expect(left()).toBeUndefined();
    expect(asked).toHaveLength(2);
    for (const options of asked) expect(options).toEqual({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
  });

  it.each([
    ['weak snapshot', /does not see the database as it was at one moment/],
    ['writes over', /writes over what another has changed/],
    ['no word of conflicts', /does not say that it was overtaken/],
    ['no transactions', /only allowed on a replica set/],
  ] as const)('says what is wrong with a server of %s', async (kind, words) => {
    const { connection, left } = server(kind);
    expect(await tryTransaction(connection)).toMatch(words);
    expect(left()).toBeUndefined();
  });
});
