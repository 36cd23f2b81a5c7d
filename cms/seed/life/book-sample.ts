import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createPretendPayment } from '#cms/ports/payment/pretend.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pretendStore } from '#cms/records/pretend-store.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { SampleFamily } from '../seed-family.ts';

/** Places of a class, at every hour, that sample families leave to everybody else. */
const LEFT_FREE = 1;

export interface SampleBooking {
  slug: string;
  family: SampleFamily;
  request: CareRequest;
  today: CivilDate;
  /** When the family books. */
  at: Instant;
  hadSameService?: boolean;
}

/** The portal as it was at an earlier moment: what happened then is written down by then. */
export function portalAt(portal: Portal, at: Instant): Portal {
  const now = () => at;
  const pretend = createPretendPayment({ store: pretendStore(portal.payload), now, baseUrl: '' });
  return { ...portal, now, payment: pretend, pretend };
}

/**
 * A sample family's paid booking that has a stay on the day asked for, made if there is none yet: by the verbs that a
 * family itself uses. None where the places are wanted by others, or where a person has come between.
 */
export async function sampleBooking(portal: Portal, wish: SampleBooking): Promise<BookingRecord | undefined> {
  const { family, request, slug } = wish;
  const then = portalAt(portal, wish.at);
  const known = await familyOf(then, wish);
  if (!known) return undefined;
  const made = (await portal.bookings.listOf(known.guardianId)).filter(
    ({ status, occasions }) => status !== 'expired' && occasions.some(({ date }) => date === request.date),
  );
  if (made[0]) return made.find(({ status }) => status === 'confirmed' || status === 'completed');
  const quoted = await quoteCare(then, { slug, request, birthDate: known.birthDate });
  if (!quoted.ok || quoted.quote.left <= LEFT_FREE) return undefined;

  const { guardianId, childId } = known;
  const by = { kind: 'guardian', id: guardianId } as const;
  const held = await holdPlace(then, {
    slug,
    request,
    guardianId,
    childId,
    pickups: [{ name: family.guardian, relation: family.relation, phone: family.contact }],
    consents: [
      { purpose: 'health_notes', granted: Boolean(family.healthNotes) },
      { purpose: 'photos', granted: false },
    ],
    hadSameService: wish.hadSameService ?? false,
    by,
  });
  if (!held.ok) return undefined;
  const bookingId = held.booking.id;
  const signed = await signContract(then, { bookingId, guardianId, name: family.guardian, readTerms: true, by });
  if (!signed.ok) return undefined;
  const asked = await startPayment(then, { bookingId, guardianId, lang: 'zh' });
  const ref = asked.ok && asked.payment.providerRef;
  const outcome = ref && (await then.pretend?.decide(ref, 'approve'));
  if (outcome) await settlePayment(then, outcome.state);
  const booking = await portal.bookings.get(bookingId);
  return booking.status === 'confirmed' ? booking : undefined;
}

/** A contact that a person uses for a family of their own is left alone. */
async function familyOf(portal: Portal, { family, today }: SampleBooking) {
  const { contact, guardian: name, relation, child } = family;
  const guardian = await findOrCreateGuardian(portal, contact);
  if (guardian.name && guardian.name !== name) return undefined;
  const guardianId = guardian.id;
  const named = guardian.name ? undefined : await saveGuardian(portal, { guardianId, name, relation, adult: true });
  if (named && !named.ok) return undefined;
  const children = await portal.children.listOf(guardianId);
  const known = children.find((one) => one.name === child);
  if (known) return { guardianId, childId: known.id, birthDate: known.birthDate };
  if (children.length > 0) return undefined;
  const birthDate = addDays(addMonths(today, -family.ageMonths), -9);
  const pickups = [{ name, relation, phone: contact }];
  const { healthNotes } = family;
  const health = { healthNotes, healthConsent: Boolean(healthNotes) };
  const saved = await saveChild(portal, guardianId, { name: child, birthDate, ...health, pickups });
  return saved.ok ? { guardianId, childId: saved.child.id, birthDate } : undefined;
}
