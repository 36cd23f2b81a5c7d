import type { FacilitySupply } from '#domain/facility.ts';
import type { PriceItem } from '#domain/pricing.ts';
import type { RefundTerms } from '#domain/refund-rules.ts';
import { todayOf } from '../clock.ts';
import type { Class, CredentialEvent, Facility, Staff } from '../payload-types.ts';
import type { Portal } from '../portal.ts';
import { currentTerms } from './current-terms.ts';
import { findFacility } from './find-facility.ts';
import { readPrices } from './quote-care.ts';

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

export async function facilityDetails(portal: Portal, slug: string): Promise<FacilityDetails | undefined> {
  const doc = await findFacility(portal, slug);
  if (!doc || doc.operating === 'closed') return undefined;
  const { payload } = portal;
  const today = todayOf(portal);
  const of = { where: { facility: { equals: doc.id } }, depth: 0, pagination: false, limit: 0 } as const;
  const [classes, staff, events, prices, terms] = await Promise.all([
    payload.find({ collection: 'classes', ...of, locale: 'all', sort: 'ageFrom' }),
    payload.find({ collection: 'staff', ...of }),
    payload.find({ collection: 'credential-events', ...of, locale: 'all', sort: '-on' }),
    readPrices(portal, doc.id),
    currentTerms(portal, today),
  ]);
  return {
    doc,
    supply: portal.supplies.get(doc.id),
    classes: classes.docs,
    prices: prices.filter(({ endsOn }) => !endsOn || endsOn >= today),
    terms,
    events: events.docs,
    staff: countStaff(staff.docs, today),
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
