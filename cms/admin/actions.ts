'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { isCivilDate } from '#domain/civil-date.ts';
import { hasRole } from '../access/roles.ts';
import { bookAtCounter } from '../use-cases/book-at-counter.ts';
import { markAttendance } from '../use-cases/mark-attendance.ts';
import { counterWish } from './counter-wish.ts';
import { staffSession } from './staff-session.ts';

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

/** Holds places for a family at the counter, and shows the way to sign and pay. */
export async function holdAtCounter(form: FormData): Promise<void> {
  const session = await staffSession();
  if (!session?.facilityId || !hasRole(session.user, 'head', 'counter')) return;
  const facility = session.portal.supplies.get(session.facilityId);
  const wish = counterWish(form, { slug: facility?.slug ?? '', staffId: session.user.id });
  const result = 'problem' in wish ? { ok: false as const, code: wish.problem } : await bookAtCounter(session.portal, wish);
  redirect(
    result.ok
      ? `/admin/counter?held=${encodeURIComponent(result.booking.number)}&link=${encodeURIComponent(result.link)}`
      : `/admin/counter?problem=${encodeURIComponent(result.code)}`,
  );
}
