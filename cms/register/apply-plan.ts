import type { CivilDate } from '#domain/civil-date.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { inTransaction, type Unit } from '../database/in-transaction.ts';
import { bulkInsert } from '../database/bulk-insert.ts';
import type { Portal } from '../portal.ts';
import { writeAudit } from '../use-cases/write-audit.ts';
import { RECORD_FIELDS } from './compare-records.ts';
import { facilityFields, localized } from './facility-fields.ts';
import { IMPORT_ACTION } from './follow-imports.ts';
import type { RegisterRecord } from './mapping.ts';
import type { ChangedCentre, DoubtfulCentre, ImportPlan, NewCentre } from './plan.ts';
import { askDoubt } from './ask-doubt.ts';

interface Applying {
  register: string;
  file: string;
  onProgress: (done: number, total: number) => void;
}

/** Written at once: small enough that the site's own writes do not wait long, large enough to be quick. */
const INSERTED_AT_ONCE = 500;
const UPDATED_AT_ONCE = 50;

/**
 * Carries a plan out and tells whether there was anything to do. Every step is whole or not at all and
 * can be repeated: after a crash half way, the next run finds what is done and does the rest.
 */
export async function applyPlan(portal: Portal, plan: ImportPlan, { register, file, onProgress }: Applying): Promise<boolean> {
  const today = toLocal(portal.now(), portal.city.timeZone).date;
  const created = plan.centres.filter((one) => one.outcome === 'new');
  const changed = plan.centres.filter((one) => one.outcome === 'changed');
  const asked = plan.centres.filter((one) => one.outcome === 'doubtful').filter(({ asked: before }) => !before);
  const total = created.length + changed.length + plan.left.length + asked.length + plan.withdrawn.length;
  if (total === 0) return false;

  let done = 0;
  const inSteps = async <T>(items: readonly T[], size: number, write: (some: T[], req: Unit) => Promise<void>) => {
    for (let start = 0; start < items.length; start += size) {
      const some = items.slice(start, start + size);
      await inTransaction(portal.payload, (req) => write(some, req));
      done += some.length;
      onProgress(done, total);
    }
  };
  onProgress(0, total);
  await inSteps(created, INSERTED_AT_ONCE, (some, req) => insert(portal, register, some, req));
  await inSteps(changed, UPDATED_AT_ONCE, (some, req) => each(some, (one) => update(portal, one, req)));
  await inSteps(plan.left, UPDATED_AT_ONCE, (some, req) => each(some, ({ id }) => leave(portal, id, today, req)));
  await inSteps(asked, UPDATED_AT_ONCE, (some, req) => each(some, (one) => askDoubt(portal, register, one, req)));
  await inSteps(plan.withdrawn, UPDATED_AT_ONCE, (some, req) =>
    each(some, ({ id }) => portal.payload.delete({ collection: 'register-doubts', id, req })),
  );
  await writeAudit(portal, {
    actor: 'command:import',
    action: IMPORT_ACTION,
    subject: register,
    detail: { file, created: created.length, changed: changed.length, left: plan.left.length, asked: asked.length },
  });
  return true;
}

function insert({ payload, city }: Portal, register: string, some: readonly NewCentre[], req: Unit): Promise<void> {
  const lang = city.languages[0] ?? 'zh';
  const rows = some.map(({ id, slug, incoming: { key, record } }) => ({
    id,
    slug,
    listing: 'listed',
    operating: 'normal',
    inclusive: 'unknown',
    insurance: 'unknown',
    model: false,
    sample: false,
    register,
    registerKey: key,
    registerRecord: record,
    ...localized(facilityFields(record, RECORD_FIELDS, lang), lang),
  }));
  return bulkInsert(payload, 'facilities', rows, { req });
}

/**
 * What the register says anew. A claimed centre's page is its head's and its supervisor's: there only
 * the register's own record is brought up to date.
 */
async function update({ payload, city }: Portal, { known, incoming, changes }: ChangedCentre, req: Unit): Promise<void> {
  const lang = city.languages[0] ?? 'zh';
  const fields = changes.map(({ field }) => field);
  await payload.update({
    collection: 'facilities',
    id: known.id,
    locale: lang,
    depth: 0,
    context: { quiet: true },
    req,
    data: {
      registerKey: incoming.key,
      registerRecord: json(incoming.record),
      leftRegisterOn: null,
      ...(known.listing === 'claimed' ? {} : facilityFields(incoming.record, fields, lang)),
    },
  });
}

async function leave({ payload, city }: Portal, id: string, today: CivilDate, req: Unit): Promise<void> {
  const data = { leftRegisterOn: today };
  await payload.update({ collection: 'facilities', id, locale: city.languages[0], depth: 0, context: { quiet: true }, req, data });
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item);
}

/** A record is plain JSON; Payload's type for a JSON field asks for an index signature. */
function json(record: RegisterRecord): Record<string, unknown> {
  return { ...record };
}
