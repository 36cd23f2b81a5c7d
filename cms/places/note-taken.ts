import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { noteTaken } from '#domain/places/offered-place.ts';
import { classOnDay } from './class-on-day.ts';

/**
 * A booking has come to be paid for, or has moved: which of the places that families had reported as not needed are its
 * by now stays noted on the class's days while it stands. What is credited for it is decided when the day is over.
 */
export async function notePlacesTaken(
  portal: Pick<Portal, 'now' | 'sheets' | 'special' | 'supplies'>,
  { id, classId, facilityId, from, to, occasions }: BookingRecord,
  unit: Unit,
): Promise<void> {
  const sheets = await portal.sheets.read({ classIds: [classId], from, to, unit });
  for (const { claims, date } of sheets) {
    const stay = occasions.find((one) => one.date === date);
    if (!stay || claims.every(({ offered }) => offered === undefined)) continue;
    const known = await classOnDay(portal, { facilityId, classId, date }, unit);
    if (!known) continue;
    const { sheet, beside: _, ...its } = known;
    const noted = noteTaken(sheet.claims, { ...stay, booking: id }, { ...its, now: portal.now() });
    await portal.sheets.write([{ ...sheet, claims: noted }], unit);
  }
}
