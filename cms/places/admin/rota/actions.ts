'use server';

import { redirect } from 'next/navigation';
import { formOfHead } from '#cms/staff/staff-session.ts';
import { bookedLinks } from '#cms/words/booked-words.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { isCivilDate, mondayOf } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { noteAway, undoAway } from '../../rota/away.ts';
import { changeShift } from '../../rota/change-shift.ts';

export interface RotaState {
  problem?: { words: string; field?: string; links?: { href: string; text: string }[] };
}

async function ofHead(sent: unknown) {
  const { t, form, session } = await formOfHead(sent);
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 100);
  return { t, text, session: session && { ...session, by: session.user.id } };
}

const pageOf = (day: string) => `/admin/rota?week=${mondayOf(day)}`;

/** Notes that somebody does not come on the days that were looked at. */
export async function noteAwayDays(_before: RotaState, sent: FormData): Promise<RotaState> {
  const { t, text, session } = await ofHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const days = { from: text('from'), to: text('to') };
  const noted = await noteAway(session.portal, {
    ...{ facilityId: session.facilityId, by: session.by, staff: text('staff') },
    ...days,
    seen: text('seen'),
  });
  if (!noted.ok) return { problem: { words: problemWords(t, noted), field: noted.field } };
  redirect(pageOf(days.from));
}

/** They come after all. */
export async function undoAwayDays(_before: RotaState, sent: FormData): Promise<RotaState> {
  const { t, text, session } = await ofHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, facilityId, by } = session;
  if (!isCivilDate(text('week'))) return { problem: { words: t('errors.date_invalid') } };
  const undone = await undoAway(portal, { id: text('absence'), facilityId, by });
  if (!undone.ok) return { problem: { words: problemWords(t, undone) } };
  redirect(pageOf(text('week')));
}

/** Begins or ends a shift at another hour. */
export async function moveShift(_before: RotaState, sent: FormData): Promise<RotaState> {
  const { t, text, session } = await ofHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  if (!isCivilDate(text('week'))) return { problem: { words: t('errors.date_invalid') } };
  const changed = await changeShift(session.portal, {
    ...{ facilityId: session.facilityId, by: session.by, id: text('shift'), updatedAt: text('updatedAt') },
    from: parseTime(text('from')) ?? -1,
    to: parseTime(text('to')) ?? -1,
  });
  if (!changed.ok) {
    const { field, booked } = changed;
    return { problem: { words: problemWords(t, changed), field, links: booked && bookedLinks(t, booked) } };
  }
  redirect(pageOf(text('week')));
}
