import { readPickups } from '#cms/accounts/read-pickups.ts';
import { notFound, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { pickupWords } from '#cms/input/family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { Consent, PickupPerson } from '#domain/contract/contract.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { type HoldingTogether, holdTogether } from './hold-together.ts';
import { type Judging, whyNoEmployee } from './judge-employee.ts';
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
  /** The code by which a centre that takes only its own employees' children knows them. */
  employeeCode?: string;
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
  const asked = { ...wish, birthDate, waivesNotice: wish.by.kind === 'staff', but: wish.changes?.id, alone: isAlone(wish) };
  const quoted = await quoteCare(portal, asked);
  if (!quoted.ok) return quoted;
  const { quote } = quoted;
  const stranger = await whyStranger(portal, quote, wish);
  if (stranger) return stranger;
  const { guardianId, childId, consents, by, bookedBy, ahead, changes } = wish;
  const one = { wish: { request: quote.request, guardianId, childId, pickups, consents, by, bookedBy, ahead, changes }, quote };
  const held = await holdTogether(portal, [one], keep && (({ bookings }, unit) => keep({ booking: theOne(bookings) }, unit)));
  return held.ok ? { ok: true, booking: theOne(held.bookings) } : held;
}

/** Neither signed ahead, nor in the place of other care, nor taken at the counter. */
const isAlone = ({ ahead, by, changes }: HoldWish) => !ahead && !changes && by.kind === 'guardian';

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

/** A centre that takes only its own employees' children wants their proof. */
export async function whyStranger(
  portal: Judging,
  { employeesOnly, facility }: Quote,
  { guardianId, employeeCode: code }: Pick<HoldWish, 'employeeCode' | 'guardianId'>,
): Promise<Problem | undefined> {
  return employeesOnly ? whyNoEmployee(portal, { facilityId: facility.id, guardianId, code }) : undefined;
}
