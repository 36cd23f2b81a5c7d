import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, noPlace, notFound, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { isThereThen } from '#cms/places/enrolled/hand-over.ts';
import { whyAtHomeThen } from '#cms/places/infections/kept-out.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { type ClosedDay, type OrderDays, type OrderProblem, orderDays } from '#domain/booking/order.ts';
import { prepaidAt } from '#domain/booking/prepayment.ts';
import { type CareRequest, isMonthly, type Occasion } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { MOST_CHILDREN } from '#domain/offers/family-offers.ts';
import { ordersOf, type PlacedClaim } from '#domain/offers/waitlist.ts';
import { classesFor } from '#domain/places/availability.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { isFull } from '#domain/places/no-place.ts';
import { ageInMonths } from '#domain/time/age.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Quote, type QuoteWish, type Quoting, quoteCare } from './quote-care.ts';
import { childIsTaken, refuseStayPastCap, refuseUnplaced } from './why-not-held.ts';

/** A child as far as its price and its class hang on it. */
export type OrderChild = Pick<QuoteWish, 'birthDate' | 'ageMonths' | 'childId' | 'classId' | 'party'>;

export interface OrderWish extends OrderDays, Pick<QuoteWish, 'hadSameService' | 'waivesNotice'> {
  slug: string;
  /** The care of each stay; its date is the first. */
  request: CareRequest;
  children: readonly OrderChild[];
  /** Who asks: at the counter it is not told what a child has elsewhere. */
  by?: Actor;
}

/** One booking of its own, of which the centre may ask for earnest money. */
type Asked = OrderWish & Required<Pick<QuoteWish, 'alone'>>;

/** One child's stay: its price, and why it cannot be had. */
export interface OrderLine {
  /** Which of the children. */
  child: number;
  date: CivilDate;
  quote?: Quote;
  no?: Problem;
}

export interface OrderQuote {
  /** By day, and on each day in the order of the children. */
  lines: OrderLine[];
  /** Days of the repeat on which the centre is shut. */
  closed: ClosedDay[];
  /** Of the stays that can be had. */
  total: Fen;
  /** All of them can be had. */
  free: boolean;
}

export type QuotingOrder = Quoting & Parameters<typeof isThereThen>[0] & Parameters<typeof whyAtHomeThen>[0];

/**
 * Prices several children's stays on several days, each for itself, and says which cannot be had and why. What one child
 * takes is not there for the next: where they do not all fit in the order asked for, any order in which they do will do.
 * What is wrong with every stay alike is wrong with the wish. Writes nothing.
 */
export async function quoteOrder(portal: QuotingOrder, wish: OrderWish): Promise<Result<{ order: OrderQuote }>> {
  const { children, request, slug } = wish;
  if (children.length === 0 || children.length > MOST_CHILDREN)
    return badRequest('order_children', { field: 'children', params: { most: MOST_CHILDREN } });
  const doc = await portal.facilities.find(slug);
  if (!doc) return notFound('facility_not_found');
  const facility = portal.supplies.get(doc.id);
  if (!facility) return conflict('not_bookable.listed_only');
  const centre = { ...facility, classes: classesOfAll(facility, wish), special: portal.special() };
  const days = orderDays(request, wish, { ...centre, today: todayOf(portal), children: children.length });
  if (!days.ok) return daysProblem(days, wish);
  const lines: OrderLine[] = [];
  const alone = children.length === 1 && days.dates.length === 1 && wish.by?.kind !== 'staff';
  for (const date of days.dates) lines.push(...(await quoteDay(portal, { ...wish, alone }, { date, before: lines })));
  const wrong = wrongWithAll(lines);
  if (wrong) return wrong;
  const had = lines.filter(({ no }) => no === undefined);
  const total = sum(had.map(({ quote }) => quote?.total ?? 0));
  return { ok: true, order: { lines, closed: days.closed, total, free: had.length === lines.length } };
}

/** The classes that may take any of the children. */
function classesOfAll(facility: FacilitySupply, { children, request: { date, form } }: OrderWish): ClassSupply[] {
  const its = children.flatMap(({ ageMonths, birthDate, classId }) =>
    classesFor(facility, { form, classId, ageMonths: birthDate ? ageInMonths(birthDate, date) : ageMonths }),
  );
  return [...new Set(its)];
}

