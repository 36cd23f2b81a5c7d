import { noPlace, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isLive as isUnderWay } from '#domain/booking/booking-state.ts';
import { heldLonger } from '#domain/booking/extras.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import type { CareForm, Occasion } from '#domain/care/care.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { type CountedStay, type MonthHours, monthHours, whyOverHours } from '#domain/places/hour-quota.ts';
import type { NoPlace } from '#domain/places/no-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

export type CountingHours = Pick<Portal, 'bookings' | 'now' | 'supplies'>;

interface Care {
  childId: string;
  facility: Pick<FacilitySupply, 'hourQuotas'>;
  form: CareForm;
  /** The booking that is changed does not count beside itself. */
  but?: string;
  /** Stays of the same child that are asked for at the same time. */
  besides?: readonly Occasion[];
}

/** What a child has left this month of each quota that a centre's care falls under, the least first; nothing without a quota. */
export async function hoursLeft(portal: CountingHours, care: Care, on: CivilDate): Promise<MonthHours[]> {
  const { facility, form } = care;
  const { hourQuotas: quotas = [] } = facility;
  if (!quotas.some(({ forms }) => forms.includes(form))) return [];
  return monthHours({ form, quotas, has: await staysOf(portal, care) }, on);
}

/**
 * Why a child cannot have more hours: the bound, what is left of it, and from when as many fit again. Whoever sells by it
 * asks in its own unit of work, after the family's turn is taken: two that come at once do not both fit.
 */
export async function whyNoHours(
  portal: CountingHours,
  care: Care & { occasions: readonly Occasion[] },
  unit?: Unit,
): Promise<(NoPlace & { failsOn: CivilDate }) | undefined> {
  const { facility, form, occasions } = care;
  const { hourQuotas: quotas = [] } = facility;
  if (!quotas.some(({ forms }) => forms.includes(form))) return undefined;
  return whyOverHours({ form, quotas, has: await staysOf(portal, care, unit) }, occasions);
}

/** The same as what is wrong with a wish. */
export async function refuseHours(...asked: Parameters<typeof whyNoHours>): Promise<Problem | undefined> {
  const why = await whyNoHours(...asked);
  return why && noPlace({ reason: why.reason, when: why.when }, why.failsOn);
}

async function staysOf({ bookings, now, supplies }: CountingHours, care: Care, unit?: Unit): Promise<CountedStay[]> {
  const { but, besides = [], childId, facility, form } = care;
  const at = now();
  const had = (await bookings.countedOf(childId, unit)).filter((one) => one.id !== but);
  const counts = had.filter((one) => !isUnderWay(one.status) || isLive(one, at));
  const scopes = ({ hourQuotas = [] }: Pick<FacilitySupply, 'hourQuotas'>) => hourQuotas.map(({ scope }) => scope);
  return [
    ...besides.map((stay) => ({ ...stay, form, scopes: scopes(facility) })),
    ...counts.flatMap((one) => {
      const of = { form: one.form, scopes: scopes(supplies.get(one.facilityId) ?? facility) };
      return withLonger(one, at).map((stay) => ({ ...stay, ...of }));
    }),
  ];
}

type Counted = Awaited<ReturnType<CountingHours['bookings']['countedOf']>>[number];

/** Its stays, with the time that is held for one of them beside. */
function withLonger({ actions, occasions }: Counted, at: Instant): Occasion[] {
  const longer = heldLonger(actions, at);
  return occasions.map((stay) => (longer?.date === stay.date ? { ...stay, to: Math.max(stay.to, longer.to) } : stay));
}
