import type { z } from 'zod';
import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { earnestGivenUp } from '#cms/payments/settle-earnest.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { refundLineWords, refundReasonWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type StillOwed, standingOf } from '#domain/money/outside-return.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { refundAnswer } from '../answers.ts';
import { lineAnswer, stepsAnswer } from './care-answer.ts';

/** How far a family has what comes back; where nothing does, nothing is to come. */
export const owedAnswer = ({ covered, rest, waits, unclear }: StillOwed = NOTHING) => ({
  covered,
  rest,
  standing: standingOf({ covered, rest, waits, unclear }) ?? ('whole' as const),
});
const NOTHING: StillOwed = { covered: 0, rest: 0, waits: false, unclear: false };

/** What cancelling now gives back; of a booking that is not paid yet, its earnest money by the contract. */
export async function toRefundAnswer(
  portal: Portal,
  { booking, preview, asOf }: BookingDetails,
  lang: Lang,
): Promise<z.infer<typeof refundAnswer>> {
  const { currency, timeZone } = portal.city;
  if (!preview) {
    // Earnest money alone is paid, or nothing.
    const { amount: paid, back: total } = await earnestGivenUp(portal, booking, asOf);
    const owed = owedAnswer({ ...NOTHING, rest: total });
    return {
      ...{ paid, total, ...owed, currency, lines: [], steps: [], reasons: [] },
      byDate: toLocal(asOf, timeZone).date,
      asOf,
    };
  }
  const t = createTranslator(lang);
  return {
    paid: preview.paid,
    total: preview.total,
    ...owedAnswer(preview.owed),
    currency,
    lines: preview.lines.map(({ line, paid, refund, reason, rule, ...told }) => ({
      line: lineAnswer(line),
      paid,
      refund,
      reason: reason.code,
      why: refundReasonWords({ t, lang }, reason),
      ...(rule ? { rule: rule.code } : {}),
      says: refundLineWords({ t, lang, currency }, { line, paid, refund, reason, rule, ...told }),
    })),
    steps: stepsAnswer(preview.steps, { lang, timeZone }),
    byDate: preview.byDate,
    asOf: preview.asOf,
    reasons: preview.reasons,
    ...(preview.why ? { why: preview.why } : {}),
    ...(preview.asked ? { asked: preview.asked } : {}),
    ...(preview.stopped ? { stoppedOn: preview.stopped.date } : {}),
  };
}
