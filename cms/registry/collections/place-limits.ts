import { INSTITUTION_OPTIONS } from '#cms/fields/choices.ts';
import { number } from '#cms/fields/kit.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { dateFrom } from '#cms/fields/validate.ts';
import { kept, sourced } from './kept-by-city.ts';

/** How many children a centre may take in all: of one form of centre, or one centre by a decision of its own. */
export const PlaceLimits = kept('place-limits', { zh: '收托上限', en: ['Limit on places', 'Limits on places'] }, 'most', [
  number('most', { zh: '全园最多几个孩子', en: 'Children in the whole centre' }, { required: true, min: 0 }),
  { name: 'institution', type: 'select', options: INSTITUTION_OPTIONS, label: { zh: '哪种机构', en: 'Form of centre' } },
  { ...facilityField, required: false, label: { zh: '只对这一家', en: 'This centre only' } },
  ...sourced,
  {
    name: 'endsOn',
    type: 'text',
    validate: dateFrom('effectiveOn'),
    label: { zh: '最后一天', en: 'Last day' },
    admin: { description: { zh: '空着就一直有效', en: 'Empty: until it is taken away' } },
  },
]);
