import type { Field } from 'payload';
import { CARE_FORM_OPTIONS, PRICE_KIND_OPTIONS, PRICE_UNIT_OPTIONS } from '#cms/fields/choices.ts';
import { moneyField, number } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { sourceRead } from '#cms/fields/source-read.ts';
import { unitOfCare } from '#cms/fields/validate.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { CHARGES } from '#domain/money/price-bounds.ts';
import { kept, sourced } from './kept-by-city.ts';

const area = (name: string, label: InEveryLanguage): Field => ({
  name,
  type: 'text',
  label,
  admin: { components: { Field: '/registry/admin/AreaField.tsx#AreaField' } },
});

/** Without any of them it is the whole city's; the nearest to a centre counts for it. */
const where: Field[] = [
  area('districtCode', { zh: '只对这个区县的机构', en: 'Centres of this district only' }),
  area('townshipCode', { zh: '只对这个街道(乡镇)的机构', en: 'Centres of this township only' }),
  {
    ...facilityField,
    required: false,
    label: { zh: '只对这一家', en: 'This centre only' },
    admin: { description: { zh: '单独批准的价格写在这里', en: 'For a price that has been approved for one centre' } },
  },
];

/** What inclusive centres may ask for: outside it a price is asked about as it is typed, and no contract is made by it. */
export const PriceCeilings = kept('price-ceilings', { zh: '普惠收费上限', en: ['Price ceiling', 'Price ceilings'] }, 'form', [
  {
    name: 'kind',
    type: 'select',
    required: true,
    defaultValue: 'care',
    options: PRICE_KIND_OPTIONS,
    label: { zh: '项目', en: 'Item' },
  },
  { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: { zh: '托育形式', en: 'Care form' } },
  {
    name: 'unit',
    type: 'select',
    required: true,
    validate: unitOfCare,
    options: PRICE_UNIT_OPTIONS,
    label: { zh: '单位', en: 'Unit' },
  },
  moneyField('amount', { zh: '上限或基准价', en: 'The most, or the base' }, { required: true, min: 0 }),
  number(
    'floatUp',
    { zh: '可以上浮（%）', en: 'May float up (%)' },
    { min: 0, max: 100, admin: { description: { zh: '空着就不能高于上面的金额', en: 'Empty: not above the amount' } } },
  ),
  number(
    'floatDown',
    { zh: '可以下浮（%）', en: 'May float down (%)' },
    { min: 0, max: 100, admin: { description: { zh: '空着就不限下浮', en: 'Empty: as low as a centre likes' } } },
  ),
  ...where,
  ...sourceRead,
  ...sourced,
]);

/** What inclusive centres may charge for at all: nothing outside it, in price lists and in contracts. */
export const ChargeLists = kept(
  'charge-lists',
  { zh: '普惠收费目录', en: ['List of charges', 'Lists of charges'] },
  'effectiveOn',
  [
    {
      name: 'charges',
      type: 'select',
      hasMany: true,
      required: true,
      options: optionsOf(CHARGES, {
        full_day: { zh: '全日托', en: 'Full day' },
        half_day: { zh: '半日托', en: 'Half day' },
        hourly: { zh: '计时托', en: 'Hourly' },
        temporary: { zh: '临时托', en: 'Temporary' },
        meals: { zh: '餐费', en: 'Meals' },
      }),
      label: { zh: '可以收的项目', en: 'What may be charged for' },
    },
    ...where,
    ...sourceRead,
    ...sourced,
  ],
);
