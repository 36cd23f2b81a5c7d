import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { CareSubsidy, SubsidyRow } from '#domain/money/care-subsidy.ts';
import type { Fen } from '#domain/money/money.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { CareSubsidy as Row } from './payload-types.ts';
import { subsidyRows } from './shapes/subsidy.ts';
import { idOf } from './supply.ts';

/** A family that has asked for a subsidy for a child. */
export interface SubsidyAsk {
  code: string;
  childId: string;
  guardianId: string;
  askedOn: CivilDate;
}

export interface SubsidyList {
  number: string;
  code: string;
  rows: SubsidyRow[];
  total: Fen;
  drawnBy: string;
  drawnAt: Instant;
}

export type KeptSubsidy = CareSubsidy & { id: string };

/** Care subsidies, who has asked for them, and the lists by which they were paid. */
export interface Subsidies {
  list(unit?: Unit): Promise<KeptSubsidy[]>;
  /** Those not withdrawn, in the order in which they were made. */
  asksFor(code: string, unit?: Unit): Promise<SubsidyAsk[]>;
  asksOf(childIds: readonly string[]): Promise<SubsidyAsk[]>;
  /** Once for each child and subsidy: who asks again after it was withdrawn, asks from that day on. */
  ask(ask: SubsidyAsk, unit: Unit): Promise<void>;
  withdraw(of: Pick<SubsidyAsk, 'code' | 'childId'>, at: Instant, unit: Unit): Promise<void>;
  /** The first first. */
  listsOf(code: string, unit?: Unit): Promise<SubsidyList[]>;
  /** Throws a `ConflictError` where another list has its number. */
  addList(list: SubsidyList, unit: Unit): Promise<void>;
}

/** Once for each child and subsidy. */
export const askKey = ({ code, childId }: Pick<SubsidyAsk, 'code' | 'childId'>): string => `${childId} ${code}`;

export function createSubsidies({ payload }: Pick<Kept, 'payload'>): Subsidies {
  const all = { depth: 0, pagination: false, limit: 0 } as const;
  const asks = async (where: Where, req?: Unit): Promise<SubsidyAsk[]> => {
    const live: Where = { and: [where, { withdrawnAt: { exists: false } }] };
    const found = { collection: 'subsidy-asks' as const, ...all, where: live, sort: ['askedOn', 'createdAt', 'id'], req };
    return (await payload.find(found)).docs.map(({ code, child, guardian, askedOn }) => ({
      code,
      childId: child,
      guardianId: idOf(guardian),
      askedOn,
    }));
  };
  const findAsk = async (of: Pick<SubsidyAsk, 'code' | 'childId'>, req: Unit) => {
    const where = { key: { equals: askKey(of) } };
    return (await payload.find({ collection: 'subsidy-asks', ...all, where, req })).docs[0];
  };
  return {
    list: async (req) =>
      (await payload.find({ collection: 'care-subsidies', ...all, sort: 'effectiveOn', req })).docs.map(toSubsidy),
    asksFor: (code, req) => asks({ code: { equals: code } }, req),
    asksOf: async (childIds) => (childIds.length === 0 ? [] : asks({ child: { in: [...childIds] } })),
    ask: async ({ childId: child, guardianId: guardian, ...ask }, req) => {
      const before = await findAsk({ code: ask.code, childId: child }, req);
      const data = { ...ask, child, guardian, key: askKey({ code: ask.code, childId: child }), withdrawnAt: null };
      if (!before) await payload.create({ collection: 'subsidy-asks', depth: 0, data, req });
      else if (before.withdrawnAt) await payload.db.updateOne({ collection: 'subsidy-asks', id: before.id, data, req });
    },
    withdraw: async (of, withdrawnAt, req) => {
      const found = await findAsk(of, req);
      if (found && !found.withdrawnAt)
        await payload.db.updateOne({ collection: 'subsidy-asks', id: found.id, data: { withdrawnAt }, req });
    },
    listsOf: async (code, req) => {
      const where = { code: { equals: code } };
      const { docs } = await payload.find({ collection: 'subsidy-lists', ...all, where, sort: ['drawnAt', 'number'], req });
      return docs.map(({ number, rows, total, drawnBy, drawnAt }) => ({
        ...{ number, code, total, drawnBy },
        rows: subsidyRows.parse(rows),
        drawnAt: drawnAt ?? '',
      }));
    },
    addList: async (data, req) => {
      await payload.create({ collection: 'subsidy-lists', depth: 0, data, req });
    },
  };
}

function toSubsidy({ titleZh, titleEn, endsOn, effectiveOn, forms, inclusiveOnly, budget, ...row }: Row): KeptSubsidy {
  const { id, code, per, amount, leastDays, fromMonths, untilMonths, claimDays, source } = row;
  const title: InEveryLanguage = { zh: titleZh, en: titleEn };
  return {
    ...{ id, code, title, per, amount, leastDays, fromMonths, untilMonths, claimDays, source },
    forms: forms ?? [],
    inclusiveOnly: Boolean(inclusiveOnly),
    from: effectiveOn,
    to: endsOn || undefined,
    budget: budget ?? undefined,
  };
}
