import type { Portal } from '#cms/portal/portal.ts';

/** Whether a guardian is told of each time that a child arrives and is collected; each guardian says so for itself. */
export async function setDoorMessages(
  { audit, guardians }: Pick<Portal, 'audit' | 'guardians'>,
  { guardianId, on }: { guardianId: string; on: boolean },
): Promise<void> {
  await guardians.change(guardianId, { doorMessages: on });
  const action = on ? 'door_messages_on' : 'door_messages_off';
  await audit.write({ actor: guardianId, action, subject: `guardian:${guardianId}` });
}
