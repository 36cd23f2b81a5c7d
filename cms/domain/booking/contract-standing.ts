import type { BookingStatus } from './booking-state.ts';

/** How a signed contract stands: what anybody may hear who holds it. */
export const CONTRACT_STANDINGS = ['replaced', 'unpaid', 'in_force', 'ending', 'fulfilled', 'ended_early', 'lapsed'] as const;
export type ContractStanding = (typeof CONTRACT_STANDINGS)[number];

const BY_STATUS: Record<BookingStatus, ContractStanding> = {
  requested: 'unpaid',
  held: 'unpaid',
  signed: 'unpaid',
  confirmed: 'in_force',
  completed: 'fulfilled',
  cancelled: 'ended_early',
  declined: 'lapsed',
  expired: 'lapsed',
  released: 'lapsed',
};

/** A version that was signed again is replaced, whatever became of the newer one; one that ends early is in force until then. */
export function contractStanding(
  status: BookingStatus,
  { hasNewer, isEnding }: { hasNewer: boolean; isEnding: boolean },
): ContractStanding {
  if (hasNewer) return 'replaced';
  return isEnding && status === 'confirmed' ? 'ending' : BY_STATUS[status];
}
