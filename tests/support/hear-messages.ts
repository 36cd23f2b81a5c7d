import type { Portal } from '#cms/portal/portal.ts';
import type { Notification } from '#cms/ports/notify/port.ts';

/** From now on what the portal sends goes nowhere but into this list. */
export function hearMessages(portal: Pick<Portal, 'notify'>): Notification[] {
  const sent: Notification[] = [];
  const send = async (message: Notification) => {
    sent.push(message);
    return { ok: true } as const;
  };
  portal.notify = { ...portal.notify, send };
  return sent;
}
