import type { Portal } from '#cms/portal/portal.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { dayRoster, type RosterLine } from './roster.ts';

/** Who of a day's list is collected by a pick-up code. That the list was read is logged, as ever. */
export async function childByCode(
  portal: Parameters<typeof dayRoster>[0] & Pick<Portal, 'bookings'>,
  { code, ...asked }: { facilityId: string; date: CivilDate; code: string; reader: string },
): Promise<RosterLine | undefined> {
  const told = code.replace(/\s/g, '');
  if (!told) return undefined;
  // Who is enrolled outside the portal has no code.
  const booked = (await dayRoster(portal, asked)).filter(({ enrolled }) => !enrolled);
  for (const line of booked) if ((await portal.bookings.get(line.booking)).pickupCode === told) return line;
  return undefined;
}
