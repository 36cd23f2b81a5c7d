'use server';

import { revalidatePath } from 'next/cache';
import { isCivilDate } from '#domain/civil-date.ts';
import { createTranslator } from '#site/i18n/index.ts';
import { problemWords } from '#site/views/problem-words.ts';
import { hasRole } from '../access/roles.ts';
import { bookAtCounter } from '../use-cases/book-at-counter.ts';
import { markAttendance } from '../use-cases/mark-attendance.ts';
import { counterWish } from './counter/counter-wish.ts';
import { type HeldWords, heldWords } from './counter/held-words.ts';
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

export interface CounterState {
  problem?: { words: string; field?: string };
  held?: HeldWords;
}

/** Fields of a quote that the counter's form has under another name. */
const FIELD: Record<string, string> = { ageMonths: 'birthDate', adult: 'guardianName' };

/** Holds places for a family at the counter, and says how it goes on. */
export async function holdAtCounter(_before: CounterState, form: FormData): Promise<CounterState> {
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? 'zh');
  if (!session?.facilityId || !hasRole(session.user, 'head', 'counter')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, lang } = session;
  const facility = portal.supplies.get(session.facilityId);
  if (!facility) return { problem: { words: t('errors.not_bookable.listed_only') } };
  const read = counterWish(form, { slug: facility.slug, staffId: session.user.id });
  if (!read.ok) return { problem: { words: problemWords(t, read.problem), field: read.problem.field } };
  const result = await bookAtCounter(portal, read.wish);
  if (result.ok) return { held: heldWords(portal, { ...result, lang }) };
  return { problem: { words: problemWords(t, result), field: FIELD[result.field ?? ''] ?? result.field } };
}
