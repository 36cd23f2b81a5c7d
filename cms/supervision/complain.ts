import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { isTelephone, normalEmail } from '#cms/accounts/contact.ts';
import { badRequest, type Result, together, tooMany } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { prose, typed } from '#cms/input/values.ts';
import { type Counting, takeFromAddress } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Complaint } from '#cms/records/complaints.ts';
import type { Lang } from '#domain/language/lang.ts';
import { COMPLAINT_SUBJECTS, complaintNumber } from '#domain/supervision/complaint.ts';

/** Each is work for the city's desk. */
const FROM_ADDRESS = { name: 'complaints', most: 10, seconds: 86_400 };

export const MOST = { about: 80, text: 2000, contact: 120 } as const;
const words = z.object({
  formKey: z.string().regex(/^[\w-]{16,40}$/),
  subject: z.enum(COMPLAINT_SUBJECTS),
  about: typed(MOST.about),
  text: prose(MOST.text, 1),
  contact: typed(MOST.contact),
});

export interface WrittenComplaint {
  /** Of the form: sent twice, it is one complaint. */
  formKey: string;
  subject: string;
  about: string;
  text: string;
  contact: string;
}

type Needs = Counting & Pick<Portal, 'city' | 'complaints' | 'facilities' | 'now' | 'work'>;

/**
 * Somebody complains to the city's desk, with or without a name. They get a number to follow it by; the centre hears
 * nothing of who it was.
 */
export async function complain(
  portal: Needs,
  { slug, from, lang, ...written }: WrittenComplaint & { slug?: string; from: string; lang: Lang },
): Promise<Result<{ complaint: Complaint }>> {
  const { complaints, facilities, now, work } = portal;
  const read = words.safeParse(written);
  const reached = readContact(portal, written.contact.trim());
  const wrong = together([
    written.subject ? undefined : badRequest('complaint_subject', { field: 'subject' }),
    written.text.trim() ? undefined : badRequest('complaint_text', { field: 'text' }),
    read.success ? undefined : badInput(read.error, written),
    reached,
  ]);
  if (wrong || !read.success || !reached.ok) return wrong ?? badRequest('invalid');
  const { contact } = reached;
  const facility = slug ? await facilities.find(slug) : undefined;
  const seconds = await takeFromAddress(portal, FROM_ADDRESS, from);
  if (seconds) return tooMany('too_many_complaints', { params: { seconds } });
  const complaint = { ...read.data, contact, lang, facilityId: facility?.id, receivedAt: now() };
  return work(async (unit) => ({
    ok: true,
    complaint:
      (await complaints.findSent(complaint.formKey, unit)) ??
      (await complaints.add({ ...complaint, number: complaintNumber(randomInt) }, unit)),
  }));
}

/** Where they are told, in one form; nothing is no contact. */
function readContact({ city }: Pick<Portal, 'city'>, text: string): Result<{ contact: string }> {
  const email = normalEmail(text);
  if (!text || email) return { ok: true, contact: email ?? '' };
  return isTelephone(text, city.country) ? { ok: true, contact: text } : badRequest('contact_invalid', { field: 'contact' });
}
