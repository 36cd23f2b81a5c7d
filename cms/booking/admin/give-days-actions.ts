'use server';

import { redirect } from 'next/navigation';
import { formOfHead } from '#cms/staff/staff-session.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { giveDays, readGiven, undoGivenDays } from '../give-days.ts';
import type { EndCareState } from './end-care-actions.ts';

/** Adds the days that were looked at. */
export async function addDaysToBooking(_before: EndCareState, sent: FormData): Promise<EndCareState> {
  const { t, form, session } = await formOfHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { facilityId, portal, user } = session;
  const text = (name: string) => String(form.get(name) ?? '');
  const done = await giveDays(portal, {
    ...{ facilityId, staffId: user.id, bookingId: text('booking'), reason: text('reason'), seen: text('seen') },
    ...readGiven({ days: text('days'), from: text('from'), to: text('to') }),
  });
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  redirect('/admin/give-days');
}

/** Takes them back before the family is told. */
export async function takeDaysBack(_before: EndCareState, sent: FormData): Promise<EndCareState> {
  const { t, form, session } = await formOfHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { facilityId, portal, user } = session;
  const undone = await undoGivenDays(portal, { id: String(form.get('given')), facilityId, staffId: user.id });
  if (!undone.ok) return { problem: { words: problemWords(t, undone) } };
  redirect('/admin/give-days');
}
