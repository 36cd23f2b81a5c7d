import { CARE_FORM_OPTIONS, PRICE_UNIT_OPTIONS } from '#cms/fields/choices.ts';
import { label } from '#cms/fields/label.ts';
import { moneyField } from '#cms/fields/money-field.ts';
import { kept, sourced } from './kept-by-city.ts';

/** What inclusive centres may ask for at most: above it, whoever publishes a price is asked whether it is so. */
export const PriceCeilings = kept('price-ceilings', ['普惠收费上限', 'Price ceiling', 'Price ceilings'], 'form', [
  { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
  { name: 'unit', type: 'select', required: true, options: PRICE_UNIT_OPTIONS, label: label('单位', 'Unit') },
  moneyField('amount', '最高', 'At most', { required: true, min: 0 }),
  ...sourced,
]);
