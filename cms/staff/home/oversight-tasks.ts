import { listPath, type Task, type TaskArgs } from './task.ts';

const PENDING = { decision: { equals: 'pending' } };

/** What a supervisor answers for: centres without a valid credential, and questions that wait for a person. */
export async function oversightTasks({
  portal,
  user,
  words,
}: TaskArgs<'facilities' | 'registerDoubts' | 'takeovers'>): Promise<Task[]> {
  const t = words.oversight;
  const [centres, invalid, takeovers, doubts] = await Promise.all([
    portal.facilities.countSeenBy(user),
    portal.facilities.countSeenBy(user, { withoutValidCredential: true }),
    portal.takeovers.countPending(user),
    portal.registerDoubts.countPending(user),
  ]);
  return [
    ...(takeovers > 0
      ? [{ title: t.takeovers(takeovers), href: listPath('takeovers', PENDING), action: t.decide, waiting: true }]
      : []),
    ...(doubts > 0
      ? [{ title: t.doubts(doubts), href: listPath('register-doubts', PENDING), action: t.decide, waiting: true }]
      : []),
    {
      title: t.standing(invalid),
      note: t.standingNote,
      href: listPath('facilities', { credentialStatus: { not_equals: 'valid' } }),
      action: t.look,
      waiting: invalid > 0,
    },
    { title: t.centres(centres), href: listPath('facilities'), action: t.allCentres },
  ];
}
