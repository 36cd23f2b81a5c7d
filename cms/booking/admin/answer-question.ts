'use server';

import { revalidatePath } from 'next/cache';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { answerRosterQuestion } from '../answer-roster-question.ts';

/** Takes the centre's answer. One that came too late, or twice, changes nothing: the page then shows how it stands. */
export async function answerQuestion(sent: FormData): Promise<void> {
  const form = sentForm(sent);
  const session = await staffSession();
  if (!session?.facilityId) return;
  await answerRosterQuestion(session.portal, {
    bookingId: String(form.get('booking')),
    facilityId: session.facilityId,
    came: form.getAll('came').map(String),
    staffId: session.user.id,
  });
  revalidatePath('/admin/asked');
}
