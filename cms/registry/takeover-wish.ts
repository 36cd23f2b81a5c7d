import { z } from 'zod';
import { isTelephone, normalEmail } from '#cms/accounts/contact.ts';
import { badRequest, notFound, type Result } from '#cms/core/problem.ts';
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
  return { ok: true, asked: { name, email, phone, evidence }, facility };
}
