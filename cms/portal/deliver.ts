import { isForNow, type SendResult } from '#cms/ports/notify/port.ts';
import { forRequest, requestId } from '#cms/ports/request-scope.ts';
import type { Letter } from '#cms/records/letters.ts';
import type { Portal } from './portal.ts';

/** Finds the words of a letter and sends it; nothing where nothing is left to be told. */
export type Tell = (letter: Letter) => Promise<SendResult | undefined>;
export type Delivering = Pick<Portal, 'letters' | 'log'>;

/**
 * Sends one letter and puts it away. It is sent under its key, or one of its own that is always the same, so that who is
 * killed between the two sends it once. What can never go out is put away too.
 *
 * @throws where it can go out later
 */
export async function deliver({ letters, log }: Delivering, key: string, tell: Tell): Promise<'sent' | 'nothing_due'> {
  const letter = await letters.find(key);
  if (!letter) return 'nothing_due';
  const sent = await forRequest(requestId() ?? letter.request, () => tell(letter));
  if (sent && !sent.ok) {
    if (isForNow(sent.code)) throw new Error(`a letter could not be sent: ${sent.code}`);
    log.warn({ letter: key, code: sent.code }, 'somebody cannot be told');
  }
  await letters.remove(key);
  return 'sent';
}

/** Of what was sent to several, what keeps the letter from being put away, if anything does: who had it hears nothing twice. */
export const worstOf = (sent: readonly SendResult[]): SendResult | undefined =>
  sent.find((one) => !one.ok && isForNow(one.code)) ?? sent.find((one) => !one.ok);

/** The same for whoever has just written it: what cannot go out now is left to the clock. */
export async function deliverNow(portal: Delivering, key: string, tell: Tell): Promise<void> {
  await deliver(portal, key, tell).catch((err) => portal.log.warn({ err, letter: key }, 'somebody will be told later'));
}
