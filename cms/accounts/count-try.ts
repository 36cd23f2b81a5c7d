import { createHmac } from 'node:crypto';
import { type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { neighbourhood } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SignInCode } from '#cms/records/sign-in-codes.ts';
import { requestHash } from './request-code.ts';

/** Tries of whoever shows the token that the request for the code was answered with. */
const WITH_TOKEN = 10;
/** Tries without it, from one address, and from all together. */
const FROM_ADDRESS = 5;
const WITHOUT_TOKEN = 20;
const TOKEN = 'token';

type Trying = Pick<Portal, 'environment' | 'now' | 'signInCodes' | 'work'>;

interface Try {
  contact: string;
  /** Token of the request for the code, if it is shown. */
  request?: string;
  /** The address that asks. */
  from: string;
}

/**
 * The code that is tried: of the request whose token is shown, else the contact's newest. Each try is counted before it
 * is looked at, so that many at once are no way round the limit. Tries with the token are counted by themselves: nobody
 * else's guesses take them away.
 */
export function countTry(portal: Trying, { contact, request, from }: Try): Promise<Result<{ sent: SignInCode }>> {
  const { environment, now, signInCodes, work } = portal;
  return work(async (unit): Promise<Result<{ sent: SignInCode }>> => {
    const own = request && (await signInCodes.findRequested({ contact, requestHash: requestHash(request) }, now(), unit));
    const sent = own || (await signInCodes.findNewest(contact, now(), unit));
    if (!sent) return unprocessable('code_wrong', { field: 'code' });
    const { tries } = sent;
    const who = own ? TOKEN : hiddenAddress(environment.secret, from);
    const mine = tries[who] ?? 0;
    const others = Object.entries(tries).reduce((sum, [name, count]) => (name === TOKEN ? sum : sum + count), 0);
    if (own ? mine >= WITH_TOKEN : mine >= FROM_ADDRESS || others >= WITHOUT_TOKEN)
      return tooMany('code_locked', { field: 'code' });
    await signInCodes.setTries(sent.id, { ...tries, [who]: mine + 1 }, unit);
    return { ok: true, sent };
  });
}

/** Callers' addresses are not kept, nor can they be found out again. */
const hiddenAddress = (secret: string, address: string) =>
  createHmac('sha256', secret).update(neighbourhood(address)).digest('base64url').slice(0, 16);
