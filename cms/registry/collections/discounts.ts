import type { NumberFieldSingleValidation, TextFieldSingleValidation } from 'payload';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { number, text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { MAX_PREPAID_MONTHS } from '#domain/care/care.ts';
import { MOST_DISCOUNT_PERCENT, MOST_OFFER_DAYS } from '#domain/money/discount.ts';
import { DISCOUNT_KINDS, type DiscountKind } from '#domain/money/pricing.ts';
import { daysBetween, isCivilDate } from '#domain/time/civil-date.ts';
import { keepBegunOffer, keepOffers } from '../hooks/keep-offers.ts';
import { date, kept, row } from './kept-by-centre.ts';

const kindOf = (data: unknown) => (data as { kind?: DiscountKind } | undefined)?.kind;
const isOf = (kind: DiscountKind) => (_: unknown, data: unknown) => kindOf(data) === kind;

/** Only an offer has a name, in both languages: families read it beside the price. */
const offerNamed: TextFieldSingleValidation = (value, { siblingData, req }) =>
  kindOf(siblingData) !== 'offer' || Boolean(value?.trim()) || say(req, 'refused.discountName');

const monthsSaid: NumberFieldSingleValidation = (value, { siblingData, req }) => {
  if (kindOf(siblingData) !== 'months') return true;
  const isRight = Number.isInteger(value) && Number(value) >= 2 && Number(value) <= MAX_PREPAID_MONTHS;
  return isRight || say(req, 'refused.discountMonths', { most: MAX_PREPAID_MONTHS });
};

const wholePercent: NumberFieldSingleValidation = (value, { req }) =>
  (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_DISCOUNT_PERCENT) ||
  say(req, 'refused.discountPercent', { most: MOST_DISCOUNT_PERCENT });

const offerDay = (value: unknown, { siblingData, req }: { siblingData?: object; req?: Parameters<typeof say>[0] }) => {
  if (kindOf(siblingData) !== 'offer') return true;
  if (!value) return say(req, 'refused.discountEnds');
  const day = (said: unknown) => String(said).slice(0, 10);
  const { startsOn } = siblingData as { startsOn?: unknown };
  const [from, to] = [day(startsOn), day(value)] as const;
  const isLong = isCivilDate(from) && isCivilDate(to) && daysBetween(from, to) >= MOST_OFFER_DAYS;
  return !isLong || say(req, 'refused.discountLong', { days: MOST_OFFER_DAYS });
};

const ends = date('endsOn', { zh: '最后一天', en: 'Last day' }, { from: 'startsOn' });

/** What is taken off the list price: contracts freeze it, so an edit is for those that are made later. */
export const Discounts = kept(
  'discounts',
  { zh: '优惠', en: ['Discount', 'Discounts'] },
  {
    title: 'kind',
    columns: ['kind', 'percent', 'forms', 'startsOn', 'endsOn'],
    help: {
      zh: '按月托的托育费可以给优惠，餐费不打折；几项都符合时只用优惠最多的一项。已经签的合同照签的时候算。限时优惠一次最多 92 天，接连几次的合起来算，中间照原价的日子不少于前面优惠的天数才重新算；家长提前退时按原价算已用的部分，所以原价要真的收过',
      en: 'Off the fee for care by the month, never off meals; where several fit, only the largest is given. Contracts already signed keep theirs. An offer lasts at most 92 days; offers that follow each other count together, unless the list price is asked for at least as many days between. When a family leaves early, what was used is reckoned at the list price, so that has to be a price that is really asked',
    },
    hooks: { beforeChange: [keepOffers], beforeDelete: [keepBegunOffer] },
  },
  [
    row(
      {
        name: 'kind',
        type: 'select',
        required: true,
        options: optionsOf(DISCOUNT_KINDS, {
          siblings: { zh: '兄弟姐妹在这里按月托满一个月', en: 'A brother or sister has been there by the month for a month' },
          months: { zh: '一次订几个月', en: 'Several months at once' },
          offer: { zh: '限时优惠', en: 'An offer between two days' },
        }),
        label: { zh: '给谁', en: 'For whom' },
      },
      number(
        'percent',
        { zh: '优惠（%）', en: 'Discount (%)' },
        {
          required: true,
          validate: wholePercent,
          admin: { description: { zh: '写 10 就是打九折', en: '10 takes a tenth off' } },
        },
      ),
    ),
    number(
      'leastMonths',
      { zh: '至少几个月', en: 'Months at the least' },
      { validate: monthsSaid, admin: { condition: isOf('months') } },
    ),
    row(
      text('nameZh', { zh: '优惠叫什么', en: 'Name in Chinese' }, { validate: offerNamed, admin: { condition: isOf('offer') } }),
      text('nameEn', { zh: '英文名字', en: 'Name in English' }, { validate: offerNamed, admin: { condition: isOf('offer') } }),
    ),
    {
      name: 'forms',
      type: 'select',
      hasMany: true,
      options: CARE_FORM_OPTIONS.filter(({ value }) => value === 'full_day' || value === 'half_day'),
      label: { zh: '只对这些托育形式', en: 'These kinds of care only' },
      admin: { description: { zh: '空着就是全日托、半日托都有', en: 'Empty: full days and half days' } },
    },
    row(date('startsOn', { zh: '第一天', en: 'First day' }, { required: true }), {
      ...ends,
      validate: (value: unknown, context: { siblingData?: object; req?: Parameters<typeof say>[0] }) => {
        const valid = offerDay(value, context);
        return valid === true
          ? (ends as { validate: (value: unknown, context: object) => true | string }).validate(value, context)
          : valid;
      },
    } as typeof ends),
  ],
);
