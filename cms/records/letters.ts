import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { requestId } from '#cms/ports/request-scope.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import type { Kept, LeftBy } from './kept.ts';
import type { Letter as Row } from './payload-types.ts';

/** What somebody is still to be told. Its words are found when it is sent, from the records as they are by then. */
export interface Letter {
  /** One for each thing that is told, under which it is sent too: told again, it goes out once. */
  key: string;
  kind: string;
  /** Id of what it is about: a booking, a request, a complaint. */
  subject: string;
  about: Record<string, unknown>;
  /** The request in which it was written. */
  request?: string;
}

/** How long whoever wrote a letter has to send it, before the clock's work does. */
const OWN_MINUTES = 0.5;

export interface Letters {
  /** Belongs to the unit of work of what it tells: both are there, or neither. */
  write(letter: Letter, unit: Unit): Promise<void>;
  find(key: string): Promise<Letter | undefined>;
  /** Those about one thing that have not been sent yet, the first first. */
  waitingOf(subject: string): Promise<Letter[]>;
  /** Keys of those that nobody has sent in time: it was killed, or could not. */
  overdue(): Promise<LeftBy[]>;
  remove(key: string): Promise<void>;
}

export function createLetters({ payload, now }: Kept): Letters {
  const collection = 'letters';
  const list = async (where: Where, unit?: Unit): Promise<Letter[]> => {
    const asked = { collection, where, sort: 'createdAt', depth: 0, pagination: false, limit: 0, req: unit } as const;
    const { docs } = await payload.find(asked);
    return docs.map(toLetter);
  };
  const find = async (key: string, unit?: Unit) => (await list({ key: { equals: key } }, unit))[0];
  return {
    write: async (letter, unit) => {
      if (!(await find(letter.key, unit)))
        await payload.create({ collection, data: { request: requestId(), ...letter, at: now() }, req: unit });
    },
    find,
    waitingOf: (subject) => list({ subject: { equals: subject } }),
    overdue: async () => {
      // One that was written later than now was written before the clock was stepped back.
      const late = [{ at: { less_than_equal: plusMinutes(now(), -OWN_MINUTES) } }, { at: { greater_than: now() } }];
      return (await list({ or: late })).map(({ key: id, request }) => ({ id, request }));
    },
    remove: async (key) => {
      await payload.db.deleteMany({ collection, where: { key: { equals: key } } });
    },
  };
}

const toLetter = ({ key, kind, subject, about, request }: Row): Letter => ({
  key,
  kind,
  subject,
  about: about ?? {},
  ...(request ? { request } : {}),
});
