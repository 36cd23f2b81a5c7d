import { currentTerms } from '#cms/contracts/current-terms.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Class, CredentialEvent, Facility, Staff } from '#cms/records/payload-types.ts';
import type { RefundTerms } from '#domain/contract/refund-rules.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';

/** The whole public record of a centre. Staff are counted, never named. */
export interface FacilityDetails {
  doc: Facility;
  supply?: FacilitySupply;
  classes: Class[];
  prices: PriceItem[];
  terms: RefundTerms;
  events: CredentialEvent[];
  staff: { carers: number; certified: number; healthChecked: number };
}

export async function facilityDetails(
  portal: Parameters<typeof currentTerms>[0] &
    Pick<Portal, 'classes' | 'credentialEvents' | 'facilities' | 'now' | 'prices' | 'staffMembers' | 'supplies'>,
  slug: string,
): Promise<FacilityDetails | undefined> {
  const doc = await portal.facilities.find(slug);
  if (!doc || doc.operating === 'closed') return undefined;
  const today = todayOf(portal);
  const [classes, staff, events, prices, terms] = await Promise.all([
    portal.classes.listOf(doc.id),
    portal.staffMembers.listOf(doc.id),
    portal.credentialEvents.listOf(doc.id),
    portal.prices.listOf(doc.id),
    currentTerms(portal, today),
  ]);
  return {
    doc,
    supply: portal.supplies.get(doc.id),
    classes,
    prices: prices.filter(({ endsOn }) => !endsOn || endsOn >= today),
    terms,
    events,
    staff: countStaff(staff, today),
  };
}

function countStaff(staff: readonly Staff[], today: string) {
  const carers = staff.filter(({ role }) => role === 'carer');
  return {
    carers: carers.length,
    certified: carers.filter(
      ({ certificate, certificateExpiresOn }) => certificate && (!certificateExpiresOn || certificateExpiresOn >= today),
    ).length,
    healthChecked: carers.filter(({ healthCheckOn }) => healthCheckOn).length,
  };
}
