import type { Portal } from '#cms/portal/portal.ts';
import { bulkInsert } from '#cms/ports/database/bulk-insert.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { RECORD_FIELDS } from './compare-records.ts';
import { facilityFields, isLocalized, localized } from './facility-fields.ts';
import type { ChangedCentre, NewCentre } from './plan.ts';

/** New centres are listed: shown with what the register says, and with nothing that it does not. */
export function insertCentres(
  { payload, city }: Portal,
  register: string,
  centres: readonly NewCentre[],
  req: Unit,
): Promise<void> {
  const lang = city.languages[0] ?? 'zh';
  const rows = centres.map(({ id, slug, incoming: { key, record } }) => ({
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
export async function updateCentre(portal: Portal, { known, incoming, changes }: ChangedCentre, req: Unit): Promise<void> {
  const fields = known.listing === 'claimed' ? [] : changes.map(({ field }) => field);
  await setFields(portal, known.id, req, {
    registerKey: incoming.key,
    registerRecord: incoming.record,
    leftRegisterOn: null,
    ...facilityFields(incoming.record, fields, portal.city.languages[0] ?? 'zh'),
  });
}

/** The centre stays in the database, with its history, and goes out of the search. */
export function leaveRegister(portal: Portal, id: string, today: CivilDate, req: Unit): Promise<void> {
  return setFields(portal, id, req, { leftRegisterOn: today });
}

/**
 * Many centres change at once, so fields that are the same in every language are set as they are,
 * without hooks and without reading the document back.
 */
async function setFields({ payload, city }: Portal, id: string, req: Unit, data: Record<string, unknown>): Promise<void> {
  const target = { collection: 'facilities', id, req } as const;
  if (Object.keys(data).some(isLocalized))
    await payload.update({ ...target, data, locale: city.languages[0], depth: 0, context: { quiet: true } });
  else await payload.db.updateOne({ ...target, data: { ...data, updatedAt: new Date().toISOString() }, returning: false });
}
