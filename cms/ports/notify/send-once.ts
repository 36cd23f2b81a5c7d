import type { NotifierPort, SendResult } from './port.ts';

type Send = NotifierPort['send'];

/**
 * Sends each id once, however often it is asked for; a failure may be tried again. Remembers the last
 * ids of this process only: a mail sent twice across a restart still carries the same Message-ID.
 */
export function sendOnce(send: Send, { remember = 5_000 }: { remember?: number } = {}): Send {
  const sendings = new Map<string, Promise<SendResult>>();
  return (notification) => {
    const { id } = notification;
    const earlier = sendings.get(id);
    if (earlier) return earlier;
    const sending = send(notification).then((result) => {
      if (!result.ok) sendings.delete(id);
      return result;
    });
    sendings.set(id, sending);
    sending.catch(() => sendings.delete(id));
    const oldest = sendings.keys().next().value;
    if (sendings.size > remember && oldest !== undefined) sendings.delete(oldest);
    return sending;
  };
}
