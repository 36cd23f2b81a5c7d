import type { Portal } from '#cms/portal/portal.ts';
import { bulkInsert } from '#cms/ports/database/bulk-insert.ts';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { stableId } from '#cms/records/stable-id.ts';
import { IMPORT_ACTION } from '../import/follow-imports.ts';
import { type KnownPlace, type PlaceRecord, placeKey } from './place-record.ts';
import type { PlacesPlan } from './plan-places.ts';

/** Written at once: small enough that the site's own writes do not wait long, large enough to be quick. */
const AT_ONCE = 250;

interface Writing {
  file: string;
  known: readonly KnownPlace[];
  /** Places that are no longer in the file go out of the gazetteer. */
  removeMissing: boolean;
  onProgress: (done: number, total: number) => void;
}

/**
 * Carries a plan out and tells whether there was anything to do. Every step is whole or not at all; after a crash half
 * way, the next run finds what is done and does the rest.
 */
export async function writePlaces(portal: Portal, plan: PlacesPlan, writing: Writing): Promise<boolean> {
  const { payload } = portal;
  const removed = writing.removeMissing ? plan.missing : [];
  const total = plan.created.length + plan.changed.length + removed.length;
  if (total === 0) return false;
  let done = 0;
  const inSteps = async <T>(items: readonly T[], write: (some: T[], req: Unit) => Promise<unknown>) => {
    for (let start = 0; start < items.length; start += AT_ONCE) {
      const some = items.slice(start, start + AT_ONCE);
      await inTransaction(payload, (req) => write(some, req));
      done += some.length;
      writing.onProgress(done, total);
    }
  };
  const newId = idsFor(portal, writing.known);

  writing.onProgress(0, total);
  await inSteps(plan.created, (some, req) =>
    bulkInsert(
      payload,
      'gazetteer-places',
      some.map((record) => ({ id: newId(record), ...dataOf(record, record.name) })),
      { req },
    ),
  );
  await inSteps(plan.changed, async (some, req) => {
    for (const { known, record } of some) await change(portal, known, record, req);
  });
  await inSteps(removed, async (some, req) => {
    for (const { id } of some) await payload.db.deleteOne({ collection: 'gazetteer-places', where: { id: { equals: id } }, req });
  });
  const counts = { created: plan.created.length, changed: plan.changed.length, removed: removed.length };
  const detail = { file: writing.file, ...counts };
  await portal.audit.write({ actor: 'command:import', action: IMPORT_ACTION, subject: 'gazetteer', detail });
  return true;
}

/** Without hooks: many change at once, and search is told of all of them at the end. */
async function change({ payload }: Portal, known: KnownPlace, record: PlaceRecord, req: Unit): Promise<void> {
  const data = { ...dataOf(record, { ...known.name, ...record.name }), updatedAt: new Date().toISOString() };
  await payload.db.updateOne({ collection: 'gazetteer-places', id: known.id, data, req, returning: false });
}

/** What is written; a name that there is none of is left out, as both languages are written anew. */
function dataOf(
  { kind, districtCode, aliases, reading, point, source }: PlaceRecord,
  names: PlaceRecord['name'],
): Record<string, unknown> {
  const name = Object.fromEntries(Object.entries(names).filter(([, text]) => text));
  const optional = Object.entries({ aliases, reading }).filter(([, text]) => text !== undefined);
  return { kind, districtCode, name, ...Object.fromEntries(optional), ...point, source };
}

/** The same place gets the same id, unless a place that has been renamed since has it. */
function idsFor({ payload, city }: Portal, known: readonly KnownPlace[]): (record: PlaceRecord) => string {
  const database = payload.db.name === 'mongoose' ? 'mongoose' : 'sqlite';
  const taken = new Set(known.map(({ id }) => id));
  return (record) => {
    const words = ['gazetteer', placeKey(record, city.languages[0] ?? 'zh')];
    for (let attempt = 0; ; attempt++) {
      const id = stableId(database, ...words, ...(attempt > 0 ? [attempt] : []));
      if (!taken.has(id)) return id;
    }
  };
}
