import { EXAMPLE_CONTACT } from '#cms/accounts/contact.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { isWorkday } from '#domain/time/workdays.ts';

export interface SampleFamily {
  contact: string;
  guardian: string;
  relation: string;
  child: string;
  ageMonths: number;
  healthNotes?: string;
}

export const EXAMPLE_FAMILY: SampleFamily = {
  contact: EXAMPLE_CONTACT,
  guardian: '林示例',
  relation: '妈妈',
  child: '小满',
  ageMonths: 8,
  healthNotes: '对鸡蛋过敏（示例）',
};

type Booking = Parameters<typeof holdPlace>[0] &
  Parameters<typeof signContract>[0] &
  Parameters<typeof startPayment>[0] &
  Parameters<typeof settlePayment>[0] &
  Pick<Portal, 'pretend'>;

/** Puts a family in, and books for it as the family itself would: hold, sign, pay. */
export async function seedFamily(
  portal: Booking & Parameters<typeof findOrCreateGuardian>[0] & Parameters<typeof saveChild>[0],
  family: SampleFamily,
  today: CivilDate,
  bookings: { slug: string; request: CareRequest }[],
): Promise<void> {
  const guardian = await findOrCreateGuardian(portal, family.contact, 'zh');
  await saveGuardian(portal, { guardianId: guardian.id, name: family.guardian, relation: family.relation, adult: true });
  const birthDate = addDays(addMonths(today, -family.ageMonths), -9);
  const pickups = [{ name: family.guardian, relation: family.relation, phone: family.contact }];
  const child = await saveChild(portal, guardian.id, {
    name: family.child,
    birthDate,
    healthNotes: family.healthNotes,
    healthConsent: Boolean(family.healthNotes),
    pickups,
  });
  if (!child.ok) throw new Error(`sample child refused: ${child.code}`);
  for (const { slug, request } of bookings)
    await bookFor(portal, { slug, request, guardianId: guardian.id, childId: child.child.id, name: family.guardian, pickups });
}

async function bookFor(
  portal: Booking,
  args: {
    slug: string;
    request: CareRequest;
    guardianId: string;
    childId: string;
    name: string;
    pickups: { name: string; relation: string; phone: string }[];
  },
): Promise<void> {
  const by = { kind: 'guardian', id: args.guardianId } as const;
  const consents = [
    { purpose: 'health_notes', granted: true },
    { purpose: 'photos', granted: false },
  ] as const;
  const held = await holdPlace(portal, { ...args, consents: [...consents], hadSameService: false, by });
  if (!held.ok) return;
  const bookingId = held.booking.id;
  const signed = await signContract(portal, { bookingId, guardianId: args.guardianId, name: args.name, readTerms: true, by });
  if (!signed.ok) throw new Error(`sample contract refused: ${signed.code}`);
  const payment = await startPayment(portal, { bookingId, guardianId: args.guardianId, lang: 'zh' });
  if (!payment.ok || !portal.pretend || !payment.payment.providerRef) return;
  const outcome = await portal.pretend.decide(payment.payment.providerRef, 'approve');
  if (outcome) await settlePayment(portal, outcome.state);
}

/** The next working day, at least `days` ahead. */
export function workdayAhead(portal: Pick<Portal, 'special'>, today: CivilDate, days: number): CivilDate {
  let date = addDays(today, days);
  while (!isWorkday(date, portal.special())) date = addDays(date, 1);
  return date;
}
