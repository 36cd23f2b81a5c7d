import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { creditRule, feeOfDay, type ReportedDay, reportedDays, whyNotReported } from '#domain/booking/absence.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { PageContext } from '../ui/page-context.ts';

interface Day {
  value: CivilDate;
  label: string;
}

/** Days that can still be reported, those with a credit apart from those without, and what was reported already. */
export function absenceView(context: PageContext, { booking, contract, asOf, keptOut }: BookingDetails) {
  const { t, lang, currency, portal } = context;
  const { timeZone } = portal.city;
  const clock = { now: asOf, timeZone };
  const agreed = { ...booking, terms: contract?.snapshot.terms ?? booking.terms };
  const day = (date: CivilDate) => formatDate(date, { lang, weekday: true });
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const reported = reportedDays(booking);
  const open = booking.occasions.filter(
    ({ date }) => !whyNotReported(booking, date, clock) && !reported.some((one) => one.date === date),
  );
  const judged = open.map((stay) => ({ stay, by: creditRule(agreed, stay, clock) }));
  const options = (credited: boolean): Day[] =>
    judged.flatMap(({ stay: { date }, by }) => ('rule' in by === credited ? [{ value: date, label: day(date) }] : []));
  const first = judged.find(({ by }) => 'rule' in by);
  const rule = first && 'rule' in first.by ? first.by.rule : undefined;
  const isAgreed = agreed.terms.rules.some(({ kind }) => kind === 'place_taken');
  const how =
    rule && first
      ? t('booking.absenceHow', {
          hours: rule.hoursBefore,
          percent: rule.percent,
          fee: money(feeOfDay(booking, first.stay.date, timeZone)),
        })
      : t(isAgreed ? 'booking.absenceTooLate' : 'booking.absenceNotAgreed');
  return {
    how,
    isSingle: booking.occasions.length === 1,
    groups: [
      { label: t('booking.absenceCredited'), days: options(true) },
      { label: t('booking.absenceNotCredited'), days: options(false) },
    ].filter(({ days }) => days.length > 0),
    reported: reported.map((one) => ({
      date: one.date,
      day: day(one.date),
      text: standing(context, one),
      // What its centre keeps it at home for ends with that.
      back: !(keptOut && one.date < keptOut.back) && one.taken === 0 && !whyNotReported(booking, one.date, clock),
    })),
  };
}

/** What has come of a reported day. */
function standing({ t, lang, currency }: PageContext, { offered, taken, of, credited }: ReportedDay): string {
  if (taken > 0) {
    const amount = formatMoney(credited, { currency, lang });
    return t('booking.absenceTaken', { hours: taken / 2, of: of / 2, amount });
  }
  return t(offered ? 'booking.absenceOffered' : 'booking.absenceNoted');
}
