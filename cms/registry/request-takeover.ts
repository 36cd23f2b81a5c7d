import { z } from 'zod';
import { isTelephone, normalEmail } from '#cms/accounts/contact.ts';
import { badRequest, conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { prose, typed } from '#cms/input/values.ts';
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

const takeoverWords = z.object({ name: typed(60, 1), phone: typed(30), evidence: prose(1000) });
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
  if (!wish.name.trim()) return badRequest('name_missing', { field: 'name' });
  const words = takeoverWords.safeParse(wish);
  if (!words.success) return badInput(words.error, wish);
  const { name, phone, evidence } = words.data;
  const email = normalEmail(wish.email);
  if (!email) return badRequest('email_invalid', { field: 'email' });
  if (!isTelephone(phone, city.country)) return badRequest('phone_invalid', { field: 'phone' });
  if (!evidence) return badRequest('evidence_missing', { field: 'evidence' });
  const facility = await facilities.find(wish.slug);
  if (!facility || facility.operating === 'closed' || facility.leftRegisterOn) return notFound('facility_not_found');

  const seconds = await takeFromAddress(portal, FROM_ADDRESS, wish.from);
  if (seconds) return tooMany('too_many_takeovers', { params: { seconds } });
  const requested = await work(async (unit): Promise<Result<{ takeover: Takeover }>> => {
    const listing = await facilities.getListing(facility.id, unit);
    if (listing === 'claimed') return conflict('already_claimed');
    if (listing === 'claim_pending') return conflict('claim_pending');
    const request = { facilityId: facility.id, name, email, phone, evidence, requestedAt: now() };
    const takeover = await takeovers.add(request, unit);
    // Two requests at the same moment both change this document, so that only one of them can be the first.
    await facilities.setListing(facility.id, 'claim_pending', unit);
    return { ok: true, takeover };
  });
  if (requested.ok) await tellApplicant(portal, requested.takeover.id);
  return requested;
}
