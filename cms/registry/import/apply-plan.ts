import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { askDoubt } from './ask-doubt.ts';
import type { ImportPlan } from './plan.ts';
import { insertCentres, leaveRegister, updateCentre } from './write-centres.ts';

interface Applying {
  register: string;
  file: string;
  onProgress: (done: number, total: number) => void;
}

/** How an import is named in the audit log. */
export const IMPORT_ACTION = 'register.import';
/** Who it is that imports, in the logs. */
export const IMPORT_ACTOR = 'command:import';

/** Written at once: small enough that the site's own writes do not wait long, large enough to be quick. */
const AT_ONCE = 250;

/**
 * Carries a plan out and tells whether there was anything to do. Every step is whole or not at all and
 * can be repeated: after a crash half way, the next run finds what is done and does the rest.
 */
export async function applyPlan(
  portal: Pick<Portal, 'audit' | 'changes' | 'city' | 'now' | 'register' | 'registerDoubts' | 'work'>,
  plan: ImportPlan,
  { register, file, onProgress }: Applying,
): Promise<boolean> {
  const today = todayOf(portal);
  const created = plan.centres.filter((one) => one.outcome === 'new');
  const changed = plan.centres.filter((one) => one.outcome === 'changed');
  const doubtful = plan.centres.filter((one) => one.outcome === 'doubtful').filter(({ asked }) => !asked);
  const { left, withdrawn } = plan;
  const total = created.length + changed.length + left.length + doubtful.length + withdrawn.length;
  if (total === 0) return false;

  let done = 0;
  const inSteps = async <T>(items: readonly T[], write: (some: T[], unit: Unit) => Promise<void>) => {
    for (let start = 0; start < items.length; start += AT_ONCE) {
      const some = items.slice(start, start + AT_ONCE);
      await portal.work((unit) => write(some, unit));
      done += some.length;
      onProgress(done, total);
    }
  };
  const each =
    <T>(write: (item: T, unit: Unit) => Promise<unknown>) =>
    async (some: T[], unit: Unit) => {
      for (const item of some) await write(item, unit);
    };
  /** One entry in the change log for all that a step has written: whoever keeps centres in memory reads these again. */
  const ofCentres = <T>(items: readonly T[], idOf: (item: T) => string, write: (some: T[], unit: Unit) => Promise<void>) =>
    inSteps(items, async (some, unit) => {
      await write(some, unit);
      const ids = some.map(idOf);
      await portal.changes.write({ actor: IMPORT_ACTOR, action: 'bulk', collection: 'facilities', ids }, unit);
    });

  onProgress(0, total);
  await ofCentres(
    created,
    ({ id }) => id,
    (some, unit) => insertCentres(portal, register, some, unit),
  );
  await ofCentres(
    changed,
    ({ known }) => known.id,
    each((one, unit) => updateCentre(portal, one, unit)),
  );
  await ofCentres(
    left,
    ({ id }) => id,
    each(({ id }, unit) => leaveRegister(portal, id, today, unit)),
  );
  await inSteps(
    doubtful,
    each((one, unit) => askDoubt(portal, register, one, unit)),
  );
  await inSteps(
    withdrawn,
    each(({ id }, unit) => portal.registerDoubts.withdraw(id, unit)),
  );
  const counts = { created: created.length, changed: changed.length, left: left.length, asked: doubtful.length };
  await portal.audit.write({ actor: IMPORT_ACTOR, action: IMPORT_ACTION, subject: register, detail: { file, ...counts } });
  return true;
}
