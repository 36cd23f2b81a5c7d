import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { askDoubt } from './ask-doubt.ts';
import { IMPORT_ACTION } from './follow-imports.ts';
import type { ImportPlan } from './plan.ts';
import { insertCentres, leaveRegister, updateCentre } from './write-centres.ts';

interface Applying {
  register: string;
  file: string;
  onProgress: (done: number, total: number) => void;
}

/** Written at once: small enough that the site's own writes do not wait long, large enough to be quick. */
const AT_ONCE = 250;

/**
 * Carries a plan out and tells whether there was anything to do. Every step is whole or not at all and
 * can be repeated: after a crash half way, the next run finds what is done and does the rest.
 */
export async function applyPlan(
  portal: Pick<Portal, 'audit' | 'city' | 'now' | 'register' | 'registerDoubts' | 'work'>,
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
  const eachOf = <T>(items: readonly T[], write: (item: T, unit: Unit) => Promise<unknown>) =>
    inSteps(items, async (some, unit) => {
      for (const item of some) await write(item, unit);
    });

  onProgress(0, total);
  await inSteps(created, (some, unit) => insertCentres(portal, register, some, unit));
  await eachOf(changed, (one, unit) => updateCentre(portal, one, unit));
  await eachOf(left, ({ id }, unit) => leaveRegister(portal, id, today, unit));
  await eachOf(doubtful, (one, unit) => askDoubt(portal, register, one, unit));
  await eachOf(withdrawn, ({ id }, unit) => portal.registerDoubts.withdraw(id, unit));
  const counts = { created: created.length, changed: changed.length, left: left.length, asked: doubtful.length };
  await portal.audit.write({ actor: 'command:import', action: IMPORT_ACTION, subject: register, detail: { file, ...counts } });
  return true;
}
