'use server';

import { revalidatePath } from 'next/cache';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { ATTENDANCE_MARKS } from '#domain/booking/booking-state.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { markAttendance } from '../mark-attendance.ts';

/** Notes that a child has come or has been picked up, or takes it back. */
export async function noteAttendance(sent: FormData): Promise<void> {
  const form = sentForm(sent);
  const session = await staffSession();
  if (!session?.facilityId) return;
  const date = String(form.get('date'));
  const what = ATTENDANCE_MARKS.find((mark) => mark === form.get('what'));
  if (!isCivilDate(date) || !what) return;
  await markAttendance(session.portal, {
    bookingId: String(form.get('booking')),
    facilityId: session.facilityId,
    date,
    what,
    staffId: session.user.id,
  });
  revalidatePath('/admin/roster');
}
