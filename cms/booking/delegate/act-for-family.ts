import { underMandate } from '#cms/accounts/mandates/take-mandate.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { makeDelegateCode } from '#cms/places/delegates/make-delegate-code.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { MandateRecord } from '#cms/records/mandates.ts';
import { isAgreedByGuardian } from '#domain/booking/mandate.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { cancelBooking } from '../cancel-booking.ts';

interface Own {
  bookingId: string;
  delegateId: string;
}

type Finding = Parameters<typeof underMandate>[0] & Pick<Portal, 'bookings'>;

/** Under which mandate somebody has asked for a stay, if that was somebody who helps with the children. */
export const mandateOf = ({ actions }: Pick<BookingRecord, 'actions'>): { id: string; delegateId: string } | undefined => {
  const { id: delegateId, mandate: id } = actions[0]?.by ?? {};
  return id && delegateId ? { id, delegateId } : undefined;
};

/** A stay that a delegate asked for, while it still may: anybody else's is not found. */
async function ownStay(portal: Finding, { bookingId, delegateId }: Own): Promise<Result<{ booking: BookingRecord }>> {
  const [booking] = await portal.bookings.findAll([bookingId]);
  const own = booking && mandateOf(booking);
  if (!booking || own?.delegateId !== delegateId) return notFound('booking_not_found');
  const standing = await underMandate(portal, { ...own, childId: booking.childId, power: 'books' });
  return standing.ok ? { ok: true, booking } : standing;
}

/** Whether a stay is one that somebody has asked for as a delegate who still may. */
export const mayHelp = async (portal: Finding, own: Own): Promise<boolean> => (await ownStay(portal, own)).ok;

/** Opens the checkout of a stay that it has booked: what comes back goes the way that it came. */
export async function payForFamily(
  portal: Finding & Parameters<typeof startPayment>[0],
  { lang, ...own }: Own & { lang: Lang },
): ReturnType<typeof startPayment> {
  const found = await ownStay(portal, own);
  return found.ok ? startPayment(portal, { bookingId: own.bookingId, guardianId: found.booking.guardianId, lang }) : found;
}

/** Gives up what it has asked for and nobody has paid for yet. */
export async function releaseForFamily(portal: Finding & Parameters<typeof cancelBooking>[0], own: Own): Promise<Result<object>> {
  const found = await ownStay(portal, own);
  if (!found.ok) return found;
  const { actions, guardianId, id } = found.booking;
  if (isAgreedByGuardian(actions)) return conflict('mandate_agreed');
  const mandate = mandateOf(found.booking)?.id;
  const by = { kind: 'guardian', id: own.delegateId, mandate } as const;
  return cancelBooking(portal, { bookingId: id, guardianId, by, releases: true });
}

/**
 * The six digits by which a delegate collects a child on a day: good once, shown once, and withdrawn when its mandate ends.
 * Made again, the one before counts no more.
 */
export async function collectForFamily(
  portal: Finding & Parameters<typeof makeDelegateCode>[0],
  { bookingId, date, delegateId, mandateId }: Own & { mandateId: string; date: CivilDate },
): ReturnType<typeof makeDelegateCode> {
  const { bookings, delegateCodes, guardians, now } = portal;
  const [booking] = await bookings.findAll([bookingId]);
  if (!booking) return notFound('booking_not_found');
  const asked = { id: mandateId, delegateId, childId: booking.childId, power: 'collects', on: date } as const;
  const standing = await underMandate(portal, asked);
  if (!standing.ok) return standing;
  const { called, guardianId, relation } = standing.mandate;
  const { name = '', contact } = await guardians.get(delegateId);
  const person = { name: name || called, relation, phone: contact.includes('@') ? '' : contact };
  return makeDelegateCode(portal, {
    ...{ guardianId, bookingId, date, person, by: delegateId, mandate: mandateId },
    also: async (unit) => {
      const still = await underMandate(portal, asked, unit);
      if (!still.ok) return still;
      for (const one of await delegateCodes.ofMandate(mandateId, unit))
        if (one.bookingId === bookingId && one.date === date && !one.usedAt && !one.withdrawnAt)
          await delegateCodes.set(one.id, { withdrawnAt: now() }, unit);
      return undefined;
    },
  });
}

/** What a delegate sees of a child: when it is where, and whether it has come; no prices, no addresses, no papers. */
export interface SeenStay {
  booking: BookingRecord;
  childId: string;
}

/** The stays of a mandate's children that are not over, the earliest first; nothing once it is no longer in force. */
export async function staysSeen(portal: Finding, { id, childIds, delegateId = '' }: MandateRecord): Promise<SeenStay[]> {
  const seen: SeenStay[] = [];
  for (const childId of childIds) {
    const standing = await underMandate(portal, { id, delegateId, childId });
    if (!standing.ok) continue;
    for (const booking of await portal.bookings.countedOf(childId)) seen.push({ booking, childId });
  }
  return seen.sort((a, b) => (a.booking.startsAt < b.booking.startsAt ? -1 : 1));
}
