import { badRequest, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { isLive } from '#domain/booking/booking-state.ts';
import { CONSENT_PURPOSES, type Consent } from '#domain/contract/contract.ts';

/** What a family has agreed to for one child, and has not taken back. */
export interface Agreed {
  child: Pick<Child, 'id' | 'name'>;
  purpose: Consent['purpose'];
}

const grants = ({ consents }: Pick<BookingRecord, 'consents'>, purpose: Consent['purpose']) =>
  consents.some((one) => one.purpose === purpose && one.granted);

/** Each consent that a family has given and that still has an effect: for health with the child, for the rest with a stay. */
export async function agreedBy(
  { bookings, children, now }: Pick<Portal, 'bookings' | 'children' | 'now'>,
  guardianId: string,
): Promise<Agreed[]> {
  const at = now();
  const stays = (await bookings.listOf(guardianId)).filter(({ endsAt, status }) => endsAt > at && isLive(status));
  return (await children.listOf(guardianId)).flatMap((child) => {
    const own = stays.filter(({ childId }) => childId === child.id);
    return CONSENT_PURPOSES.filter((purpose) =>
      purpose === 'health_notes' && child.healthConsent ? true : own.some((stay) => grants(stay, purpose)),
    ).map((purpose) => ({ child, purpose }));
  });
}

/**
 * Takes a consent back, for this child and from now on: notes on health are cleared at once and are on no roster, for
 * stays to come the others are refused. A signed contract says what was agreed when it was signed.
 */
export async function withdrawConsent(
  { audit, bookings, children, guardians, work }: Pick<Portal, 'audit' | 'bookings' | 'children' | 'guardians' | 'work'>,
  { guardianId, childId, purpose }: { guardianId: string; childId: string; purpose: string },
): Promise<Result<{ purpose: Consent['purpose'] }>> {
  const known = CONSENT_PURPOSES.find((one) => one === purpose);
  if (!known) return badRequest('consent_unknown');
  const child = (await children.listOf(guardianId)).find(({ id }) => id === childId);
  if (!child) return notFound('child_not_found');
  const stays = (await bookings.listOf(guardianId)).filter((stay) => stay.childId === childId && grants(stay, known));
  await work(async (unit) => {
    await guardians.takeTurn(guardianId, unit);
    if (known === 'health_notes') await children.clearHealth(child.id, unit);
    for (const { id } of stays) {
      const stay = await bookings.get(id, unit);
      const consents = stay.consents.map((one) => (one.purpose === known ? { ...one, granted: false } : one));
      await bookings.set(id, { consents }, unit);
    }
    const by = { actor: guardianId, action: 'withdraw_consent', subject: `child:${childId}` };
    await audit.write({ ...by, detail: { purpose: known, bookings: stays.map(({ id }) => id) } }, unit);
  });
  return { ok: true, purpose: known };
}
