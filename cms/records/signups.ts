import type { Where } from 'payload';
import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError, isDuplicate } from '#cms/ports/database/is-conflict.ts';
import type { InLine } from '#domain/guidance/signup.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { createChanges } from './changes.ts';
import { ERASED } from './children.ts';
import { familyOf } from './family-of.ts';
import type { Kept } from './kept.ts';
import type { ActivitySignup as Row } from './payload-types.ts';
import { text } from './shapes/values.ts';
import { idOf } from './supply.ts';

/** That a family came to one session, as whoever stood at the door noted it. */
export const cameMark = z.object({ date: text, at: text, by: text });
type CameMark = z.infer<typeof cameMark>;
/** Ids of the children who come along. */
export const childIds = text.array();

/** A family's place at an activity, or in its line. */
export interface Signup extends InLine {
  activityId: string;
  /** Nobody any more where the account was closed. */
  guardianId?: string;
  childIds: string[];
  /** How many children come, also when it is no longer known which. */
  heads: number;
  changes: number;
  joinedAt: Instant;
  changedAt: Instant;
  /** Shown at the door; none any more where the account was closed. */
  code?: string;
  remindAt?: Instant;
  came: CameMark[];
  rating?: number;
  remark?: string;
}

export type SignupChange = Partial<Pick<Signup, 'childIds' | 'heads' | 'state' | 'number' | 'joinedAt'>> & {
  remindAt?: Instant | null;
};

export interface Signups {
  /** Gives the next number of an activity's line; two who ask for it at once take turns, as those do who change anything else of it. */
  takeNumber(activityId: string, unit: Unit): Promise<number>;
  get(id: string, unit?: Unit): Promise<Signup>;
  find(id: string, unit: Unit): Promise<Signup | undefined>;
  /** Everybody who has or had a place at an activity, or waits, in the order of their numbers. */
  listOf(activityId: string, unit?: Unit): Promise<Signup[]>;
  /** Of several activities. */
  listOfAll(activityIds: readonly string[]): Promise<Signup[]>;
  /** Those that a code stands for: one, as a rule. */
  withCode(code: string, unit?: Unit): Promise<Signup[]>;
  /** A family's and those of whom is linked with it. */
  ofFamily(guardianId: string, unit?: Unit): Promise<Signup[]>;
  /** A family's at an activity; the guardian's own once nobody of the family has a place or waits. */
  findOf(of: { activityId: string; guardianId: string }, unit: Unit): Promise<Signup | undefined>;
  add(
    signup: Pick<Signup, 'activityId' | 'childIds' | 'state' | 'number'> & {
      guardianId: string;
      code: string;
      remindAt?: Instant;
    },
    unit: Unit,
  ): Promise<Signup>;
  /** A calendar that has it shows the change: its event is newer then. */
  change(signup: Pick<Signup, 'id' | 'activityId' | 'changes'>, to: SignupChange, unit: Unit): Promise<void>;
  /** What happened at the door and what was said afterwards changes no calendar. */
  note(id: string, what: Partial<Pick<Signup, 'came' | 'rating' | 'remark'>>, unit: Unit): Promise<void>;
  setReminder(id: string, at: Instant | undefined, unit: Unit): Promise<void>;
  remindableBy(at: Instant): Promise<string[]>;
  /** That somebody came stays counted; who it was, and what was said, is forgotten. */
  makeNameless(id: string, unit: Unit): Promise<void>;
}

const SHEETS = 'activity-sheets';

