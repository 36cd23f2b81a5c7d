import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { langOf } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { RECORD_FIELDS } from './compare-records.ts';
import { facilityFields, localized } from './facility-fields.ts';
import type { ChangedCentre, NewCentre } from './plan.ts';

type Writing = Pick<Portal, 'city' | 'register'>;

/** New centres are listed: shown with what the register says, and with nothing that it does not. */
export function insertCentres(
  { city, register: centresOf }: Writing,
  register: string,
  centres: readonly NewCentre[],
  unit: Unit,
): Promise<void> {
  const lang = langOf(city.languages[0]);
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
  return centresOf.insert(rows, unit);
}

/**
 * What the register says anew. A claimed centre's page is its head's and its supervisor's: there only
 * the register's own record is brought up to date.
 */
export async function updateCentre(portal: Writing, { known, incoming, changes }: ChangedCentre, unit: Unit): Promise<void> {
  const fields = known.listing === 'claimed' ? [] : changes.map(({ field }) => field);
  const page = facilityFields(incoming.record, fields, langOf(portal.city.languages[0]));
  const said = { registerKey: incoming.key, registerRecord: incoming.record, leftRegisterOn: null };
  await portal.register.change(known.id, { ...said, ...page }, unit);
}

/** The centre stays in the database, with its history, and goes out of the search. */
export function leaveRegister({ register }: Pick<Portal, 'register'>, id: string, today: CivilDate, unit: Unit): Promise<void> {
  return register.change(id, { leftRegisterOn: today }, unit);
}
