import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { type HoldWish, holdPlace } from '#cms/booking/hold-place.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { SAMPLE_EMPLOYEE_CODE } from '#cms/seed/facility-rows.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { CareRequest } from '#domain/care/care.ts';

export interface Family {
  guardianId: string;
  childId: string;
  name: string;
}

export async function newFamily(portal: Portal, n: number, birthDate = '2026-03-10'): Promise<Family> {
  const guardian = await findOrCreateGuardian(portal, `1390000${String(n).padStart(4, '0')}`, 'zh');
  const name = `家长${n}`;
  await saveGuardian(portal, { guardianId: guardian.id, name, relation: '爸爸', adult: true });
  const child = await saveChild(portal, guardian.id, { name: `宝宝${n}`, birthDate, healthConsent: false, pickups: [] });
  if (!child.ok) throw new Error(child.code);
  return { guardianId: guardian.id, childId: child.child.id, name };
}

/** The child of a family, written down once more by a guardian who is not linked with it. */
export async function sameChild(portal: Portal, { childId }: Family, n: number): Promise<Family> {
  const other = await newFamily(portal, n);
  const { name, birthDate } = await portal.children.get(childId);
  const typed = { name: ` ${name}。`, birthDate, healthNotes: '', healthConsent: false, pickups: [] };
  const same = await saveChild(portal, other.guardianId, typed);
  if (!same.ok) throw new Error(same.code);
  return { ...other, childId: same.child.id };
}

export const by = (family: Family) => ({ kind: 'guardian', id: family.guardianId }) as const;

/** What such a family asks for when it holds a place. */
export const wishOf = (family: Family, request: CareRequest): HoldWish => ({
  slug: EXAMPLE_SLUG,
  request,
  guardianId: family.guardianId,
  childId: family.childId,
  pickups: [],
  consents: [],
  hadSameService: true,
  employeeCode: SAMPLE_EMPLOYEE_CODE,
  by: by(family),
});

/** Holds as somebody who has the code of the sample centres that take their own employees' children alone. */
export function hold(
  portal: Portal,
  family: Family,
  request: CareRequest,
  {
    slug = EXAMPLE_SLUG,
    hadSameService = true,
    employeeCode = SAMPLE_EMPLOYEE_CODE,
  }: { slug?: string; hadSameService?: boolean; employeeCode?: string } = {},
) {
  return holdPlace(portal, { ...wishOf(family, request), slug, hadSameService, employeeCode });
}

/** Holds and signs; the money is still to come. */
export async function holdAndSign(portal: Portal, family: Family, request: CareRequest, options = {}) {
  const held = await hold(portal, family, request, options);
  if (!held.ok) throw new Error(`hold refused: ${held.code}`);
  return sign(portal, family, held.booking.id);
}

async function sign(portal: Portal, family: Family, bookingId: string) {
  const signed = await signContract(portal, {
    bookingId,
    guardianId: family.guardianId,
    name: family.name,
    readTerms: true,
    by: by(family),
  });
  if (!signed.ok) throw new Error(`signature refused: ${signed.code}`);
  return signed.booking;
}

/** Opens the checkout and lets the pretend provider decide; returns what the provider says then. */
export async function decide(
  portal: Portal,
  family: Family,
  bookingId: string,
  decision: 'approve' | 'decline' | 'pending' | 'fail',
) {
  const started = await startPayment(portal, { bookingId, guardianId: family.guardianId, lang: 'zh' });
  if (!started.ok) throw new Error(`payment refused: ${started.code}`);
  const outcome = await portal.pretend?.decide(String(started.payment.providerRef), decision);
  if (!outcome) throw new Error('no decision');
  return outcome.state;
}

export async function book(portal: Portal, family: Family, request: CareRequest, options = {}) {
  const booking = await holdAndSign(portal, family, request, options);
  await pay(portal, family, booking.id);
  return booking.id;
}

const pay = async (portal: Portal, family: Family, bookingId: string) =>
  settlePayment(portal, await decide(portal, family, bookingId, 'approve'));

/** Books, or asks where the centre answers bookings itself; throws where neither can be done. */
export async function bookOrAsk(portal: Portal, family: Family, request: CareRequest, options = {}) {
  const held = await hold(portal, family, request, options);
  if (!held.ok) throw new Error(`hold refused: ${held.code}`);
  if (held.booking.status === 'requested') return;
  await sign(portal, family, held.booking.id);
  await pay(portal, family, held.booking.id);
}
