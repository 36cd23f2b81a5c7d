'use server';

import { revalidatePath } from 'next/cache';
import { staffSession } from '#cms/staff/staff-session.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { markAttendance } from '../mark-attendance.ts';

/** Notes that a child has come or has been picked up. */
export async function noteAttendance(form: FormData): Promise<void> {
  const session = await staffSession();
  if (!session?.facilityId) return;
  const date = String(form.get('date'));
  const what = form.get('what') === 'check_out' ? 'check_out' : 'check_in';
  if (!isCivilDate(date)) return;
  await markAttendance(session.portal, {
    bookingId: String(form.get('booking')),
    facilityId: session.facilityId,
    date,
    what,
    staffId: session.user.id,
  });
  revalidatePath('/admin/roster');
}
