import { conflict, noPlace, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Actor, isLive as isUnderWay } from '#domain/booking/booking-state.ts';
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

/**
 * What a child has left this month of each quota that a centre's care falls under, the least first; nothing without a quota.
 * By what this family has booked: what a guardian who is not linked has is not told.
 */
export async function hoursLeft(portal: CountingHours, care: Care, on: CivilDate): Promise<MonthHours[]> {
  const { facility, form } = care;
  const { hourQuotas: quotas = [] } = facility;
  if (!quotas.some(({ forms }) => forms.includes(form))) return [];
  return monthHours({ form, quotas, has: await staysOf(portal, care) }, on);
}

interface Wanted extends Care {
  occasions: readonly Occasion[];
  /** Who asks: a centre's staff hear the bound alone, and not what the child has elsewhere. */
  by?: Pick<Actor, 'kind'>;
}

/**
 * Why a child cannot have more hours: the bound, what is left of it, and from when as many fit again. The hours are the
 * child's, whichever guardian books them; where it is another's that are too many, the bound alone is told. Whoever sells by
 * it asks in its own unit of work, after the family's turn is taken: two that come at once do not both fit.
 */
export async function whyNoHours(
  portal: CountingHours,
  care: Wanted,
  unit?: Unit,
): Promise<(NoPlace & { failsOn: CivilDate }) | undefined> {
  const { facility, form, occasions, by } = care;
  const { hourQuotas: quotas = [] } = facility;
  if (!quotas.some(({ forms }) => forms.includes(form))) return undefined;
  const elsewhere = countedOf(portal, care, await portal.bookings.countedElsewhere(care.childId, unit));
  const own = await staysOf(portal, care, unit);
  const asked = { form, quotas };
  const why = whyOverHours({ ...asked, has: [...own, ...elsewhere] }, occasions);
  if (!why) return undefined;
  const ofFamily = by?.kind === 'staff' ? undefined : whyOverHours({ ...asked, has: own }, occasions);
  return ofFamily ?? { ...why, when: { most: why.when?.most } };
}

/** The same as what is wrong with a wish. */
export async function refuseHours(portal: CountingHours, care: Wanted, unit?: Unit): Promise<Problem | undefined> {
  const why = await whyNoHours(portal, care, unit);
  return why && overHours(why, care.by);
}

/** A centre's staff hear the bound; what the child has is its family's to see. */
export const overHours = ({ reason, when, failsOn }: NoPlace & { failsOn: CivilDate }, by?: Pick<Actor, 'kind'>): Problem =>
  by?.kind === 'staff'
    ? conflict('hours_reached', { field: 'date', params: { hours: (when?.most ?? 0) / 60 } })
    : noPlace({ reason, when }, failsOn);

async function staysOf(portal: CountingHours, care: Care, unit?: Unit): Promise<CountedStay[]> {
  const { besides = [], childId, facility, form } = care;
  const own = countedOf(portal, care, await portal.bookings.countedOf(childId, unit));
  return [...besides.map((stay) => ({ ...stay, form, scopes: scopesOf(facility) })), ...own];
}

function countedOf({ now, supplies }: CountingHours, { but, facility }: Care, had: readonly BookingRecord[]): CountedStay[] {
  const at = now();
  const counts = had.filter((one) => one.id !== but && (!isUnderWay(one.status) || isLive(one, at)));
  return counts.flatMap((one) => {
    const of = { form: one.form, scopes: scopesOf(supplies.get(one.facilityId) ?? facility) };
    return withLonger(one, at).map((stay) => ({ ...stay, ...of }));
  });
}

const scopesOf = ({ hourQuotas = [] }: Pick<FacilitySupply, 'hourQuotas'>): string[] => hourQuotas.map(({ scope }) => scope);

/** Its stays, with the time that is held for one of them beside. */
function withLonger({ actions, occasions }: BookingRecord, at: Instant): Occasion[] {
  const longer = heldLonger(actions, at);
  return occasions.map((stay) => (longer?.date === stay.date ? { ...stay, to: Math.max(stay.to, longer.to) } : stay));
}
