import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { refuseFixed } from '#cms/booking/stay/lengthen-stay.ts';
import type { StayChoices } from '#cms/booking/stay/stay-choices.ts';
import { lateWords } from '#cms/words/booking-words.ts';
import { formatMoney } from '#cms/words/format.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import { duesOf } from '#domain/booking/extras.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Why there is nothing to say of the hours at all. */
const SILENT: readonly string[] = ['other_care', 'not_here', 'left_already'];

/** How the hours of a stay that is under way can be changed, in words; nothing where the child is not there. */
export function stayView(context: PageContext, { stay, booking }: BookingDetails) {
  if (!stay || SILENT.includes(stay.why?.reason ?? '')) return undefined;
  const { t, lang, currency, portal } = context;
  const clock = (at: string) => formatTime(toLocal(at, portal.city.timeZone).minute);
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const { occasion, longer, shorter, pending, until } = stay;
  const isFree = booking.form === 'temporary';
  return {
    now: t('booking.stayNow', { to: formatTime(occasion.to) }),
    pending: pending && {
      words: t('booking.stayPending', {
        to: formatTime(pending.to),
        amount: money(pending.amount),
        held: clock(pending.until),
        end: formatTime(occasion.to),
      }),
      pay: t('booking.stayPay', { amount: money(pending.amount) }),
    },
    longer: longer.map(({ to, amount }) => ({
      until: formatTime(to),
      words: t(amount > 0 ? 'booking.stayLonger' : 'booking.stayLongerFree', { to: formatTime(to), amount: money(amount) }),
    })),
    how:
      until && longer.length > 0
        ? t(isFree ? 'booking.stayHowFree' : 'booking.stayHow', { until: clock(until), to: formatTime(occasion.to) })
        : undefined,
    why: pending ? undefined : whyWords(context, stay),
    shorter: shorter.map(formatTime),
  };
}

/** What keeps a stay from ending later still. */
function whyWords({ t, portal }: PageContext, { why, longer }: StayChoices): string | undefined {
  if (!why) return undefined;
  if (why.reason === 'no_place') return t('booking.stayNoPlace', { to: formatTime(why.to), why: reasonWords(t, why.why) });
  const words = problemWords(t, refuseFixed(why, portal.city.timeZone));
  return longer.length > 0 ? words : t('booking.stayShortenOnly', { why: words });
}

/** Late pick-ups that are still to be paid, each with its arithmetic. */
export const lateView = (context: PageContext, { booking, contract }: BookingDetails) =>
  duesOf(booking.actions).map(({ amount, date }) => ({
    amount: formatMoney(amount, context),
    how: lateWords(context, { booking, terms: contract?.snapshot.terms ?? booking.terms, date }),
  }));
