import type { Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError, isDuplicate } from '#cms/ports/database/is-conflict.ts';
import { addPlain, changePlain, findPlain } from '#cms/ports/database/plain-rows.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { createChanges, PLACES } from './changes.ts';

/** One class's day: every claim on its places. */
export interface DaySheet {
  classId: string;
  facilityId: string;
  date: CivilDate;
  claims: Claim[];
  /** 0 when the sheet has never been written. */
  version: number;
}

interface Row {
  id: string;
  key: string;
  class: string;
  facility: string;
  date: CivilDate;
  claims: Claim[];
  version: number;
}

/** The class that a sheet’s key names. */
export const classOfKey = (key: string): string => key.split('|', 1)[0] ?? '';
const keyOf = (classId: string, date: CivilDate) => `${classId}|${date}`;

export async function readSheets(
  payload: Payload,
  { classIds, from, to, req }: { classIds?: readonly string[]; from: CivilDate; to: CivilDate; req?: Unit },
): Promise<DaySheet[]> {
  const where = {
    date: { greater_than_equal: from, less_than_equal: to },
    ...(classIds ? { class: { in: [...classIds] } } : {}),
  };
  return (await findPlain(payload, { collection: PLACES, where, sort: 'date', select: SHEET, req })).map((row) =>
    toSheet(row as Row),
  );
}

/** Sheets by their keys. */
export async function readSheetsNamed(payload: Payload, keys: readonly string[]): Promise<DaySheet[]> {
  // In Payload's usual order, by creation, SQLite goes through all of a large city's sheets for the few that are asked for.
  const asked = { collection: PLACES, where: { key: { in: [...keys] } }, sort: 'key', select: SHEET } as const;
  return (await findPlain(payload, asked)).map((row) => toSheet(row as Row));
}

/** What is read of thousands of them at once. */
const SHEET = { class: true, facility: true, date: true, claims: true, version: true } as const;

function toSheet(row: Row): DaySheet {
  return {
    classId: String(row.class),
    facilityId: String(row.facility),
    date: row.date,
    claims: row.claims ?? [],
    version: row.version,
  };
}

/** Writes a class's sheets back, and tells whoever keeps copies of them. */
export async function writeSheets(payload: Payload, sheets: readonly DaySheet[], req: Unit): Promise<void> {
  for (const sheet of sheets) await writeSheet(payload, sheet, req);
  const [first] = sheets;
  if (!first) return;
  const ids = sheets.map(({ classId, date }) => keyOf(classId, date));
  await createChanges({ payload }).write({ action: 'update', collection: PLACES, ids, facility: first.facilityId }, req);
}

/**
 * Writes a sheet back if nobody has written it since it was read; otherwise the unit of work starts
 * again. The version in the condition is what keeps two processes from selling one place twice.
 */
async function writeSheet(payload: Payload, sheet: DaySheet, req: Unit): Promise<void> {
  const key = keyOf(sheet.classId, sheet.date);
  if (sheet.version === 0) {
    const data = {
      key,
      class: sheet.classId,
      facility: sheet.facilityId,
      date: sheet.date,
      claims: sheet.claims,
      version: 1,
    };
    await addPlain(payload, { collection: PLACES, data, req }).catch((error: unknown) => {
      throw isDuplicate(error) ? new ConflictError(`sheet ${key} has been created by somebody else`) : error;
    });
    return;
  }
  const where = { key: { equals: key }, version: { equals: sheet.version } };
  const updated = await changePlain(payload, {
    collection: PLACES,
    where,
    data: { claims: sheet.claims, version: sheet.version + 1 },
    req,
  });
  if (!updated) throw new ConflictError(`sheet ${key} has been written by somebody else`);
}
