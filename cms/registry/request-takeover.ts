import { isTelephone, normalEmail } from '#cms/accounts/contact.ts';
import type { CityPack } from '#cms/city/city-pack.ts';
import { badRequest, conflict, notFound, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { type Counting, takeFromAddress } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Takeover } from '#cms/records/takeovers.ts';
import { type TellNeeds, tellApplicant } from './tell-applicant.ts';

export interface TakeoverWish {
  slug: string;
  name: string;
  email: string;
  phone: string;
  /** How a supervisor can check that this person runs the centre. */
  evidence: string;
  /** The address that asks. */
  from: string;
}

/** Each sends a letter to whatever address is written. */
const FROM_ADDRESS = { name: 'takeovers', most: 10, seconds: 86_400 };

/**
 * The head of a listed centre asks to run its page here. One request waits per centre; the centre stays
 * listed, and shown as such, until a supervisor has checked who is asking.
 */
export async function requestTakeover(
  portal: TellNeeds & Counting & Pick<Portal, 'now' | 'work'>,
  wish: TakeoverWish,
): Promise<Result<{ takeover: Takeover }>> {
  const { city, facilities, now, takeovers, work } = portal;
  const email = normalEmail(wish.email);
  const problem = whyNotReadable(wish, city);
  if (problem || !email) return problem ?? badRequest('email_invalid', { field: 'email' });
  const facility = await facilities.find(wish.slug);
  if (!facility || facility.operating === 'closed' || facility.leftRegisterOn) return notFound('facility_not_found');

  const seconds = await takeFromAddress(portal, FROM_ADDRESS, wish.from);
  if (seconds) return tooMany('too_many_takeovers', { params: { seconds } });
  const requested = await work(async (unit): Promise<Result<{ takeover: Takeover }>> => {
    const listing = await facilities.getListing(facility.id, unit);
    if (listing === 'claimed') return conflict('already_claimed');
    if (listing === 'claim_pending') return conflict('claim_pending');
    const [name, phone, evidence] = [wish.name.trim(), wish.phone.trim(), wish.evidence.trim()];
    const request = { facilityId: facility.id, name, email, phone, evidence, requestedAt: now() };
    const takeover = await takeovers.add(request, unit);
    // Two requests at the same moment both change this document, so that only one of them can be the first.
    await facilities.setListing(facility.id, 'claim_pending', unit);
    return { ok: true, takeover };
  });
  if (requested.ok) await tellApplicant(portal, requested.takeover.id);
  return requested;
}

function whyNotReadable({ name, email, phone, evidence }: TakeoverWish, { country }: CityPack): Problem | undefined {
  if (!name.trim()) return badRequest('name_missing', { field: 'name' });
  if (!normalEmail(email)) return badRequest('email_invalid', { field: 'email' });
  if (!isTelephone(phone, country)) return badRequest('phone_invalid', { field: 'phone' });
  if (!evidence.trim()) return badRequest('evidence_missing', { field: 'evidence' });
  return undefined;
}
