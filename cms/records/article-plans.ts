import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { type ArticlePlan, lateBefore, type PlanKind } from '#domain/guidance/article-plan.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { isId, type Kept } from './kept.ts';
import type { ArticlePlan as Row } from './payload-types.ts';
import { text } from './shapes/values.ts';
import { idOf } from './supply.ts';

/** Ids of accounts. */
export const planWriters = text.array();

/** Publications that are to come, and corrections that are still to be reviewed. */
export interface ArticlePlans {
  find(id: string, unit?: Unit): Promise<ArticlePlan | undefined>;
  /** What is open or has stopped of one text, the one that is due first first. */
  listOpen(article: string, unit?: Unit): Promise<ArticlePlan[]>;
  /** Publications that did not come off in time, and corrections that are open, or late as well: so many, the first due first. */
  listToLookAt(asked: { now: Instant; corrections: 'open' | 'late'; most: number }): Promise<ArticlePlan[]>;
  /** Who wrote what was corrected in an emergency and is still to be reviewed: none of them reviews it. */
  correctorsOf(article: string, unit: Unit): Promise<string[]>;
  /** Publications whose moment has come. */
  dueBy(at: Instant): Promise<string[]>;
  add(plan: Omit<ArticlePlan, 'id' | 'at' | 'state' | 'stopped'>, unit: Unit): Promise<ArticlePlan>;
  end(id: string, to: Pick<ArticlePlan, 'state' | 'stopped'>, unit: Unit): Promise<void>;
}

export function createArticlePlans({ payload, now }: Kept): ArticlePlans {
  const collection = 'article-plans';
  const list = async (where: Where, req?: Unit, limit = 0) => {
    const asked = { collection, where, sort: 'dueAt', depth: 0, limit, pagination: false } as const;
    return (await payload.find({ ...asked, ...(req ? { req } : {}) })).docs.map(toPlan);
  };
  const listOpen = (article: string, req?: Unit) =>
    list({ state: { in: ['open', 'stopped'] }, article: { equals: article } }, req);
  return {
    listOpen,
    listToLookAt: ({ now: at, corrections, most }) => {
      const lateOf = (kind: PlanKind): Where => ({
        and: [{ kind: { equals: kind } }, { state: { equals: 'open' } }, { dueAt: { less_than: lateBefore(kind, at) } }],
      });
      const open: Where = { and: [{ kind: { equals: 'correction' } }, { state: { equals: 'open' } }] };
      const shown = [
        { state: { equals: 'stopped' } },
        lateOf('publication'),
        corrections === 'open' ? open : lateOf('correction'),
      ];
      return list({ or: shown }, undefined, most);
    },
    correctorsOf: async (article, req) =>
      (await listOpen(article, req)).flatMap(({ kind, writers }) => (kind === 'correction' ? writers : [])),
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    dueBy: async (at) => {
      const where = { kind: { equals: 'publication' }, state: { equals: 'open' }, dueAt: { less_than_equal: at } };
      return (await list(where)).map(({ id }) => id);
    },
    add: async (plan, req) => {
      const data = { ...plan, at: now(), state: 'open' as const };
      return toPlan(await payload.create({ collection, depth: 0, data, req }));
    },
    end: async (id, data, req) => {
      await payload.update({ collection, id, depth: 0, data, req });
    },
  };
}

function toPlan(row: Row): ArticlePlan {
  const { id, kind, state, dueAt, by, at, version } = row;
  return {
    ...{ id, kind, state, dueAt, by, at, version },
    article: idOf(row.article),
    writers: planWriters.parse(row.writers ?? []),
    reason: row.reason || undefined,
    stopped: row.stopped || undefined,
  };
}
