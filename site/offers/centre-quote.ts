import { termsFor } from '#cms/contracts/current-terms.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { type CareForm, type CareRequest, isMonthly, occasionsOf } from '#domain/care/care.ts';
import { earnestFor, earnestIn } from '#domain/contract/earnest.ts';
import { type RefundStep, refundSchedule } from '#domain/contract/refund-schedule.ts';
import { discounted, discountOn } from '#domain/money/discount.ts';
import { type Priced, priceRequest } from '#domain/money/pricing.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface QuotedCare {
  form: CareForm;
  date: CivilDate;
  window: Window;
  /** The class that would take the child. */
  classId: string;
  /** Of half days: by the month. */
  months?: number;
  /** Of care by the month: on some of them alone. */
  weekdays?: string;
}

/** What care costs at a centre and what cancelling it gives back from `now` on; nothing where no price is published. */
export function centreQuote(
  { portal }: PageContext,
  { supply, prices, discounts, terms, restPaysBy }: FacilityDetails,
  { form, date, window, classId, months = 0, weekdays }: QuotedCare,
  now: Instant,
): { priced: Priced; steps: RefundStep[]; earnest: ReturnType<typeof earnestIn> } | undefined {
  if (!supply) return undefined;
  const special = portal.special();
  const request = requestOf({ form, date, window, months, weekdays });
  const occasions = occasionsOf(request, { parts: supply.parts, special, isOpen: () => true });
  const listed = priceRequest(request, { items: prices, classId, occasions });
  if (!listed.ok) return undefined;
  // Whose brother or sister is there is not known here: that is less, and told when it is booked.
  const wish = { form, months: 'months' in request ? request.months : 0, hasSibling: false };
  const { date: today } = toLocal(now, portal.city.timeZone);
  const priced = discounted(listed, discountOn(discounts, wish, today));
  const monthly = isMonthly(request);
  const asks = monthly && restPaysBy ? earnestFor({ terms, lines: priced.lines, form }, { today, ...restPaysBy }) : undefined;
  const basis = {
    lines: priced.lines,
    terms: termsFor(terms, {
      form,
      monthly,
      meals: false,
      discount: priced.lines.some((line) => line.discount),
      earnest: asks,
    }),
    timeZone: portal.city.timeZone,
    // As a booking begins: who has had such care says so there.
    hadSameService: false,
  };
  return { priced, steps: refundSchedule(basis, { now, paidAt: now }, special), earnest: earnestIn(basis) };
}

/** Full days are shown for one month, half days one by one where nobody asks for months. */
function requestOf({
  form,
  date,
  window,
  months,
  weekdays,
}: Pick<QuotedCare, 'form' | 'date' | 'window' | 'weekdays'> & { months: number }): CareRequest {
  const some = weekdays && { weekdays };
  if (form === 'full_day') return { form, date, months: 1, meals: false, ...some };
  const half = { form: 'half_day', date, part: window.from >= 720 ? 'afternoon' : 'morning', meals: false } as const;
  if (form === 'half_day') return months > 0 ? { ...half, months, ...some } : { ...half, months: 0 };
  return { form, date, window };
}
