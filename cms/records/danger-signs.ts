import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import { PUBLISHED } from './articles.ts';
import { createBulk } from './bulk.ts';
import { findForEditing } from './find-for-editing.ts';
import type { Kept } from './kept.ts';
import type { DangerSign as Row } from './payload-types.ts';
import { words } from './words.ts';

/** The city's one list of signs that a child is in danger, as it is published. */
export interface DangerSigns {
  list(): Promise<DangerSign[]>;
  listNamed(keys: readonly string[]): Promise<DangerSign[]>;
  /** Those that the calendar lists in a month of age. */
  listAt(month: number): Promise<DangerSign[]>;
  /** With both languages in its fields; published, or its newest draft. */
  findForEditing(id: string, asked: { published: boolean }, unit: Unit): Promise<Row | undefined>;
  /** What a city begins with, in its order. */
  addPublished(signs: readonly DangerSign[]): Promise<void>;
}

export function createDangerSigns(kept: Kept): DangerSigns {
  const { payload } = kept;
  const collection = 'danger-signs';
  const list = async (where?: Where) => {
    const asked = { collection, locale: 'all', depth: 0, limit: 0, pagination: false } as const;
    const all = { ...asked, where: { and: [PUBLISHED, ...(where ? [where] : [])] }, sort: ['order', 'key'] };
    return (await payload.find(all)).docs.map(toSign);
  };
  return {
    list: () => list(),
    listNamed: async (keys) => (keys.length === 0 ? [] : list({ key: { in: [...keys] } })),
    listAt: (month) => list({ and: [{ shownFrom: { less_than_equal: month } }, { shownTo: { greater_than_equal: month } }] }),
    findForEditing: (id, asked, unit) => findForEditing(payload, collection, { id, ...asked }, unit),
    addPublished: async (signs) => {
      const bulk = createBulk(kept);
      const at = kept.now();
      const rows = signs.map((sign, n) => ({
        ...{ id: bulk.idFor('danger-sign', sign.key), ...sign, order: (n + 1) * 10 },
        ...{ _status: 'published', createdAt: at, updatedAt: at },
      }));
      await bulk.insert(collection, rows);
      // Lists of what is edited are made of versions.
      for (const { id, ...version } of rows)
        await payload.db.createVersion({
          ...{ collectionSlug: collection, parent: id, versionData: version as never, autosave: false },
          ...{ createdAt: at, updatedAt: at },
        });
    },
  };
}

const toSign = ({
  key,
  urgency,
  fromMonth,
  toMonth,
  shownFrom,
  shownTo,
  checked,
  readOn,
  what,
  source,
  sourceUrl,
}: Row): DangerSign => ({
  ...{ key, urgency, fromMonth, toMonth, checked, readOn },
  what: words(what),
  source: words(source),
  sourceUrl: sourceUrl || undefined,
  shownFrom: shownFrom ?? undefined,
  shownTo: shownTo ?? undefined,
});
