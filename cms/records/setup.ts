import type { Payload, Where } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import { stableId } from './identity.ts';
import type { Kept } from './kept.ts';
import { createWholeCity, type Part } from './whole-city.ts';

/** Stands in a database for as long as a process fills it, and until when it is believed to live. */
const SETTING_UP = 'set_up';
const ID = stableId('setup', 'lease');
const collection = 'audit-log';

/** The filling of an empty database, which one process does while the others wait. */
export interface Setup {
  /**
   * Takes it for so long; nothing while another has it. `lost` says that whoever had it was not heard of in time, and may
   * have left something half-way. With `alone` nobody else can be there, so that whoever had it is lost.
   */
  take(by: string, args: { ms: number; alone: boolean }): Promise<{ lost: boolean } | undefined>;
  /** `false` when another has taken it over. */
  renew(by: string, ms: number): Promise<boolean>;
  release(by: string): Promise<void>;
  /** Takes away what a process that was lost had written. */
  clear(): Promise<void>;
}

export function createSetup({ payload }: Pick<Kept, 'payload'>): Setup {
  const { db } = payload;
  const until = (ms: number) => new Date(machineTime() + ms).toISOString();
  return {
    take: async (by, { ms, alone }) => {
      if (await insert(payload, { by, at: until(ms) })) return { lost: false };
      const late: Where[] = alone ? [] : [{ at: { less_than: until(0) } }];
      const where: Where = { and: [{ id: { equals: ID } }, ...late] };
      return (await db.updateOne({ collection, where, data: { actor: by, at: until(ms) } })) ? { lost: true } : undefined;
    },
    renew: async (by, ms) => Boolean(await db.updateOne({ collection, where: heldBy(by), data: { at: until(ms) } })),
    release: (by) => db.deleteMany({ collection, where: heldBy(by) }),
    clear: async () => {
      const whole = createWholeCity({ payload });
      let left = whole.parts.filter((part) => part.collection !== collection);
      while (left.length > 0) {
        const kept: Part[] = [];
        let why: unknown;
        for (const part of left)
          await whole.clear(part).catch((error: unknown) => {
            kept.push(part);
            why = error;
          });
        // What others still point to goes after them.
        if (kept.length === left.length) throw why;
        left = kept;
      }
      await db.deleteMany({ collection, where: { id: { not_equals: ID } } });
    },
  };
}

const heldBy = (by: string): Where => ({ and: [{ id: { equals: ID } }, { actor: { equals: by } }] });

/** One id there is only once: of any number of processes one writes it. */
async function insert({ db }: Payload, { by, at }: { by: string; at: string }): Promise<boolean> {
  try {
    await db.create({ collection, data: { id: ID, at, actor: by, action: SETTING_UP, subject: 'database' } });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
