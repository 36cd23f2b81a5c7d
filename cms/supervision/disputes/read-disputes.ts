import { facilityIdOf, hasRole, type StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { DisputeRecord } from '#cms/records/disputes.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { type DisputeSide, type DisputeStep, disputeSteps, waitedFor } from '#domain/supervision/dispute.ts';
import { clocksOf, type MoneyClock } from './refund-clocks.ts';
import { type DisputeBy, overseesCentre, sideOf } from './step-dispute.ts';

/** A matter as one of its sides sees it. */
export interface DisputeSeen {
  dispute: DisputeRecord;
  booking: BookingRecord;
  facility: Facility;
  side: DisputeSide;
  may: DisputeStep[];
  clocks: MoneyClock[];
}

type Needs = Parameters<typeof clocksOf>[0] & Pick<Portal, 'facilities' | 'guardians'>;

/** For the family, its centre, and the desk once it was asked; for anybody else there is none. */
export async function readDispute(portal: Needs, id: string, by: DisputeBy): Promise<DisputeSeen | undefined> {
  const dispute = await portal.disputes.find(id);
  const side = dispute && (await sideOf(portal, dispute, by));
  if (!dispute || !side) return undefined;
  const booking = await portal.bookings.get(dispute.bookingId);
  const [facility, clocks] = await Promise.all([portal.facilities.get(dispute.facilityId), clocksOf(portal, booking)]);
  return { dispute, booking, facility, side, may: disputeSteps(dispute.state, side), clocks };
}

/** The same for a member of staff: that a family's matter was looked at is written down. */
export async function readAsStaff(
  portal: Needs & Pick<Portal, 'audit'>,
  id: string,
  user: StaffUser,
): Promise<DisputeSeen | undefined> {
  const seen = await readDispute(portal, id, { user });
  if (seen) await portal.audit.write({ actor: user.id, action: 'read', subject: `dispute:${seen.dispute.number}` });
  return seen;
}

/** The matters of a member of staff, each with who is waited for: of its own centre, or of its territory those for which the desk was asked. */
export async function disputesFor(
  { disputes, facilities }: Pick<Portal, 'disputes' | 'facilities'>,
  user: StaffUser,
): Promise<{ dispute: DisputeRecord; facility: Facility; waitsFor?: DisputeSide }[]> {
  const own = hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;
  const found = own ? await disputes.listAt(own) : [];
  if (hasRole(user, 'supervisor', 'administrator')) found.push(...(await disputes.mediated()));
  const named = await facilities.findAll([...new Set(found.map(({ facilityId }) => facilityId))]);
  const seen = new Map(named.filter((one) => one.id === own || overseesCentre(user, one)).map((one) => [one.id, one]));
  return [...new Map(found.map((one) => [one.id, one])).values()].flatMap((dispute) => {
    const facility = seen.get(dispute.facilityId);
    return facility ? [{ dispute, facility, waitsFor: waitedFor(dispute) }] : [];
  });
}
