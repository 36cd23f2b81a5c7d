import type { Payload } from 'payload';
import { ConflictError, type Unit } from '#cms/ports/database/in-transaction.ts';
import { isDuplicate } from '#cms/ports/database/is-duplicate.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

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

const COLLECTION = 'place-claims';
const keyOf = (classId: string, date: CivilDate) => `${classId}|${date}`;

export async function readSheets(
  payload: Payload,
  { classIds, from, to, req }: { classIds?: readonly string[]; from: CivilDate; to: CivilDate; req?: Unit },
): Promise<DaySheet[]> {
  const { docs } = await payload.db.find<Row & { id: string }>({
    collection: COLLECTION,
    where: {
      date: { greater_than_equal: from, less_than_equal: to },
      ...(classIds ? { class: { in: [...classIds] } } : {}),
    },
    pagination: false,
    limit: 0,
    select: SHEET,
    ...(req ? { req } : {}),
  });
  return docs.map(toSheet);
}

/** Every sheet written since an instant. */
export async function readSheetsSince(payload: Payload, since: Instant): Promise<DaySheet[]> {
  const { docs } = await payload.db.find<Row & { id: string }>({
    collection: COLLECTION,
    where: { updatedAt: { greater_than_equal: since } },
    // In Payload's usual order, by creation, SQLite goes through all of a large city's sheets for the few that are new.
    sort: 'updatedAt',
    pagination: false,
    limit: 0,
    select: SHEET,
  });
  return docs.map(toSheet);
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

/** One process has one database, but this code is bundled more than once: whom to tell is kept for all copies. */
const shared = globalThis as typeof globalThis & { [key: symbol]: (() => void) | undefined };
const LISTENER = Symbol.for('jintuo.sheet-listener');

/** Tells who keeps a copy of the sheets that one is being written in this process. */
export function onSheetWritten(listener: () => void): void {
  shared[LISTENER] = listener;
}

/**
 * Writes a sheet back if nobody has written it since it was read; otherwise the unit of work starts
 * again. The version in the condition is what keeps two processes from selling one place twice.
 */
export async function writeSheet(payload: Payload, sheet: DaySheet, req: Unit): Promise<void> {
  const key = keyOf(sheet.classId, sheet.date);
  shared[LISTENER]?.();
  // Payload leaves this to whoever writes past its hooks.
  const updatedAt = new Date().toISOString();
  if (sheet.version === 0) {
    const data = {
      key,
      class: sheet.classId,
      facility: sheet.facilityId,
      date: sheet.date,
      claims: sheet.claims,
      version: 1,
      updatedAt,
    };
    await payload.db.create({ collection: COLLECTION, data, req }).catch((error: unknown) => {
      throw isDuplicate(error) ? new ConflictError(`sheet ${key} has been created by somebody else`) : error;
    });
    return;
  }
  const updated = await payload.db.updateOne({
    collection: COLLECTION,
    where: { key: { equals: key }, version: { equals: sheet.version } },
    data: { claims: sheet.claims, version: sheet.version + 1, updatedAt },
    req,
  });
  if (!updated) throw new ConflictError(`sheet ${key} has been written by somebody else`);
}