export function createSignups({ payload, now }: Kept): Signups {
  const collection = 'activity-signups';
  const asked = { collection, depth: 0 } as const;
  const list = async (where: Where, req?: Unit) =>
    (await payload.find({ ...asked, where, sort: 'number', limit: 0, pagination: false, ...(req ? { req } : {}) })).docs.map(
      toSignup,
    );
  const tell = (activityId: string, unit: Unit) =>
    createChanges({ payload }).write({ action: 'update', collection, ids: [activityId] }, unit);
  return {
    takeNumber: async (activity, req) => {
      const where = { activity: { equals: activity } };
      const { docs } = await payload.db.find<{ last: number }>({ collection: SHEETS, where, limit: 1, pagination: false, req });
      const last = docs[0]?.last;
      if (last === undefined) {
        const data = { activity, last: 1 };
        await payload.db.create({ collection: SHEETS, data, req }).catch((error: unknown) => {
          throw isDuplicate(error)
            ? new ConflictError(`the sheet of activity ${activity} has been created by somebody else`)
            : error;
        });
        return 1;
      }
      const still = { ...where, last: { equals: last } };
      const updated = await payload.db.updateOne({ collection: SHEETS, where: still, data: { last: last + 1 }, req });
      if (!updated) throw new ConflictError(`the sheet of activity ${activity} has been changed by somebody else`);
      return last + 1;
    },
    get: async (id, req) => toSignup(await payload.findByID({ ...asked, id, ...(req ? { req } : {}) })),
    find: async (id, req) => {
      const row = await payload.findByID({ ...asked, id, disableErrors: true, req });
      return row ? toSignup(row) : undefined;
    },
    listOf: (activityId, req) => list({ activity: { equals: activityId } }, req),
    listOfAll: (activityIds) => (activityIds.length === 0 ? Promise.resolve([]) : list({ activity: { in: [...activityIds] } })),
    withCode: (code, req) => list({ code: { equals: code } }, req),
    ofFamily: async (guardianId, req) => list({ guardian: { in: await familyOf(payload, guardianId, req) } }, req),
    findOf: async ({ activityId, guardianId }, req) => {
      const guardian = { in: await familyOf(payload, guardianId, req) };
      const found = await list({ activity: { equals: activityId }, guardian }, req);
      return found.find(({ state }) => state !== 'left') ?? found.find((one) => one.guardianId === guardianId);
    },
    add: async ({ activityId, guardianId, childIds: children, remindAt, ...rest }, req) => {
      const key = `${activityId}|${guardianId}`;
      const about = { activity: activityId, guardian: guardianId, children, heads: children.length, remindAt };
      const data = { key, ...about, ...rest, changes: 0, joinedAt: now(), changedAt: now() };
      const row = await payload.create({ ...asked, data, req });
      await tell(activityId, req);
      return toSignup(row);
    },
    change: async ({ id, activityId, changes }, { childIds: children, ...to }, req) => {
      const data = { ...to, ...(children ? { children } : {}), changes: changes + 1, changedAt: now() };
      await payload.update({ ...asked, id, data, req });
      await tell(activityId, req);
    },
    note: async (id, data, req) => {
      await payload.update({ ...asked, id, data, req });
    },
    setReminder: async (id, at, req) => {
      await payload.db.updateOne({ collection, where: { id: { equals: id } }, data: { remindAt: at ?? null }, req });
    },
    remindableBy: async (at) => {
      const where = { remindAt: { less_than_equal: at } };
      return (await payload.find({ ...asked, where, select: {}, limit: 0, pagination: false })).docs.map(({ id }) => id);
    },
    makeNameless: async (id, req) => {
      const data = {
        key: `${ERASED}${id}`,
        guardian: null,
        children: [],
        code: null,
        remindAt: null,
        rating: null,
        remark: null,
      };
      await payload.db.updateOne({ collection, where: { id: { equals: id } }, data, req });
    },
  };
}

function toSignup({ activity, guardian, children, came, code, remindAt, rating, remark, ...rest }: Row): Signup {
  const { id, heads, state, number, changes, joinedAt, changedAt } = rest;
  return {
    ...{ id, heads, state, number, changes, joinedAt, changedAt },
    activityId: idOf(activity),
    guardianId: guardian ? idOf(guardian) : undefined,
    childIds: childIds.parse(children),
    code: code ?? undefined,
    remindAt: remindAt ?? undefined,
    came: cameMark.array().parse(came ?? []),
    rating: rating ?? undefined,
    remark: remark ?? undefined,
  };
}
