import type { StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** How many questions wait, and the first of them, as a desk shows them: that they were looked at is written down. */
export async function waitingQuestions(
  { audit, questions }: Pick<Portal, 'audit' | 'questions'>,
  { user, most }: { user: StaffUser; most: number },
): ReturnType<Portal['questions']['listWaiting']> {
  const { count, shown } = await questions.listWaiting(most);
  const ids = shown.map(({ id }) => id);
  if (ids.length > 0) await audit.write({ actor: user.id, action: 'read', subject: 'questions', detail: { ids } });
  return { count, shown };
}
