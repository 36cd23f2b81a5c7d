import type { BookingDetails } from '#cms/booking/booking-details.ts';
import type { OrderLine, OrderQuote } from '#cms/booking/quote-order.ts';
import type { Problem } from '#cms/core/problem.ts';
import { type BookingSpan, whenWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney, formatTimeRange } from '#cms/words/format.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import { sum } from '#domain/money/money.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { PageContext } from '../ui/page-context.ts';

/** One stay of several that are booked together, as it is summed up. */
export interface OrderPart extends BookingSpan {
  total: number;
  child?: string;
}

export interface OrderSum {
  rows: { when: string; child?: string; amount: string }[];
  total: string;
}

/** Each stay with its price, and the sum. Where all are for one child, its name stands elsewhere. */
export function orderSum(context: PageContext, parts: readonly OrderPart[]): OrderSum {
  const { lang, currency } = context;
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const several = new Set(parts.map(({ child }) => child)).size > 1;
  return {
    rows: parts.map((part) => ({
      when: whenWords(context, part).join(' '),
      ...(several ? { child: part.child } : {}),
      amount: money(part.total),
    })),
    total: money(sum(parts.map(({ total }) => total))),
  };
}

/** Of a quote, the parts that can be had. */
export const partsOf = ({ lines }: OrderQuote, names: readonly string[]): OrderPart[] =>
  lines.flatMap(({ child, no, quote }) =>
    quote && !no ? [{ occasions: quote.occasions, lines: quote.lines, total: quote.total, child: names[child] }] : [],
  );

/**
 * What is to be signed or paid for together with a booking, and itself; nothing where it was booked alone. Of a payment that
 * came for all some may have been taken: that is not asked for again.
 */
export const togetherParts = ({ booking: own, together }: Pick<BookingDetails, 'booking' | 'together'>): OrderPart[] =>
  together
    .filter(({ booking }) => booking.status === own.status)
    .map(({ booking, child }) => ({ ...booking, child: child?.name }));

/** The number by which one payment for all of it goes, at the counter too: that of the first. */
export const numberOfAll = ({ booking: own, together }: Pick<BookingDetails, 'booking' | 'together'>): string =>
  together.find(({ booking }) => booking.status === own.status)?.booking.number ?? own.number;

/** The same for a list that leads to each. */
export const paperRows = (context: PageContext, { together }: BookingDetails) =>
  together.map(({ booking, child }) => ({
    id: booking.id,
    contract: booking.contractId,
    when: whenWords(context, booking).join(' '),
    child: child?.name ?? '',
    amount: formatMoney(booking.total, context),
    status: booking.status,
  }));

interface DayRow {
  date: CivilDate;
  day: string;
  stays: { child?: string; amount?: string; why?: string }[];
  /** Something of it cannot be had. */
  isOut: boolean;
}

export interface OrderDaysView {
  title: string;
  hours: string;
  days: DayRow[];
  total: string;
  /** How many days have to be left out first. */
  out?: string;
  closed: string[];
  without: { date: CivilDate; day: string }[];
}

/** Beside the day it stands at; nobody says that a place has just gone, which may never have been there for all of them. */
const whyNot = (t: PageContext['t'], no: Problem) =>
  no.why && no.code.startsWith('no_place.') ? t('booking.orderNo', { why: reasonWords(t, no.why) }) : problemWords(t, no);

/** The days of an order, one after the other, each with what it costs or why it cannot be had. */
export function orderDaysView(
  { t, lang, currency }: PageContext,
  { closed, lines, total }: OrderQuote,
  { names, without = [] }: { names: readonly string[]; without?: readonly CivilDate[] },
): OrderDaysView {
  const day = (date: CivilDate) => formatDate(date, { lang, weekday: true });
  const several = names.length > 1;
  const stay = ({ child, no, quote }: OrderLine) => ({
    ...(several ? { child: names[child] } : {}),
    ...(no ? { why: whyNot(t, no) } : { amount: formatMoney(quote?.total ?? 0, { currency, lang }) }),
  });
  const days = [...Map.groupBy(lines, ({ date }) => date)].map(([date, of]) => ({
    date,
    day: day(date),
    stays: of.map(stay),
    isOut: of.some(({ no }) => no !== undefined),
  }));
  const first = lines.find(({ quote }) => quote)?.quote?.occasions[0];
  const out = days.filter(({ isOut }) => isOut).length;
  const outKey = () => {
    if (out < days.length) return 'booking.orderOut';
    return lines.some(({ no }) => !no) ? 'booking.orderSomeOut' : 'booking.orderAllOut';
  };
  return {
    title: t('booking.orderTitle', { count: lines.length }),
    hours: first ? formatTimeRange(first.from, first.to) : '',
    days,
    total: formatMoney(total, { currency, lang }),
    ...(out > 0 ? { out: t(outKey(), { count: out }) } : {}),
    closed: closed.map(({ date, ...why }) => t('booking.orderClosed', { date: day(date), why: reasonWords(t, why) })),
    without: without.map((date) => ({ date, day: day(date) })),
  };
}
