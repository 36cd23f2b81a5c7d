import type { z } from 'zod';
import type { CareChange, Changeable, ChangeOption } from '#cms/booking/quote-change.ts';
import type { changeAnswer } from '../answers.ts';
import { noPlaceAnswer } from '../no-place-answer.ts';

type Answer = z.infer<typeof changeAnswer>;

/** To what care by the month can change, from which days, and what the care that was asked about comes to. */
export function toChangeAnswer(
  { days, after, noticeDays }: Changeable,
  options: readonly ChangeOption[],
  change: CareChange | undefined,
): Answer {
  return {
    days,
    after: after ?? null,
    noticeDays,
    options: options.map(({ classId, className, form, part, monthly, meals }) => ({
      class: { id: classId, name: className },
      ...{ form, part: part ?? null, monthly, meals },
    })),
    quote: change ? quoteOf(change) : null,
  };
}

const quoteOf = ({ quote, replaced, pays, until }: CareChange): NonNullable<Answer['quote']> => ({
  from: quote.request.date,
  total: quote.total,
  currency: quote.currency,
  lastDay: replaced?.ended.lastDay ?? null,
  back: replaced?.back ?? 0,
  pays: pays ?? null,
  until,
  left: quote.left,
  ...noPlaceAnswer(quote.why ?? {}),
});
