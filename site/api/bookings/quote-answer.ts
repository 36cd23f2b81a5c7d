import type { z } from 'zod';
import type { Quote } from '#cms/booking/quote-care.ts';
import type { AnswersItself } from '#cms/booking/request/usual-reply.ts';
import { earnestBackUntil } from '#domain/contract/earnest.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { quoteAnswer } from '../answers.ts';
import { noPlaceAnswer } from '../no-place-answer.ts';
import { answersAnswer, hoursAnswer, lineAnswer, occasionAnswer, stepsAnswer } from './care-answer.ts';

export function toQuoteAnswer(
  quote: Quote,
  answers: AnswersItself | undefined,
  { lang, special }: { lang: Lang; special: SpecialDays },
): z.infer<typeof quoteAnswer> {
  const today = toLocal(quote.asOf, quote.facility.timeZone).date;
  const {
    facility,
    group,
    request,
    currency,
    total,
    hadSameService,
    earnest,
    ifFirst,
    employeesOnly,
    termsVersion,
    left,
    asOf,
    expiresAt,
  } = quote;
  return {
    facility: facility.slug,
    class: { id: group.id, name: group.name },
    form: request.form,
    currency,
    occasions: quote.occasions.map(occasionAnswer),
    lines: quote.lines.map(lineAnswer),
    total,
    hadSameService,
    ...(earnest && {
      earnest: { ...earnest, backUntil: earnestBackUntil(quote.terms, today, special), centreOwes: earnest.amount },
    }),
    ...(ifFirst && { ifFirst: { ...ifFirst, otherwise: stepsAnswer(ifFirst.otherwise, { lang, timeZone: facility.timeZone }) } }),
    employeesOnly,
    party: quote.party ?? null,
    refund: stepsAnswer(quote.refund, { lang, timeZone: facility.timeZone }),
    refundIf: quote.refundIf.map(({ why, steps }) => ({
      why,
      steps: stepsAnswer(steps, { lang, timeZone: facility.timeZone }),
    })),
    terms: refundClauses(quote.terms).map((clause) => ({ ...clause })),
    termsVersion,
    answers: answersAnswer(answers) ?? null,
    left,
    ...noPlaceAnswer(quote.why ?? {}),
    ...(quote.hours ? { hours: hoursAnswer(quote.hours) } : {}),
    asOf,
    expiresAt,
  };
}
