import { isReached, readContact } from '#cms/accounts/contact.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { type Result, unprocessable } from '#cms/core/problem.ts';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Letter } from '#cms/records/letters.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { personOf } from '#domain/family/person.ts';
import { LANGS } from '#domain/language/lang.ts';
import { HOLD_MINUTES } from '#domain/places/hold-time.ts';
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

type AtCounter = Holding & Pick<Portal, 'audit' | 'environment' | 'guardians' | 'letters' | 'log' | 'notify'>;

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
  const key = (id: string) => `counter:${id}`;
  const held = await holdPlace(portal, asked, async ({ booking: { id } }, unit) => {
    await portal.audit.write({ actor: wish.staffId, action: 'book_at_counter', subject: `booking:${id}` }, unit);
    const about = { contact, bookingId: id };
    await portal.letters.write({ key: key(id), kind: 'counter', subject: guardian.id, about }, unit);
  });
  if (!held.ok) return held;
  const { id } = held.booking;
  await deliverNow(portal, key(id), (letter) => tellAtCounter(portal, letter));
  return { ok: true, booking: held.booking, link: linkTo(portal, id) };
}

const linkTo = ({ environment }: Pick<Portal, 'environment'>, id: string) => `${environment.origin}/bookings/${id}`;

/** Where the family signs and pays what was booked for it. */
export async function tellAtCounter(
  portal: Pick<Portal, 'environment' | 'notify'>,
  { key, about }: Pick<Letter, 'key' | 'about'>,
): Promise<SendResult> {
  const [contact, bookingId] = [String(about.contact), String(about.bookingId)];
  const link = linkTo(portal, bookingId);
  return portal.notify.send({
    id: key,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind: 'counter_booking',
    lang: LANGS[0],
    subject: sayInEvery('told.counter_booking_subject'),
    text: sayInEvery('told.counter_booking_text', { minutes: HOLD_MINUTES, link }),
    values: { minutes: HOLD_MINUTES },
    booking: bookingId,
  });
}
