'use server';

import { revalidatePath } from 'next/cache';
import type { Problem } from '#cms/core/problem.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { ATTENDANCE_MARKS } from '#domain/booking/booking-state.ts';
import { readCheck } from '#domain/booking/health-check.ts';
import { LANGS } from '#domain/language/lang.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { askComing } from '../ask-coming.ts';
import { markAttendance } from '../mark-attendance.ts';
import type { ShownDelegate } from './found-child.ts';

export interface NoteState {
  /** Why it was not noted, in the reader's language. */
  problem?: string;
  field?: string;
  /** For whom the code was made that was told. */
  delegate?: ShownDelegate;
}

/** Notes that a child has come, who has collected it, or that it does not come, or takes it back; or asks its family. */
export async function noteAttendance(_before: NoteState, sent: FormData): Promise<NoteState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId) return { problem: t('errors.not_signed_in') };
  const date = String(form.get('date'));
  const what = ATTENDANCE_MARKS.find((mark) => mark === form.get('what'));
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 100);
  const about = { bookingId: text('booking'), facilityId: session.facilityId, date, staffId: session.user.id };
  const asks = form.get('what') === 'ask_coming';
  if (!isCivilDate(date) || !(what || asks)) return { problem: t('errors.cannot_check_in_now') };
  const handover = { name: text('name'), code: text('code'), document: form.get('document') === 'true' };
  const check = form.has('noticed')
    ? readCheck(
        { noticed: text('noticed').split(' '), temperature: text('temperature'), note: String(form.get('note') ?? '') },
        session.portal.city.feverFrom,
      )
    : undefined;
  if (typeof check === 'string') return { problem: t(`errors.${check}`), field: 'temperature' };
  const noted = what
    ? await markAttendance(session.portal, { ...about, what, handover, check })
    : await askComing(session.portal, about);
  // What was refused changes nothing, and leaves what was typed where it is.
  if (!noted.ok) return { problem: problemWords(t, noted), field: noted.field, delegate: delegateOf(noted) };
  revalidatePath('/admin/roster');
  revalidatePath('/admin');
  return {};
}

/** A code that was told rightly says whose it is: the person is looked at, and then given the child. */
function delegateOf({ code, params }: Problem): ShownDelegate | undefined {
  const isTold = code === 'delegate_is_other' || code === 'delegate_not_looked_at';
  return isTold ? { name: String(params?.name), relation: String(params?.relation) } : undefined;
}
