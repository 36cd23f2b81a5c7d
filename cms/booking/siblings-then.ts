import { liveStays } from '#cms/places/live-stays.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { type Quote, type Quoting, quoteCare } from './quote-care.ts';

/** A brother or sister who could come along, and where they stand in the family's list of children. */
export interface SiblingThen {
  child: Child;
  at: number;
  quote: Quote;
}

/** The family's other children who need no place elsewhere then, and for whom there is one at the same time. Writes nothing. */
export async function siblingsThen(
  portal: Quoting & Pick<Portal, 'children'>,
  { booking, slug }: { booking: BookingRecord; slug: string },
): Promise<SiblingThen[]> {
  const all = await portal.children.listOf(booking.guardianId);
  const found: SiblingThen[] = [];
  const { party } = booking;
  for (const [at, child] of all.entries()) {
    if (child.id === booking.childId) continue;
    const live = await liveStays(portal.bookings, { childId: child.id, at: portal.now() });
    if (overlapping(live, booking.occasions)) continue;
    const { request, hadSameService } = booking;
    const asked = { slug, request, hadSameService, birthDate: child.birthDate, childId: child.id, party };
    const quoted = await quoteCare(portal, asked);
    if (quoted.ok && quoted.quote.left > 0) found.push({ child, at, quote: quoted.quote });
  }
  return found;
}
