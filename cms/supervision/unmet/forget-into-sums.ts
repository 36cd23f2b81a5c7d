import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { addedUp, type UnmetSum } from '#domain/supervision/unmet.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { unmetSearches, unmetWaits } from './unmet-of.ts';

type Forgetting = Pick<Portal, 'children' | 'city' | 'facilities' | 'savedSearches' | 'search' | 'unmet' | 'waits' | 'work'>;

const AT_ONCE = 200;

/** Throws away waits that ended before an instant; what found no place of them stays as a number. */
export function forgetWaits(portal: Forgetting, before: Instant): Promise<void> {
  return forgetInParts(
    () => portal.waits.listEndedBefore(before, AT_ONCE),
    (waits) => unmetWaits(portal, waits),
    { portal, remove: (ids, unit) => portal.waits.removeEnded(ids, unit) },
  );
}

/** The same of saved searches that stopped before an instant. */
export function forgetSavedSearches(portal: Forgetting, before: Instant): Promise<void> {
  return forgetInParts(
    () => portal.savedSearches.listStoppedBefore(before, AT_ONCE),
    (saved) => unmetSearches(portal, saved),
    { portal, remove: (ids, unit) => portal.savedSearches.removeStopped(ids, unit) },
  );
}

/** A part at a time; what is counted and what is thrown away happens together, so that nothing is counted twice or lost. */
async function forgetInParts<One extends { id: string }>(
  list: () => Promise<One[]>,
  sumsOf: (some: readonly One[]) => Promise<UnmetSum[]>,
  { portal, remove }: { portal: Forgetting; remove: (ids: readonly string[], unit: Unit) => Promise<number> },
): Promise<void> {
  for (let some = await list(); some.length > 0; some = await list()) {
    const sums = addedUp(await sumsOf(some));
    const ids = some.map(({ id }) => id);
    const gone = await portal.work(async (unit) => {
      const removed = await remove(ids, unit);
      // Another process, or the family, was faster: what is still there is looked at anew.
      if (removed !== ids.length) return { ok: false as const };
      for (const sum of sums) await portal.unmet.add(sum, unit);
      return { ok: true as const };
    });
    if (!gone.ok) return;
  }
}
