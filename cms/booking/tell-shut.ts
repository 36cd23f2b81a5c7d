import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { todayOf } from '#cms/core/clock.ts';
import { type TellNeeds, tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { ofClass, openingOn } from '#domain/places/opening.ts';
import { asTold } from '#domain/places/shut-stays.ts';
import { isOpenFor } from '#domain/places/supply-change.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';

type Looking = Pick<Portal, 'bookings' | 'city' | 'now' | 'special' | 'supplies'>;

/** Centres whose days were looked at as they now are, by the city's calendar; both are read anew when they change. */
const looked = new WeakMap<SpecialDays, { on: CivilDate; centres: Map<string, number> }>();

/** What is paid for at a centre that has days off, or other hours, since, and of which its family has not been told. */
export async function findShut(portal: Looking): Promise<string[]> {
  const today = todayOf(portal);
  const special = portal.special();
  const before = looked.get(special);
  const centres = before?.on === today ? before.centres : new Map<string, number>();
  const versionOf = (id: string) => portal.supplies.versionOf(id) ?? 0;
  const changed = new Map(
    [...portal.supplies.ids()].flatMap((id) => (centres.get(id) === versionOf(id) ? [] : [[id, versionOf(id)] as const])),
  );
  const paid = await portal.bookings.paidAhead([...changed.keys()], today);
  const due = paid.flatMap((booking) => {
    const facility = portal.supplies.get(booking.facilityId);
    const about = facility && aboutOf(shutDays(booking, { facility, special, today }));
    return about !== undefined && about !== (booking.shutTold ?? '') ? [booking.id] : [];
  });
  // Those of whom somebody is yet to be told are looked at again until that is done.
  const left = new Set(paid.filter(({ id }) => due.includes(id)).map(({ facilityId }) => facilityId));
  for (const [id, version] of changed) if (!left.has(id)) centres.set(id, version);
  looked.set(special, { on: today, centres });
  return due;
}

/**
 * Tells a family that the centre is shut on days that it has paid for, or open on them after all: once for each change
 * of those days, however often the centre saves. Throws where the message can go out later.
 */
export async function tellShut(
  portal: Looking & TellNeeds & Parameters<typeof refundPreview>[0] & Pick<Portal, 'work'>,
  id: string,
): Promise<'told' | 'nothing_due'> {
  const { bookings, special, supplies, work } = portal;
  const booking = await bookings.get(id);
  const facility = await supplies.fresh(booking.facilityId);
  if (booking.status !== 'confirmed' || !facility) return 'nothing_due';
  const calendar = special();
  const days = shutDays(booking, { facility, special: calendar, today: todayOf(portal) });
  const told = booking.shutTold ?? '';
  const about = aboutOf(days);
  if (about === told) return 'nothing_due';
  const [first] = days;
  const opening =
    first === undefined ? undefined : openingOn(first, { ...ofClass(facility, booking.classId), special: calendar });
  const reason = opening && 'closed' in opening ? opening.note : undefined;
  const refund = first === undefined ? 0 : ((await refundPreview(portal, booking))?.total ?? 0);
  const kind = first === undefined ? 'days_open' : isMonthly(booking.request) ? 'days_shut' : 'stay_shut';
  const sent = await tellFamily(portal, booking, kind, { refund, shut: { days, reason }, about: about || `not:${told}` });
  if (!sent.ok && isForNow(sent.code)) throw new Error(`days off could not be told: ${sent.code}`);
  await work((unit) => bookings.set(id, { shutTold: about }, unit));
  return 'told';
}

/** Days to come that are booked, and on which the centre is not open for them, as far as it has said so for good. */
function shutDays(
  { classId, occasions }: Pick<BookingRecord, 'classId' | 'occasions'>,
  { facility, special, today }: { facility: FacilitySupply; special: SpecialDays; today: CivilDate },
): CivilDate[] {
  const told = ofClass(asTold(facility), classId);
  const shut = occasions.filter((stay) => stay.date >= today && !isOpenFor(told, stay, stay.date, special));
  return [...new Set(shut.map(({ date }) => date))].sort();
}

/** Which days they are: of others a family is told anew. Empty for none. */
const aboutOf = (days: readonly CivilDate[]): string => days.map((day) => day.slice(2).replaceAll('-', '')).join('');
