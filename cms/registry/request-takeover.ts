import { tooManyTries } from '#cms/accounts/code-limits.ts';
import { tryCode } from '#cms/accounts/sign-in.ts';
import { conflict, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { type Counting, takeFromAddress, takeOf } from '#cms/portal/how-often.ts';
import type { Takeover } from '#cms/records/takeovers.ts';
import { readTakeoverWish, type TakeoverWish } from './takeover-wish.ts';
import { sendToApplicant, type TellNeeds, writeToApplicant } from './tell-applicant.ts';

const DAY = 86_400;
/** Each is work for a supervisor. Counted once the address is known to be theirs, so that nobody uses up another's. */
const OF_CONTACT = { name: 'takeovers-contact', most: 3, seconds: DAY };
const FROM_ADDRESS = { name: 'takeovers-made', most: 10, seconds: DAY };

/**
 * The head of a listed centre asks to run its page here, and shows by the code that the e-mail is theirs. Several may
 * ask for one centre: a supervisor looks at each. It stays listed, and shown as such, until one has been approved.
 */
export async function requestTakeover(
  portal: TellNeeds & Parameters<typeof tryCode>[0] & Counting,
  wish: TakeoverWish & {
    code: string;
    /** The token that the request for the code was answered with. */
    request?: string;
  },
): Promise<Result<{ takeover: Takeover }>> {
  const { facilities, now, signInCodes, takeovers, work } = portal;
  const { code, from, request } = wish;
  const often = await tooManyTries(portal, from);
  if (often) return often;
  const read = await readTakeoverWish(portal, wish);
  if (!read.ok) return read;
  const { asked, facility } = read;
  const tried = await tryCode(portal, { contact: asked.email, code, request, from });
  if (!tried.ok) return tried;
  const many = await tooManyTakeovers(portal, { from, contact: asked.email });
  if (many) return many;
  const requested = await work(async (unit): Promise<Result<{ takeover: Takeover }>> => {
    if ((await facilities.getListing(facility.id, unit)) === 'claimed') return conflict('already_claimed');
    const waiting = await takeovers.listWaiting(facility.id, unit);
    if (waiting.some(({ email }) => email === asked.email)) return conflict('takeover_asked');
    // Those of the same moment all change this document, so that they take turns.
    await facilities.setListing(facility.id, 'claim_pending', unit);
    const takeover = await takeovers.add({ facilityId: facility.id, ...asked, requestedAt: now() }, unit);
    await writeToApplicant(portal, takeover, unit);
    return { ok: true, takeover };
  });
  if (!requested.ok) return requested;
  await signInCodes.removeOf(asked.email);
  await sendToApplicant(portal, requested.takeover);
  return requested;
}

async function tooManyTakeovers(
  counting: Counting,
  { from, contact }: { from: string; contact: string },
): Promise<Problem | undefined> {
  const seconds = (await takeFromAddress(counting, FROM_ADDRESS, from)) ?? (await takeOf(counting, OF_CONTACT, contact));
  return seconds === undefined ? undefined : tooMany('too_many_takeovers', { params: { seconds } });
}
