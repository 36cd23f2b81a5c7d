import type { CareForm } from '../care/care.ts';
import { addDays, addMonths, type CivilDate, daysBetween } from '../time/civil-date.ts';
import { share, sum } from './money.ts';
import { DISCOUNT_KINDS, isInForce, type LineDiscount, type Priced, type PriceLine } from './pricing.ts';

/** A centre never gives more than half: what asks for more is another price. */
export const MOST_DISCOUNT_PERCENT = 50;

/** A named offer lasts so many days at most: a list price that nobody pays is none, and refunds are reckoned by it (F9). */
export const MOST_OFFER_DAYS = 92;

/** What a centre takes off its list price of care by the month, meals never: data of its own. */
export interface Discount extends LineDiscount {
  id: string;
  /** Of these kinds of care alone. */
  forms?: readonly CareForm[];
  /** Of `months`: for so many at once, or more. */
  leastMonths?: number;
  /** The days on which a contract with it is made, both among them. */
  startsOn: CivilDate;
  endsOn?: CivilDate;
}

type Offered = Pick<Discount, 'kind' | 'forms' | 'startsOn' | 'endsOn'>;

/** The kinds of care that are sold by the month. */
const MONTHLY_FORMS: readonly CareForm[] = ['full_day', 'half_day'];

/**
 * For how many days, at the longest, named offers of a centre follow each other for the same care. An offer begins to count
 * anew once the list price has been asked for at least as many days as those before it lasted; what overlaps counts once.
 *
 * @example of 60 days, 30 days at the list price, and 40 days: 100; with 60 days between: 60
 */
export function longestOffered(discounts: readonly Offered[]): number {
  return Math.max(0, ...MONTHLY_FORMS.map((form) => longestOf(discounts.filter((one) => isOfferFor(one, form)))));
}

const isOfferFor = ({ kind, forms }: Offered, form: CareForm): boolean =>
  kind === 'offer' && (!forms?.length || forms.includes(form));

function longestOf(offers: readonly Offered[]): number {
  let [longest, run, last] = [0, 0, ''];
  for (const { startsOn, endsOn = startsOn } of offers.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    if (endsOn <= last) continue;
    const isFresh = last === '' || daysBetween(last, startsOn) - 1 >= run;
    const from = last !== '' && startsOn <= last ? addDays(last, 1) : startsOn;
    run = (isFresh ? 0 : run) + daysBetween(from, endsOn) + 1;
    last = endsOn;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Whether a change would undo what an offer that has begun was already: its care, its first day, and its days up to today. */
export function undoesOffered(before: Offered, after: Offered | undefined, today: CivilDate): boolean {
  if (before.kind !== 'offer' || before.startsOn > today) return false;
  const { endsOn = today } = before;
  const until = endsOn < today ? endsOn : today;
  return (
    after?.kind !== 'offer' ||
    after.startsOn !== before.startsOn ||
    (after.endsOn ?? '') < until ||
    MONTHLY_FORMS.some((form) => isOfferFor(before, form) !== isOfferFor(after, form))
  );
}

/** What is known of a wish for care by the month. */
export interface DiscountedWish {
  form: CareForm;
  months: number;
  /** A brother or sister has been there by the month for a month. */
  hasSibling: boolean;
}

/** Between two contracts that follow each other so many days may lie without care: a weekend, a long holiday. */
const BETWEEN_DAYS = 14;

/** Whether a child whose paid care by the month spans these days has come for a month by a day, and goes on. */
export const comesForAMonth = (paid: readonly { from: CivilDate; to: CivilDate }[], today: CivilDate): boolean =>
  paid.some(({ to }) => to >= today) &&
  paid.some(({ from, to }) => from <= addMonths(today, -1) && to >= addDays(today, -BETWEEN_DAYS));

/** The discount that a contract gets which is made on a day: the largest alone, of equals the first kind; never several. */
export function discountOn(
  discounts: readonly Discount[],
  { form, months, hasSibling }: DiscountedWish,
  today: CivilDate,
): Discount | undefined {
  const fits = ({ kind, forms, leastMonths = 1 }: Discount) => {
    if (months === 0 || (forms?.length && !forms.includes(form))) return false;
    return kind === 'siblings' ? hasSibling : kind === 'offer' || months >= leastMonths;
  };
  return discounts
    .filter((one) => isInForce(one, today) && fits(one))
    .toSorted((a, b) => b.percent - a.percent || DISCOUNT_KINDS.indexOf(a.kind) - DISCOUNT_KINDS.indexOf(b.kind))[0];
}

/** With the discount taken off each month of care, to the fen; the list price stands beside it (F9). */
export function discounted(priced: Priced, discount: Discount | undefined): Priced {
  if (!discount) return priced;
  const { kind, percent, name } = discount;
  const lines = priced.lines.map((line): PriceLine => {
    if (line.kind !== 'care' || !line.period) return line;
    const amount = share(line.amount, 100 - percent, 100);
    return { ...line, amount, listAmount: line.amount, discount: { kind, percent, ...(name ? { name } : {}) } };
  });
  return { lines, total: sum(lines.map(({ amount }) => amount)) };
}
