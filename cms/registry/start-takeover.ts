import { requestCode } from '#cms/accounts/request-code.ts';
import { conflict, type Result, tooMany } from '#cms/core/problem.ts';
import { takeFromAddress } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Lang } from '#domain/language/lang.ts';
import { readTakeoverWish, type TakeoverWish } from './takeover-wish.ts';

/** Each sends a code to whatever address is written. */
const FROM_ADDRESS = { name: 'takeovers', most: 10, seconds: 86_400 };

/**
 * The first half of asking to run a centre's page: a code goes to the e-mail that was written. Nothing is kept of the
 * request, and nobody else hears of it, before the code has come back.
 */
export async function startTakeover(
  portal: Parameters<typeof requestCode>[0] & Pick<Portal, 'facilities'>,
  { lang, ...wish }: TakeoverWish & { lang: Lang },
): Promise<Result<{ to: string; request: string }>> {
  const read = await readTakeoverWish(portal, wish);
  if (!read.ok) return read;
  if (read.facility.listing === 'claimed') return conflict('already_claimed');
  const seconds = await takeFromAddress(portal, FROM_ADDRESS, wish.from);
  if (seconds) return tooMany('too_many_takeovers', { params: { seconds } });
  const sent = await requestCode(portal, { to: read.asked.email, lang, from: wish.from, kind: 'takeover_code' });
  return sent.ok ? sent : { ...sent, field: 'email' };
}
