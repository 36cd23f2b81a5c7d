import { currentTerms, termsFor } from '#cms/contracts/current-terms.ts';
import { earnestPaysBy } from '#cms/contracts/earnest-of-centre.ts';
import { whyNotSold } from '#cms/contracts/may-sell.ts';
import { badRequest, conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { hoursLeft, whyNoHours } from '#cms/places/child-hours.ts';
import { ownPlace } from '#cms/places/enrolled/hand-over.ts';
import { type KeepingAhead, keptAhead } from '#cms/places/kept-ahead.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { idOf } from '#cms/records/supply.ts';
import { takesAnyone } from '#cms/records/welcome.ts';
import {
  type CareRequest,
  isMonthly,
  type Occasion,
  occasionsOf,
  type RequestProblem,
  requestProblem,
  soldAs,
} from '#domain/care/care.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { monthsUntilThree, untilThree, withoutEmptyPart } from '#domain/care/until-three.ts';
import { earnestFor, earnestIn } from '#domain/contract/earnest.ts';
import { isCut, pricedToBirthday } from '#domain/contract/part-month.ts';
import { coolingOffEnds, type RefundBasis } from '#domain/contract/refund.ts';
import { findRule, type RefundTerms, receivedBefore } from '#domain/contract/refund-rules.ts';
import { type ReasonSteps, type RefundStep, refundSchedule, stepsByReason } from '#domain/contract/refund-schedule.ts';
import { type Discount, discounted, discountOn } from '#domain/money/discount.ts';
import type { Fen } from '#domain/money/money.ts';
import { type Priced, priceRequest } from '#domain/money/pricing.ts';
import { bestClass } from '#domain/offers/best-class.ts';
import { forChild, type PlacedClaim, withKept } from '#domain/offers/waitlist.ts';
import { classesOnSale } from '#domain/places/availability.ts';
import { removeClaim } from '#domain/places/capacity.ts';
import { claimsLookup, watchedWith } from '#domain/places/class-day.ts';
import { barredOn } from '#domain/places/credential.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { MonthHours } from '#domain/places/hour-quota.ts';
import { closedOn, type NoPlace } from '#domain/places/no-place.ts';
import { isOpenForSome, ofClass } from '#domain/places/opening.ts';
import type { Party } from '#domain/places/public-part.ts';
import { isDivided, suppliedTo } from '#domain/places/supplied-to.ts';
import { ageInMonths, thirdBirthday } from '#domain/time/age.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { isOnSlotEdge } from '#domain/time/time-of-day.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { type Instant, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { hasSiblingForAMonth } from './waitlist/sibling-there.ts';

const QUOTE_MINUTES = 30;

export interface QuoteWish {
  slug: string;
  request: CareRequest;
  /** Either says how old the child is on the first day. */
  birthDate?: CivilDate;
  ageMonths?: number;
  classId?: string;
  /** The family says that the child has had the same service before, here or elsewhere. */
  hadSameService?: boolean;
  /** Whose care it is, once that is known: what it has attended says more than what is said. */
  childId?: string;
  /** At the counter the centre's own staff decide how late is too late. */
  waivesNotice?: boolean;
  /** Places that are asked for at the same time, which are not there for this one. */
  besides?: readonly PlacedClaim[];
  /** Stays of the same child that are asked for at the same time. */
  had?: readonly Occasion[];
  /** The booking that is to be had at this time instead, or whose later months it takes the place of. */
  but?: string;
  /** One booking of its own, of which the centre may ask for earnest money. */
  alone?: boolean;
  /** Its contract was concluded before, and is only signed anew. */
  concluded?: boolean;
  /** Of whose part of an employer's places (`partyOf`); of the public's where nothing is said. */
  party?: Party;
}

/** By when all of it comes back if the child has had no such care before; and what comes back, and until when, if it has. */
export interface IfFirst {
  lastDay: CivilDate;
  amount: Fen;
  otherwise: RefundStep[];
}

export interface Quote extends Priced {
  facility: FacilitySupply;
  group: ClassSupply;
  /** As it would be held: care by the month ends where the child turns three. */
  request: CareRequest;
  /** The child turns three within what was asked for, or may: then it is not known on which day. */
  three?: { on?: CivilDate };
  occasions: Occasion[];
  currency: string;
  terms: RefundTerms;
  termsVersion: string;
  /** F1 is lost by a child that had been served when its family contracted. */
  hadSameService: boolean;
  /** What hangs on the child's having had no such care before, while it is not known to have. */
  ifFirst?: IfFirst;
  /** Sold to the centre's own employees alone: a hold needs their proof. */
  employeesOnly: boolean;
  /** Paid first, where its centre asks for some; the rest by the day that is named. */
  earnest?: NonNullable<ReturnType<typeof earnestIn>>;
  /** At an employer's centre: of whose part of its places it takes one. */
  party?: Party;
  refund: RefundStep[];
  /** The same by the reasons for leaving that a rule asks for. */
  refundIf: ReasonSteps[];
  /** Places left for all of it, as of `asOf`. */
  left: number;
  /** Why there are none, and on which of its days first. */
  why?: NoPlace & { failsOn: CivilDate };
  /** What the child has left of a month's hours, where the city bounds them. */
  hours?: MonthHours;
  asOf: Instant;
  expiresAt: Instant;
}

export type Quoting = KeepingAhead &
  Pick<
    Portal,
    | 'apps'
    | 'bookings'
    | 'children'
    | 'discounts'
    | 'enrolled'
    | 'environment'
    | 'facilities'
    | 'guardians'
    | 'now'
    | 'offerSignatures'
    | 'online'
    | 'prices'
    | 'sheets'
    | 'terms'
    | 'till'
  >;

/** The discount of its centre that such care gets, if any. */
async function discountFor(
  portal: Quoting,
  { childId }: Pick<QuoteWish, 'childId'>,
  { facilityId, request, today }: { facilityId: string; request: CareRequest; today: CivilDate },
): Promise<Discount | undefined> {
  const discounts = await portal.discounts.listOf(facilityId);
  if (discounts.length === 0) return undefined;
  const guardianId = childId && idOf((await portal.children.get(childId)).guardian);
  const hasSibling = guardianId
    ? await hasSiblingForAMonth(portal, { guardianId, facilityId, childIds: childId ? [childId] : [] })
    : false;
  const months = 'months' in request ? request.months : 0;
  return discountOn(discounts, { form: request.form, months, hasSibling }, today);
}

/** Prices a wish, says what cancelling gives back, and whether there is room. Writes nothing. */
export async function quoteCare(portal: Quoting, wish: QuoteWish): Promise<Result<{ quote: Quote }>> {
  const now = portal.now();
  const { timeZone } = portal.city;
  const today = toLocal(now, timeZone).date;
  const asked = wish.request;
  const doc = await portal.facilities.find(wish.slug);
  if (!doc) return notFound('facility_not_found');
  const supply = portal.supplies.get(doc.id);
  if (!supply) return conflict('not_bookable.listed_only');
  const { party = 'public' } = wish;
  const facility = suppliedTo(supply, party);
  const barred = barredOn(facility.standing, asked.date);
  if (barred) return conflict(`not_bookable.${barred.reason}`, { why: barred });
  const of = { form: asked.form, oneStay: !isMonthly(asked), on: asked.date };
  const unsold = wish.concluded ? undefined : await whyNotSold(portal, doc, of);
  if (unsold) return unsold;

  if (asked.date < today) return badRequest('date_in_past', { field: 'date' });
  if (asked.date > addDays(today, BOOKABLE_DAYS))
    return badRequest('date_too_far', {
      field: 'date',
      params: { days: BOOKABLE_DAYS },
      why: { reason: 'not_yet_bookable', when: { on: addDays(asked.date, -BOOKABLE_DAYS) } },
    });
  const shape = requestProblem(asked, facility);
  if (shape) return badRequest(shape, { field: fieldOf(shape, asked), params: { minutes: facility.sessionMaxMinutes } });

  const ageMonths = wish.birthDate ? ageInMonths(wish.birthDate, asked.date) : wish.ageMonths;
  if (ageMonths === undefined) return badRequest('age_missing', { field: 'ageMonths' });
  if (ageMonths < 0) return unprocessable('not_born_yet', { field: 'birthDate' });
  const items = await portal.prices.listOf(doc.id);
  const special = portal.special();
  const inForce = await currentTerms(portal, today, doc.id);
  const underThree = toThirdBirthday(asked, { ...wish, ageMonths, special });
  const threeAt = wish.birthDate && thirdBirthday(wish.birthDate);
  // What is charged of a month that is cut, the contract of this form of care says: where it does not, none is sold.
  const ofPart = findRule(termsFor(inForce, { form: asked.form, monthly: true, meals: false, cut: true }), 'part_month');
  if (!underThree || (isCut(underThree) && !ofPart))
    return unprocessable('turns_three', { field: 'months', params: { on: threeAt ?? asked.date } });
  const want = { ...soldAs(underThree), ageMonths, classId: wish.classId };
  const onSale = classesOnSale({ ...facility, prices: items }, want, asked.date);
  if ('reason' in onSale)
    return unprocessable(onSale.reason, {
      field: FIELD_OF[onSale.reason] ?? 'form',
      params: { months: ageMonths },
      why: onSale,
    });

  // Where every class that could take the child is shut, its day is none of the month's.
  const isOpen = (date: CivilDate) => isOpenForSome(facility, onSale.classes, { date, special });
  const occasions = occasionsOf(underThree, { parts: facility.parts, special, isOpen });
  const last = occasions.at(-1);
  if (!last)
    return unprocessable('centre_closed', {
      field: 'date',
      why: closedOn(asked.date, { ...ofClass(facility, onSale.classes[0]?.id ?? ''), special }),
    });
  // Nothing is charged of a part of a month on none of whose days anybody comes.
  const request = withoutEmptyPart(underThree, last.date);
  if (threeAt && threeAt <= last.date) return unprocessable('turns_three', { field: 'months', params: { on: threeAt } });

  const classIds = watchedWith(
    facility,
    onSale.classes.map(({ id }) => id),
  );
  const sheets = await portal.sheets.read({ classIds, from: request.date, to: last.date });
  const { childId } = wish;
  // The place that the child has with its centre is its own: the booking takes it over.
  const own = childId ? await ownPlace(portal, { childId, facilityId: doc.id, request }) : undefined;
  const mine = [own, wish.but].flatMap((name) => name ?? []);
  const taken = claimsLookup(sheets.map((sheet) => ({ ...sheet, claims: mine.reduce(removeClaim, sheet.claims) })));
  const kept = [...(await keptAhead(portal, new Set(classIds), now)), ...(wish.besides ?? [])];
  const claimsOf = forChild(withKept(taken, kept), childId);
  const context = { now, special, claimsOf, waivesNotice: wish.waivesNotice };
  const { left, classId, failsOn, reason, when } = bestClass(
    { ...facility, prices: items },
    { ...want, stays: occasions },
    context,
  );
  const group = onSale.classes.find(({ id }) => id === classId);
  if (!group) return unprocessable('price_not_published', { field: 'form' });

  const ofChild = childId && { childId, facility, form: request.form, but: wish.but, besides: wish.had };
  const hours = ofChild ? await hoursLeft(portal, ofChild, request.date) : [];
  // It comes before a full class: no other time of the month has more hours in it.
  const over = ofChild ? await whyNoHours(portal, { ...ofChild, occasions }) : undefined;

  const listPrice = priceRequest(request, { items, classId: group.id, occasions });
  if (!listPrice.ok) return unprocessable(listPrice.code, { field: listPrice.kind === 'meals' ? 'meals' : 'form' });

  const monthly = isMonthly(request);
  const listed = monthly
    ? discounted(listPrice, await discountFor(portal, wish, { facilityId: doc.id, request, today }))
    : listPrice;
  const discount = listed.lines.some((line) => line.discount);
  const meals = listed.lines.some(({ kind }) => kind === 'meals');
  const paysBy = wish.alone && monthly ? await earnestPaysBy(portal, { centre: doc, terms: inForce, today }) : undefined;
  const asks = paysBy && earnestFor({ terms: inForce, lines: listed.lines, form: request.form }, { today, ...paysBy });
  const has = { meals, discount, cut: isCut(request), earnest: asks };
  const terms = termsFor(inForce, { form: request.form, monthly, ...has });
  const rule = findRule(terms, 'part_month');
  const priced = rule ? pricedToBirthday(listed, { request, rule, special }) : listed;
  const template = await portal.terms.template({ form: request.form, oneStay: !monthly }, today);
  // By what the child attended, not by what was booked; a place that it has with its centre already is the same care.
  const attended = wish.childId ? await portal.bookings.attendedForms(wish.childId) : [];
  const hadSameService = (wish.hadSameService ?? false) || own !== undefined || receivedBefore(terms, request.form, attended);
  const basis = { lines: priced.lines, terms, timeZone, hadSameService };
  const earnest = earnestIn(basis);
  return {
    ok: true,
    quote: {
      facility,
      group,
      request,
      ...(endsAtThree(request, { asked, ageMonths, on: threeAt }) ? { three: { on: threeAt } } : {}),
      occasions,
      lines: priced.lines,
      total: priced.total,
      currency: portal.city.currency,
      terms,
      termsVersion: `${template.code}/${template.version}`,
      hadSameService,
      ...(earnest ? { earnest } : {}),
      ifFirst: ifFirst(basis, { now, total: priced.total, special }),
      employeesOnly: takesAnyone(doc) === false && (!isDivided(facility) || party === 'employee'),
      ...(facility.isEmployers ? { party } : {}),
      refund: refundSchedule(basis, { now, paidAt: now }, special),
      refundIf: stepsByReason(basis, { now, paidAt: now }, special),
      left: over ? 0 : left,
      ...(over ? { why: over } : reason ? { why: { reason, when, failsOn: failsOn ?? request.date } } : {}),
      ...(hours[0] ? { hours: hours[0] } : {}),
      asOf: now,
      expiresAt: plusMinutes(now, QUOTE_MINUTES),
    },
  };
}

/** What is asked for as far as the child is under three; of an age in months alone, so many months as reach its birthday at most. */
function toThirdBirthday(
  asked: CareRequest,
  { birthDate, ageMonths, special }: Pick<QuoteWish, 'birthDate'> & { ageMonths: number; special: SpecialDays },
): CareRequest | undefined {
  if (birthDate) return untilThree(asked, birthDate, special);
  if (!isMonthly(asked) || !('months' in asked)) return asked;
  return { ...asked, months: Math.max(1, Math.min(asked.months, monthsUntilThree(ageMonths))) };
}

function endsAtThree(
  request: CareRequest,
  { asked, ageMonths, on }: { asked: CareRequest; ageMonths: number; on?: CivilDate },
): boolean {
  if (!isMonthly(request) || !('months' in request) || !('months' in asked)) return false;
  return on ? isCut(request) || request.months < asked.months : request.months >= monthsUntilThree(ageMonths);
}

function ifFirst(
  basis: RefundBasis,
  { now, total, special }: { now: Instant; total: Fen; special: SpecialDays },
): IfFirst | undefined {
  const lastDay = coolingOffEnds(basis, { paidAt: now }, special);
  if (!lastDay) return undefined;
  const otherwise = refundSchedule({ ...basis, hadSameService: true }, { now, paidAt: now }, special);
  return { lastDay, amount: total, otherwise };
}

/** What of a request is to be changed where no class sells it; the kind of care of all else. */
const FIELD_OF: Partial<Record<NoPlace['reason'], string>> = { no_class_for_age: 'ageMonths', weekdays_not_sold: 'weekdays' };

/** The part of a request that a problem of its shape is about. */
function fieldOf(problem: RequestProblem, request: CareRequest): string {
  if (problem === 'months_out_of_range') return 'months';
  if (problem === 'weekdays_not_working') return 'weekdays';
  return problem === 'not_on_half_hour' && 'window' in request && !isOnSlotEdge(request.window.from) ? 'from' : 'to';
}
