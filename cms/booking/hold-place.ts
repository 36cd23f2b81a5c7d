import { readPickups } from '#cms/accounts/read-pickups.ts';
import { notFound, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { pickupWords } from '#cms/input/family.ts';
import { ownPlace } from '#cms/places/enrolled/hand-over.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { Consent, PickupPerson } from '#domain/contract/contract.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import type { Party } from '#domain/places/public-part.ts';
import { isDivided } from '#domain/places/supplied-to.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { type HoldingTogether, holdTogether } from './hold-together.ts';
import { type Judging, whyNoEmployee } from './judge-employee.ts';
import { partyHeld, partyOf } from './party-of.ts';
import { type Quote, quoteCare } from './quote-care.ts';
import type { Changing } from './why-not-held.ts';

export interface HoldWish {
  slug: string;
  request: CareRequest;
  classId?: string;
  guardianId: string;
  childId: string;
  pickups: PickupPerson[];
  consents: Consent[];
  /** The family says that it has had the same service before, here or elsewhere. */
  hadSameService: boolean;
  /** The code by which a centre that takes only its own employees' children, or keeps places for them, knows them. */
  employeeCode?: string;
  /** It asks for a place that is for employees. */
  asEmployee?: boolean;
  by: Actor;
  bookedBy?: string;
  ahead?: AheadPayRule;
  changes?: Changing;
}

export type Holding = HoldingTogether & Judging & Pick<Portal, 'children'>;

/** Holds all of a wish's places for a quarter of an hour, or while its centre answers, or none (promises 1, 2, 5, 6). */
export async function holdPlace(
  portal: Holding,
  wish: HoldWish,
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const read = await readHold(portal, wish);
  if (!read.ok) return read;
  const { child, pickups } = read;
  const { birthDate } = child;
  const { party, isHad } = await partyTaken(portal, wish);
  const asked = { ...wish, birthDate, waivesNotice: wish.by.kind === 'staff', but: wish.changes?.id };
  const quoted = await quoteCare(portal, { ...asked, party, alone: isAlone(wish) });
  if (!quoted.ok) return quoted;
  const { quote } = quoted;
  const stranger = isHad ? undefined : await whyStranger(portal, quote, wish);
  if (stranger) return stranger;
  const { guardianId, childId, consents, by, bookedBy, ahead, changes } = wish;
  const one = { wish: { request: quote.request, guardianId, childId, pickups, consents, by, bookedBy, ahead, changes }, quote };
  const held = await holdTogether(portal, [one], keep && (({ bookings }, unit) => keep({ booking: theOne(bookings) }, unit)));
  return held.ok ? { ok: true, booking: theOne(held.bookings) } : held;
}

/** Neither signed ahead, nor in the place of other care, nor taken at the counter. */
const isAlone = ({ ahead, by, changes }: HoldWish) => !ahead && !changes && by.kind === 'guardian';

/** Of whose part of an employer's places a child is to have one, and whether it has it already: nothing is to be proved then. */
export interface PartyTaken {
  party?: Party;
  isHad?: boolean;
}

/**
 * A place that it has is one of the part that it has it of: the booking that this one changes, or the place that its centre
 * has entered the child in, which it takes over.
 */
export async function partyTaken(
  portal: Holding,
  { slug, guardianId, childId, request, changes, employeeCode: code, asEmployee }: Omit<HoldWish, 'pickups' | 'consents'>,
): Promise<PartyTaken> {
  const doc = await portal.facilities.find(slug);
  const facility = doc && portal.supplies.get(doc.id);
  if (!facility?.isEmployers) return {};
  const isHad = isDivided(facility);
  if (changes) return { party: partyHeld(changes, facility), isHad };
  const own = await ownPlace(portal, { childId, facilityId: facility.id, request });
  const its = own && (await portal.enrolled.ofChild(childId, facility.id)).find(({ id }) => enrolledName(id) === own);
  if (its) return { party: its.of ?? 'employee', isHad };
  return { party: await partyOf(portal, { facility, guardianId, code, asEmployee }) };
}

function theOne([booking]: readonly BookingRecord[]): BookingRecord {
  if (!booking) throw new Error('nothing was held');
  return booking;
}

/** Whose stay it is, and who may collect: a child of the family's own, born by then. */
export async function readHold(
  { children, city }: Pick<Portal, 'children' | 'city'>,
  wish: Pick<HoldWish, 'childId' | 'guardianId' | 'pickups' | 'request'>,
): Promise<Result<{ child: Child; pickups: PickupPerson[] }>> {
  const collect = pickupWords.safeParse(wish);
  if (!collect.success) return badInput(collect.error, wish);
  const read = readPickups(collect.data.pickups, city);
  if (!read.ok) return read;
  const child = (await children.listOf(wish.guardianId)).find(({ id }) => id === wish.childId);
  if (!child) return notFound('child_not_found');
  if (ageInMonths(child.birthDate, wish.request.date) < 0) return unprocessable('not_born_yet', { field: 'date' });
  return { ok: true, child, pickups: read.pickups };
}

/** A place that is sold to a centre's own employees alone wants their proof. */
export async function whyStranger(
  portal: Judging,
  { employeesOnly, facility }: Quote,
  { guardianId, employeeCode: code }: Pick<HoldWish, 'employeeCode' | 'guardianId'>,
): Promise<Problem | undefined> {
  return employeesOnly ? whyNoEmployee(portal, { facilityId: facility.id, guardianId, code }) : undefined;
}
