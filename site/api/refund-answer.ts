import type { z } from 'zod';
import type { Portal } from '#cms/portal.ts';
import type { BookingDetails } from '#cms/use-cases/booking-details.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { createTranslator, type Lang } from '../i18n/index.ts';
import { refundReasonWords } from '../views/booking-words.ts';
import type { refundAnswer } from './answers.ts';
import { lineAnswer, stepsAnswer } from './care-answer.ts';

/** What cancelling now gives back; of a booking that is not paid yet, nothing. */
export function toRefundAnswer({ city }: Portal, { preview, asOf }: BookingDetails, lang: Lang): z.infer<typeof refundAnswer> {
  const { currency, timeZone } = city;
  if (!preview) return { paid: 0, total: 0, currency, lines: [], steps: [], byDate: toLocal(asOf, timeZone).date, asOf };
  const t = createTranslator(lang);
  return {
    paid: preview.paid,
    total: preview.total,
    currency,
    lines: preview.lines.map(({ line, paid, refund, reason }) => ({
      line: lineAnswer(line),
      paid,
      refund,
      reason: reason.code,
      why: refundReasonWords({ t, lang }, reason),
    })),
    steps: stepsAnswer(preview.steps, { lang, timeZone }),
    byDate: preview.byDate,
    asOf: preview.asOf,
  };
}
