import { currentTerms } from '#cms/contracts/current-terms.ts';
import { earnestPaysBy } from '#cms/contracts/earnest-of-centre.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Class, Facility, Staff } from '#cms/records/payload-types.ts';
import { toCarer } from '#cms/records/supply.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import type { RefundTerms } from '#domain/contract/refund-rules.ts';
import type { Discount } from '#domain/money/discount.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { persons } from '#domain/places/same-carer.ts';
import { daysOf, type Papers, type StaffStandard, standardOn } from '#domain/places/staff-standard.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { centreHistory, type HistoryLine } from './centre-history.ts';

/** The whole public record of a centre. Staff are counted, never named. */
export interface FacilityDetails {
  doc: Facility;
  supply?: FacilitySupply;
  classes: Class[];
  prices: PriceItem[];
  /** What it takes off them, now or later. */
  discounts: Discount[];
  terms: RefundTerms;
  /** Where it asks for earnest money: by when the rest is paid. */
  restPaysBy?: AheadPayRule;
  /** What has become of its credential, and when it took no child, the newest first. */
  history: HistoryLine[];
  staff: { carers: number; certified: number; healthChecked: number };
}

export async function facilityDetails(
  portal: Parameters<typeof currentTerms>[0] &
    Parameters<typeof earnestPaysBy>[0] &
    Pick<Portal, 'classes' | 'credentialEvents' | 'discounts' | 'facilities' | 'now' | 'prices' | 'staffMembers' | 'supplies'>,
  slug: string,
): Promise<FacilityDetails | undefined> {
  const doc = await portal.facilities.find(slug);
  if (!doc || doc.operating === 'closed') return undefined;
  const today = todayOf(portal);
  const [classes, staff, standards, events, prices, discounts, terms] = await Promise.all([
    portal.classes.listOf(doc.id),
    portal.staffMembers.listOf(doc.id),
    portal.staffMembers.standards(),
    portal.credentialEvents.listOf(doc.id),
    portal.prices.listOf(doc.id),
    portal.discounts.listOf(doc.id),
    currentTerms(portal, today, doc.id),
  ]);
  return {
    doc,
    supply: portal.supplies.get(doc.id),
    classes,
    prices: prices.filter(({ endsOn }) => !endsOn || endsOn >= today),
    discounts: discounts.filter(({ endsOn }) => !endsOn || endsOn >= today),
    terms,
    restPaysBy: await earnestPaysBy(portal, { centre: doc, terms, today }),
    history: centreHistory(doc, events),
    staff: countStaff(staff, { standards, today }),
  };
}

/** Each person once, and their papers as they stand today. */
function countStaff(staff: readonly Staff[], { standards, today }: { standards: readonly StaffStandard[]; today: CivilDate }) {
  const carers = staff.map(toCarer).filter(({ role }) => role === 'carer');
  const personOf = persons(carers);
  const count = (some: typeof carers) => new Set(some.map(({ id }) => personOf.get(id))).size;
  const shows = (one: Papers, standard: Parameters<typeof daysOf>[1]) => {
    const days = daysOf(one, standard);
    return days !== undefined && days.from <= today && today <= days.to;
  };
  const showing = (need: StaffStandard['need']) => (one: Papers) =>
    shows(one, standardOn(standards, { need, day: today }) ?? { need });
  const number = standardOn(standards, { need: 'certificate_number', day: today });
  return {
    carers: count(carers),
    certified: count(carers.filter(showing('certificate')).filter((one) => !number || shows(one, number))),
    healthChecked: count(carers.filter(showing('health_check'))),
  };
}
