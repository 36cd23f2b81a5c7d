import { CENTRE_END_OPTIONS } from '#cms/booking/collections/centre-ends.ts';
import { number } from '#cms/fields/kit.ts';
import { kept, sourced } from './kept-by-city.ts';

/** How long centres that answer bookings themselves have for it. Without a rule in force every booking is instant. */
export const RequestRules = kept(
  'request-rules',
  { zh: '机构答复预约的时限', en: ['Rule on answering bookings', 'Rules on answering bookings'] },
  'effectiveOn',
  [
    number(
      'replyHours',
      { zh: '多久之内答复（机构开门的小时数）', en: 'Answered within (hours of the centre’s opening)' },
      { required: true, min: 1, max: 40 },
    ),
    number(
      'payHours',
      { zh: '答应后多久之内签约付款 (小时)', en: 'Signed and paid within, once accepted (hours)' },
      { required: true, min: 1, max: 168 },
    ),
    number(
      'leastMinutes',
      { zh: '开始前至少留多久签约付款 (分钟)', en: 'Left before the stay for signing and paying, at the least (minutes)' },
      { required: true, min: 15, max: 1440 },
    ),
    number(
      'fewest',
      { zh: '有几次答复以后，才公开通常多久答复', en: 'Answers before the usual time is shown' },
      { required: true, min: 1, max: 100 },
    ),
    ...sourced,
  ],
);

/** How long a family has to come and pay at the centre. Without a rule in force nothing is paid there. */
export const CentrePayRules = kept(
  'centre-pay-rules',
  { zh: '到园付款的时限', en: ['Rule on paying at the centre', 'Rules on paying at the centre'] },
  'effectiveOn',
  [
    number('payHours', { zh: '多久之内到园付款 (小时)', en: 'Paid within (hours)' }, { required: true, min: 1, max: 168 }),
    number(
      'leastMinutes',
      { zh: '最晚在托育开始前多久付清 (分钟)', en: 'Paid before the stay begins by, at the least (minutes)' },
      { required: true, min: 0, max: 1440 },
    ),
    ...sourced,
  ],
);

/** How many days ahead a centre says that it ends a contract, by its ground. On a ground without a rule no centre ends one. */
export const CentreEndRules = kept(
  'centre-end-rules',
  { zh: '机构解除合同的提前告知', en: ['Notice of a centre that ends a contract', 'Notices of centres that end contracts'] },
  'ground',
  [
    { name: 'ground', type: 'select', required: true, options: CENTRE_END_OPTIONS, label: { zh: '原因', en: 'Ground' } },
    number('noticeDays', { zh: '提前几天告知', en: 'Days of notice' }, { required: true, min: 1, max: 92 }),
    ...sourced,
  ],
);

/** By when what was signed ahead is paid. Without a rule in force nothing is signed ahead. */
export const AheadPayRules = kept(
  'ahead-pay-rules',
  { zh: '提前签约的付款期限', en: ['Rule on paying for what is signed ahead', 'Rules on paying for what is signed ahead'] },
  'effectiveOn',
  [
    number(
      'lastDaysBefore',
      { zh: '最晚在开始前几天付（天）', en: 'Paid so many days before it begins, at the latest' },
      { required: true, min: 1, max: 30 },
    ),
    ...sourced,
  ],
);
