import type { z } from 'zod';
import { freshBooking } from '#cms/booking/fresh-booking.ts';
import type { Quote } from '#cms/booking/quote-care.ts';
import type { OrderQuote } from '#cms/booking/quote-order.ts';
import { answersItself } from '#cms/booking/request/usual-reply.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import type { Lang } from '#domain/language/lang.ts';
import { sum } from '#domain/money/money.ts';
import type { orderAnswer, orderQuoteAnswer } from '../answers.ts';
import { noPlaceAnswer } from '../no-place-answer.ts';
import { toBookingAnswer } from './booking-answer.ts';
import { toQuoteAnswer } from './quote-answer.ts';

export async function toOrderQuoteAnswer(
  portal: Portal,
  order: OrderQuote,
  lang: Lang,
): Promise<z.infer<typeof orderQuoteAnswer>> {
  const { closed, free, lines, total } = order;
  const t = createTranslator(lang);
  const answered = async (quote: Quote) =>
    toQuoteAnswer(quote, await answersItself(portal, { ...quote, form: quote.request.form }), {
      lang,
      special: portal.special(),
    });
  return {
    total,
    currency: portal.city.currency,
    free,
    stays: await Promise.all(
      lines.map(async ({ child, date, no, quote }) => ({
        child,
        date,
        ...(quote ? { quote: await answered(quote) } : {}),
        ...(no ? { no: { code: no.code, message: problemWords(t, no), ...noPlaceAnswer(no.why ?? {}) } } : {}),
      })),
    ),
    closed: closed.map(({ date, ...why }) => ({ date, ...noPlaceAnswer(why) })),
  };
}

/** Bookings of this family that were made together, as they now are. */
export async function showOrder(
  portal: Portal,
  ids: readonly string[],
  guardian: Guardian,
): Promise<Result<{ answer: z.infer<typeof orderAnswer> }>> {
  const bookings: z.infer<typeof orderAnswer>['bookings'] = [];
  const drafts = new Map();
  for (const id of ids) {
    const details = await freshBooking(portal, id, guardian.id, { drafts });
    if (!details) return notFound('booking_not_found');
    bookings.push(toBookingAnswer(portal, details));
  }
  const [first] = bookings;
  const total = sum(bookings.map((one) => one.total));
  const { currency } = portal.city;
  return {
    ok: true,
    answer: { order: first?.order?.id ?? null, total, currency, holdUntil: first?.holdUntil ?? null, bookings },
  };
}
