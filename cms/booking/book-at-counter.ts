import { isReached, readContact } from '#cms/accounts/contact.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { draftToSign } from '#cms/contracts/draft-to-sign.ts';
import { type Result, unprocessable } from '#cms/core/problem.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { personOf } from '#domain/family/person.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Holding, type HoldWish, holdPlace } from './hold-place.ts';

export interface CounterWish {
  slug: string;
  staffId: string;
  contact: string;
  guardianName: string;
  relation: string;
  /** By what somebody who is no parent is guardian. */
  ground?: string;
  childName: string;
  birthDate: CivilDate;
  pickups: PickupPerson[];
  hadSameService: boolean;
  employeeCode?: string;
  request: CareRequest;
}

type AtCounter = Holding & LetterNeeds & Pick<Portal, 'audit'> & Parameters<typeof draftToSign>[0];

/**
 * Counter staff hold places for a family into the same record. The family signs in with its own
 * phone or e-mail to sign and pay: only the guardian can be the contract's party (法释〔2025〕4号 art. 3).
 */
export async function bookAtCounter(
  portal: AtCounter,
  wish: CounterWish,
): Promise<Result<{ booking: BookingRecord; link: string }>> {
  const read = readContact(wish.contact, portal.city.country, 'contact');
  if (!read.ok) return read;
  const { contact } = read;
  // The family could not sign in to sign and pay.
  if (!isReached(portal, contact)) return unprocessable('send_no_channel', { field: 'contact' });
  const inEvery = !(await portal.guardians.findByContact(contact));
  const guardian = await findOrCreateGuardian(portal, contact);
  if (!guardian.name) {
    const saved = await saveGuardian(portal, {
      guardianId: guardian.id,
      name: wish.guardianName,
      relation: wish.relation,
      ground: wish.ground,
      adult: true,
    });
    if (!saved.ok) return saved;
  }
  const person = personOf({ name: wish.childName, birthDate: wish.birthDate });
  const known = (await portal.children.listOf(guardian.id)).find((child) => child.person === person);
  const child = await saveChild(portal, guardian.id, {
    name: known?.name ?? wish.childName,
    birthDate: wish.birthDate,
    healthNotes: known?.healthNotes ?? '',
    healthConsent: known?.healthConsent ?? false,
    // Whom the family itself has named stays named.
    pickups: known ? [] : wish.pickups,
  });
  if (!child.ok) return child;
  const asked: HoldWish = {
    slug: wish.slug,
    request: wish.request,
    guardianId: guardian.id,
    childId: child.child.id,
    pickups: pickupsOf(child.child),
    consents: [],
    hadSameService: wish.hadSameService,
    employeeCode: wish.employeeCode,
    by: { kind: 'staff', id: wish.staffId },
    bookedBy: wish.staffId,
  };
  const held = await holdPlace(portal, asked, async ({ booking }, unit) => {
    await portal.audit.write({ actor: wish.staffId, action: 'book_at_counter', subject: `booking:${booking.id}` }, unit);
    // Where a framework contract of the family holds, one tap is enough.
    const { snapshot } = await draftToSign(portal, booking);
    await writeToFamily(portal, booking, snapshot.annex ? 'counter_tap' : 'counter_booking', { inEvery, unit });
  });
  if (!held.ok) return held;
  const { id } = held.booking;
  await sendToFamily(portal, id);
  return { ok: true, booking: held.booking, link: `${portal.environment.origin}/bookings/${id}` };
}