/** A day's stays, one of each child, which may share a class. */
async function quoteDay(
  portal: QuotingOrder,
  wish: Asked,
  { date, before }: { date: CivilDate; before: readonly OrderLine[] },
): Promise<OrderLine[]> {
  let first: OrderLine[] | undefined;
  for (const order of ordersOf([...wish.children.keys()])) {
    const lines: OrderLine[] = [];
    for (const child of order) {
      lines.push(await quoteStay(portal, wish, { child, date, before, besides: claimsOf(lines) }));
    }
    const sorted = lines.toSorted((a, b) => a.child - b.child);
    if (lines.every(({ no }) => no === undefined)) return sorted;
    const isFirst = first === undefined;
    first ??= sorted;
    // In another order other children may have what is left; any other "no" stays one.
    const full = lines.filter(({ no }) => isFull(no?.why?.reason));
    if (full.length === 0 || (isFirst && (await isFullAlone(portal, wish, { full, before })))) break;
  }
  return first ?? [];
}

/** Whether one of them finds no place even before the others have theirs: then no order of them helps. */
async function isFullAlone(
  portal: QuotingOrder,
  wish: Asked,
  { full, before }: { full: readonly OrderLine[]; before: readonly OrderLine[] },
): Promise<boolean> {
  for (const { child, date } of full)
    if ((await quoteStay(portal, wish, { child, date, before, besides: [] })).no !== undefined) return true;
  return false;
}

async function quoteStay(
  portal: QuotingOrder,
  wish: Asked,
  { child, date, before, besides }: { child: number; date: CivilDate; before: readonly OrderLine[]; besides: PlacedClaim[] },
): Promise<OrderLine> {
  const { alone, children, by, hadSameService, slug, waivesNotice } = wish;
  const request = { ...wish.request, date };
  const who = children[child] ?? {};
  // A month's hours are counted over all the days of the wish.
  const had = before.flatMap((one) => (one.child === child && !one.no ? (one.quote?.occasions ?? []) : []));
  const quoted = await quoteCare(portal, { slug, request, hadSameService, waivesNotice, ...who, besides, had, alone });
  if (!quoted.ok) return { child, date, no: quoted };
  const { quote } = quoted;
  const no = (await whyElsewhere(portal, quote, { childId: who.childId, by, had })) ?? unplaced(quote, by);
  return { child, date, quote, ...(no ? { no } : {}) };
}

/** What a child that is known has then already, at this centre or another; and whether it is paid for too far ahead with it. */
async function whyElsewhere(
  portal: QuotingOrder,
  { facility, occasions, request }: Quote,
  { childId, had, by = { kind: 'system' } }: { childId?: string; had: readonly Occasion[]; by?: Actor },
): Promise<Problem | undefined> {
  if (childId === undefined) return undefined;
  const stay = { childId, facilityId: facility.id, request, occasions };
  if (await isThereThen(portal, stay)) return conflict('child_enrolled_then', { field: 'date' });
  const ill = await whyAtHomeThen(portal, { ...stay, by });
  if (ill) return ill;
  const live = await liveStays(portal.bookings, { childId, at: portal.now() });
  const elsewhere = overlapping(live, occasions);
  if (elsewhere) return childIsTaken(elsewhere, by);
  if (isMonthly(request)) return undefined;
  const prepaid = [...prepaidAt(live, facility.id), ...had.map(({ date }) => ({ from: date, to: date }))];
  return refuseStayPastCap(prepaid, spanOf(occasions, portal.city.timeZone), todayOf(portal));
}

/** The hold's "no", as whoever asks may hear it; and that it is full, which a hold hears of its claims. */
const unplaced = ({ why }: Quote, by?: Actor): Problem | undefined =>
  refuseUnplaced({ why }, by) ?? (why && noPlace({ reason: why.reason, when: why.when }, why.failsOn));

/** What those before have taken, as a claim that no sheet has. */
const claimsOf = (lines: readonly OrderLine[]): PlacedClaim[] =>
  lines.flatMap(({ child, no, quote }) =>
    quote && !no
      ? quote.occasions.map((stay) => ({
          ...stay,
          booking: `order:${child}`,
          classId: quote.group.id,
          ...(quote.party ? { of: quote.party } : {}),
        }))
      : [],
  );

function wrongWithAll(lines: readonly OrderLine[]): Problem | undefined {
  const [first] = lines;
  const alike = first?.no && !first.quote && lines.every(({ no, quote }) => !quote && no?.code === first.no?.code);
  return alike ? first.no : undefined;
}

function daysProblem(wrong: OrderProblem, { repeat }: OrderDays): Problem {
  const field = repeat ? 'until' : 'dates';
  if (wrong.problem === 'repeat_too_long') return badRequest(wrong.problem, { field, params: { day: wrong.until } });
  if (wrong.problem === 'too_many_stays') return badRequest(wrong.problem, { field, params: { most: wrong.most } });
  return unprocessable(wrong.problem, { field });
}
