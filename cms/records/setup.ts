import type { Payload, Where } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import { BRINGING, FILLED } from './audit.ts';
import { stableId } from './identity.ts';
import type { Kept } from './kept.ts';
import type { AuditLog } from './payload-types.ts';
import { createWholeCity, type Part } from './whole-city.ts';

/** Stands in a database for as long as a process fills it, with the moment at which that one last said that it lives. */
const SETTING_UP = 'set_up';
const ID = stableId('setup', 'lease');
const collection = 'audit-log';

/** `begun`: whoever had it before had begun to write. Without it, the sign that whoever has it gave last. */
export type Taken = { begun: boolean; sign?: never } | { begun?: never; sign: string | undefined };

/** The filling of an empty database, which one process does while the others wait. */
export interface Setup {
  /**
   * Takes it; not while another has it, unless that one's last sign is still `unheard`. With `alone` nobody else can be
   * there, so that whoever had it is lost.
   */
  take(by: string, args: { unheard?: string | undefined; alone: boolean }): Promise<Taken>;
  /** Gives a sign of life; `false` when another has taken it over. */
  renew(by: string): Promise<boolean>;
  /** Notes that what is in the database from now on was written under it; `false` when another has taken it over. */
  begin(by: string): Promise<boolean>;
  /** Writes what says that the database is filled, if nobody has taken it over; else nothing, and `false`. */
  finish(by: string, write: (unit: Unit) => Promise<void>): Promise<boolean>;
  release(by: string): Promise<void>;
  /** Takes away what a process that was lost had written, looking before each part; never from a city that is whole. */
  clear(look: () => Promise<void>): Promise<void>;
}

export function createSetup({ payload }: Pick<Kept, 'payload'>): Setup {
  const { db } = payload;
  const renew = async (by: string, data: Partial<AuditLog> = {}, req?: Unit) =>
    Boolean(await db.updateOne({ collection, where: heldBy(by), data: { ...data, at: sign() }, ...(req ? { req } : {}) }));
  return {
    take: async (by, { unheard, alone }) => {
      if (await insert(payload, by)) return { begun: false };
      const lost: Where[] = alone ? [] : [{ at: { equals: unheard } }];
      const where: Where = { and: [{ id: { equals: ID } }, ...lost] };
      const data = { actor: by, at: sign() };
      const isOver = (alone || unheard) && Boolean(await db.updateOne({ collection, where, data }));
      const held = await db.findOne<AuditLog>({ collection, where: { id: { equals: ID } } });
      return isOver ? { begun: Object(held?.detail).begun === true } : { sign: held?.at };
    },
    renew,
    begin: (by) => renew(by, { detail: { begun: true } }),
    finish: (by, write) =>
      inTransaction(payload, async (unit) => {
        const held = await renew(by, {}, unit);
        if (held) await write(unit);
        return held;
      }),
    release: (by) => db.deleteMany({ collection, where: heldBy(by) }),
    clear: async (look) => {
      const whole = { action: { in: [...Object.values(FILLED), BRINGING] } };
      if (await db.findOne({ collection, where: whole })) return;
      const city = createWholeCity({ payload });
      let left = city.parts.filter((part) => part.collection !== collection);
      while (left.length > 0) {
        const kept: Part[] = [];
        let why: unknown;
        for (const part of left) {
          await look();
          await city.clear(part).catch((error: unknown) => {
            kept.push(part);
            why = error;
          });
        }
        // What others still point to goes after them.
        if (kept.length === left.length) throw why;
        left = kept;
      }
      await look();
      await db.deleteMany({ collection, where: { id: { not_equals: ID } } });
    },
  };
}

const sign = () => new Date(machineTime()).toISOString();
const heldBy = (by: string): Where => ({ and: [{ id: { equals: ID } }, { actor: { equals: by } }] });

/** One id there is only once: of any number of processes one writes it. */
async function insert({ db }: Payload, by: string): Promise<boolean> {
  try {
    await db.create({ collection, data: { id: ID, at: sign(), actor: by, action: SETTING_UP, subject: 'database' } });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
