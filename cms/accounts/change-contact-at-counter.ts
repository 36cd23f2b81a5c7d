import { badRequest, conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { IdentityDocument } from '#domain/contract/contract.ts';
import { normalName } from '#domain/family/person.ts';
import type { Lang } from '#domain/language/lang.ts';
import { normalContact } from './contact.ts';
import { type Moving, moveContact } from './move-contact.ts';
import { requestCode } from './request-code.ts';
import { tryCode } from './sign-in.ts';

/** What staff have seen and heard at the counter. */
export interface CounterChange {
  staffId: string;
  facilityId: string;
  /** The contact that the family has lost. */
  contact: string;
  /** As it stands in the document, and with us. */
  name: string;
  document: IdentityDocument;
  /** The last four characters of its number, so that the check can be proved; more is not kept. */
  lastFour: string;
  to: string;
}

type Finding = Pick<Portal, 'bookings' | 'city' | 'environment' | 'guardians' | 'limits'>;

/** Families looked for by one person of the staff. */
const LOOKED_FOR = { name: 'counter-contact', most: 20, seconds: 3600 };

/** Sends a code to the new contact of a family of this centre: who stands at the counter reads it out. */
export async function sendCodeAtCounter(
  portal: Finding & Parameters<typeof requestCode>[0],
  change: CounterChange,
  lang: Lang,
): Promise<Result<{ to: string }>> {
  const found = await findFamily(portal, change);
  return found.ok ? requestCode(portal, { to: found.to, lang, from: `staff:${change.staffId}` }) : found;
}

/** Changes the contact of a family that has lost its old one, and writes down who checked which document. */
export async function changeContactAtCounter(
  portal: Finding & Moving & Parameters<typeof tryCode>[0],
  { code, ...change }: CounterChange & { code: string },
): Promise<Result<{ to: string }>> {
  const found = await findFamily(portal, change);
  if (!found.ok) return found;
  const { guardian, to } = found;
  const tried = await tryCode(portal, { contact: to, code, from: `staff:${change.staffId}` });
  if (!tried.ok) return tried;
  const { staffId, facilityId, document, lastFour } = change;
  const by = { actor: staffId, action: 'change_contact_at_counter', detail: { document, lastFour, facility: facilityId } };
  const moved = await moveContact(portal, { guardian, to, by });
  return moved.ok ? { ok: true, to } : moved;
}

/** A family that has booked here, by its contact and name; whichever of the two is wrong, the answer is the same. */
async function findFamily(portal: Finding, change: CounterChange): Promise<Result<{ guardian: Guardian; to: string }>> {
  const { bookings, city, guardians } = portal;
  const seconds = await takeOf(portal, LOOKED_FOR, change.staffId);
  if (seconds !== undefined) return tooMany('too_many_requests', { params: { seconds } });
  const [contact, to] = [change.contact, change.to].map((text) => normalContact(text, city.country));
  if (!to) return badRequest('contact_invalid', { field: 'to' });
  const guardian = contact ? await guardians.findByContact(contact) : undefined;
  const name = normalName(change.name);
  const isKnown = name !== '' && normalName(guardian?.name ?? '') === name;
  const isHere = guardian && (await bookings.listOf(guardian.id)).some(({ facilityId }) => facilityId === change.facilityId);
  if (!guardian || !isKnown || !isHere) return notFound('family_not_found');
  return to === contact ? conflict('contact_same', { field: 'to' }) : { ok: true, guardian, to };
}
