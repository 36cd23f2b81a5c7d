import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { KnownPlace, PlaceRecord } from '#cms/records/gazetteer.ts';
import { langOf } from '#domain/language/lang.ts';
import { IMPORT_ACTION, IMPORT_ACTOR } from '../import/apply-plan.ts';
import { type PlacesPlan, placeKey } from './plan-places.ts';

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
export async function writePlaces(
  portal: Pick<Portal, 'audit' | 'bulk' | 'changes' | 'city' | 'gazetteer' | 'work'>,
  plan: PlacesPlan,
  writing: Writing,
): Promise<boolean> {
  const { gazetteer, work } = portal;
  const removed = writing.removeMissing ? plan.missing : [];
  const total = plan.created.length + plan.changed.length + removed.length;
  if (total === 0) return false;
  let done = 0;
  const inSteps = async <T>(items: readonly T[], write: (some: T[], unit: Unit) => Promise<string[]>) => {
    for (let start = 0; start < items.length; start += AT_ONCE) {
      const some = items.slice(start, start + AT_ONCE);
      await work(async (unit) => {
        const ids = await write(some, unit);
        await portal.changes.write({ actor: IMPORT_ACTOR, action: 'bulk', collection: 'gazetteer-places', ids }, unit);
      });
      done += some.length;
      writing.onProgress(done, total);
    }
  };
  const newId = idsFor(portal, writing.known);

  writing.onProgress(0, total);
  await inSteps(plan.created, async (some, unit) => {
    const places = some.map((record) => ({ id: newId(record), ...record }));
    await gazetteer.insert(places, unit);
    return places.map(({ id }) => id);
  });
  await inSteps(plan.changed, async (some, unit) => {
    for (const { known, record } of some) await gazetteer.change(known, record, unit);
    return some.map(({ known }) => known.id);
  });
  await inSteps(removed, async (some, unit) => {
    for (const { id } of some) await gazetteer.remove(id, unit);
    return some.map(({ id }) => id);
  });
  const counts = { created: plan.created.length, changed: plan.changed.length, removed: removed.length };
  const detail = { file: writing.file, ...counts };
  await portal.audit.write({ actor: IMPORT_ACTOR, action: IMPORT_ACTION, subject: 'gazetteer', detail });
  return true;
}

/** The same place gets the same id, unless a place that has been renamed since has it. */
function idsFor({ bulk, city }: Pick<Portal, 'bulk' | 'city'>, known: readonly KnownPlace[]): (record: PlaceRecord) => string {
  const taken = new Set(known.map(({ id }) => id));
  return (record) => {
    const words = ['gazetteer', placeKey(record, langOf(city.languages[0]))];
    for (let attempt = 0; ; attempt++) {
      const id = bulk.idFor(...words, ...(attempt > 0 ? [attempt] : []));
      if (!taken.has(id)) return id;
    }
  };
}
