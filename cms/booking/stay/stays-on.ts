import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendanceOn } from '#domain/booking/booking-state.ts';
import type { LateDay } from '#domain/booking/stay-time.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { lateOpen } from './late-pickup.ts';
import { type StayChoices, stayChoices } from './stay-choices.ts';

/** A stay of a day of which there is something to decide: how it could be changed, or that its child was collected late. */
export interface StayOfDay {
  booking: BookingRecord;
  child: string;
  className: string;
  choices?: StayChoices;
  late?: LateDay;
}

type Reading = Parameters<typeof stayChoices>[0] & Pick<Portal, 'audit' | 'bookings'>;

/** Children of a centre who are there by the hour, and those collected late of whom nobody has decided. Reading is logged. */
export async function staysOn(
  portal: Reading,
  { facilityId, date, reader }: { facilityId: string; date: CivilDate; reader: string },
): Promise<StayOfDay[]> {
  const rows = await portal.bookings.onDay(facilityId, date);
  const detail = { date, bookings: rows.length };
  await portal.audit.write({ actor: reader, action: 'read_roster', subject: `facility:${facilityId}`, detail });
  const stays: StayOfDay[] = [];
  for (const { booking, child, className } of rows) {
    const { here, left } = attendanceOn(booking.actions, date);
    const isByHour = booking.form === 'hourly' || booking.form === 'temporary';
    const choices =
      date === todayOf(portal) && here && !left && isByHour ? await stayChoices(portal, booking, { kind: 'staff' }) : undefined;
    const late = left ? (await lateOpen(portal, booking)).find((one) => one.date === date) : undefined;
    if (choices || late) stays.push({ booking, child: child?.name ?? '', className, choices, late });
  }
  return stays.sort((a, b) => (a.choices?.occasion.to ?? 0) - (b.choices?.occasion.to ?? 0));
}
