import { todayOf } from '#cms/core/clock.ts';
import { type LetterNeeds, writeToFamily } from '#cms/payments/family-letters.ts';
import { extendPlaces } from '#cms/places/change-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { waitsForPlace } from '#domain/offers/waitlist.ts';
import { canAnswer, offerUntil } from '#domain/offers/waitlist-offer.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';

export type Shortening = LetterNeeds & Pick<Portal, 'bookings' | 'city' | 'guardians' | 'now' | 'sheets' | 'special'>;

/**
 * Another family begins to wait for places that are kept until they are paid at the centre: from now on they are kept no
 * longer than an offer of the waitlist lasts, with all that was booked together. Gives the bookings whose families are to
 * be told.
 */
export async function paySooner(
  portal: Shortening,
  { wait, facility }: { wait: Pick<WaitRecord, 'care' | 'children' | 'guardianId' | 'of'>; facility: FacilitySupply },
  unit: Unit,
): Promise<string[]> {
  const { bookings, city, guardians } = portal;
  const now = portal.now();
  const centre = { facility, special: portal.special(), today: todayOf(portal) };
  const family = await guardians.familyOf(wait.guardianId, unit);
  const told = new Set<string>();
  for (const kept of await bookings.keptToPay(facility.id, now, unit)) {
    if (told.has(kept.id) || family.includes(kept.guardianId) || !waitsForPlace(wait, { ...kept, of: kept.party }, centre))
      continue;
    // What was signed ahead is kept until its last day of payment, wherever it is paid.
    if (kept.paysFrom) continue;
    const all = (await bookings.together(kept, unit)).filter(({ paysBy, status }) => status === 'signed' && paysBy);
    const [first] = all.flatMap(({ occasions }) => occasions).sort((a, b) => (a.date < b.date ? -1 : 1));
    // So soon before the first of them nobody could be offered it any more: nothing is won by giving it up.
    if (!first || !canAnswer(now, city.waitlist, { facility, first })) continue;
    const until = offerUntil(now, city.waitlist, { facility, first });
    for (const one of all) {
      if (!one.paysBy || one.paysBy <= until) continue;
      await extendPlaces(portal, { ...one, longer: true }, until, unit);
      const remindAt = reminderOf({ ...one, holdUntil: until, paysBy: until }, now, city.timeZone) ?? null;
      const clock = { holdUntil: until, paysBy: until, remindAt };
      await bookings.addAction(one, { type: 'pay_sooner', at: now, by: { kind: 'system' }, until }, unit, clock);
      await writeToFamily(portal, one, 'pay_sooner', { unit });
      told.add(one.id);
    }
  }
  return [...told];
}
