import { countFor, listPath, type Task, type TaskArgs } from './task.ts';

const PENDING = { decision: { equals: 'pending' } };

/** What a supervisor answers for: centres without a valid credential, and questions that wait for a person. */
export async function oversightTasks({ portal, user, words }: TaskArgs<'payload'>): Promise<Task[]> {
  const t = words.oversight;
  const count = (collection: 'facilities' | 'takeovers' | 'register-doubts', where: object) =>
    countFor(portal.payload, user, { collection, where: { ...where } });
  const [centres, invalid, takeovers, doubts] = await Promise.all([
    count('facilities', {}),
    count('facilities', { credentialStatus: { not_equals: 'valid' } }),
    count('takeovers', PENDING),
    count('register-doubts', PENDING),
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
