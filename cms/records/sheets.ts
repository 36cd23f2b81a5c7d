import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type DaySheet, readSheets, writeSheets } from './claims.ts';
import type { Kept } from './kept.ts';

/** What is taken of places: a sheet for each class and day. */
export interface Sheets {
  read(asked: { classIds?: readonly string[]; from: CivilDate; to: CivilDate; unit?: Unit }): Promise<DaySheet[]>;
  /** Writes a class's sheets back, as one change; whoever was overtaken since reading them starts again. */
  write(sheets: readonly DaySheet[], unit: Unit): Promise<void>;
}

export function createSheets({ payload }: Kept): Sheets {
  return {
    read: ({ unit, ...asked }) => readSheets(payload, { ...asked, req: unit }),
    write: (sheets, unit) => writeSheets(payload, sheets, unit),
  };
}
