import { CARE_FORM_OPTIONS, INSTITUTION_OPTIONS } from '#cms/fields/choices.ts';
import { number } from '#cms/fields/kit.ts';
import { dateFrom } from '#cms/fields/validate.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { kept, sourced } from './kept-by-city.ts';

/** How many hours of some care a child may have in a calendar month, at all the centres together that it is about. */
export const HourQuotas = kept('hour-quotas', { zh: '每月时数', en: ['Monthly hours', 'Monthly hours'] }, 'hours', [
  number(
    'hours',
    { zh: '每个孩子每月最多几小时', en: 'Hours for each child in a month, at the most' },
    { required: true, min: 1, max: 400 },
  ),
  {
    name: 'forms',
    type: 'select',
    hasMany: true,
    required: true,
    options: CARE_FORM_OPTIONS,
    label: { zh: '哪些托育形式一起算', en: 'Kinds of care that count together' },
  },
  {
    name: 'districtCode',
    type: 'text',
    label: { zh: '只对这个区县的机构', en: 'Centres of this district only' },
    admin: { components: { Field: '/registry/admin/AreaField.tsx#AreaField' } },
  },
  {
    name: 'institution',
    type: 'select',
    options: INSTITUTION_OPTIONS,
    label: { zh: '只对这种机构', en: 'This form of centre only' },
  },
  ...sourced,
  {
    name: 'endsOn',
    type: 'text',
    validate: dateFrom('effectiveOn'),
    label: { zh: '最后一天', en: 'Last day' },
    admin: { description: { zh: '空着就一直有效', en: 'Empty: until another takes its place' } },
  },
]);

/** From how many days ahead care may be booked, whatever a centre says; a newer rule takes an older one's place. */
export const BookingWindows = kept(
  'booking-windows',
  { zh: '提前预约天数', en: ['Booking window', 'Booking windows'] },
  'daysAhead',
  [
    number(
      'daysAhead',
      { zh: '最早提前几天可以订', en: 'Can be booked from so many days ahead' },
      { required: true, min: 1, max: BOOKABLE_DAYS },
    ),
    {
      name: 'forms',
      type: 'select',
      hasMany: true,
      options: CARE_FORM_OPTIONS,
      label: { zh: '只对这些托育形式', en: 'These kinds of care only' },
    },
    ...sourced,
  ],
);
