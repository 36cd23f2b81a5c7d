import { z } from 'zod';
import { isTelephone, normalEmail } from '#cms/accounts/contact.ts';
import { badRequest, notFound, type Result, together } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { prose, typed } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Facility } from '#cms/records/payload-types.ts';

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

type Asked = Pick<TakeoverWish, 'name' | 'email' | 'phone' | 'evidence'>;

const takeoverWords = z.object({ name: typed(60, 1), phone: typed(30), evidence: prose(1000) });

/** What was typed, in one form, and the centre that it is about. */
export async function readTakeoverWish(
  { city, facilities }: Pick<Portal, 'city' | 'facilities'>,
  wish: TakeoverWish,
): Promise<Result<{ asked: Asked; facility: Facility }>> {
  const words = takeoverWords.safeParse(wish);
  const email = normalEmail(wish.email);
  const wrong = together([
    wish.name.trim() ? undefined : badRequest('name_missing', { field: 'name' }),
    words.success ? undefined : badInput(words.error, wish),
    email ? undefined : badRequest('email_invalid', { field: 'email' }),
    isTelephone(wish.phone, city.country) ? undefined : badRequest('phone_invalid', { field: 'phone' }),
    wish.evidence.trim() ? undefined : badRequest('evidence_missing', { field: 'evidence' }),
  ]);
  if (wrong || !words.success || !email) return wrong ?? badRequest('invalid');
  const { name, phone, evidence } = words.data;
  const facility = await facilities.find(wish.slug);
  if (!facility || facility.operating === 'closed' || facility.leftRegisterOn) return notFound('facility_not_found');
  return { ok: true, asked: { name, email, phone, evidence }, facility };
}
