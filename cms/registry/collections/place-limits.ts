import { INSTITUTION_OPTIONS } from '#cms/fields/choices.ts';
import { number } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { dateFrom } from '#cms/fields/validate.ts';
import { kept, sourced } from './kept-by-city.ts';

/** How many children a centre may take in all: of one form of centre, or one centre by a decision of its own. */
export const PlaceLimits = kept('place-limits', ['收托上限', 'Limit on places', 'Limits on places'], 'most', [
  number('most', '全园最多几个孩子', 'Children in the whole centre', { required: true, min: 0 }),
  { name: 'institution', type: 'select', options: INSTITUTION_OPTIONS, label: label('哪种机构', 'Form of centre') },
  { ...facilityField, required: false, label: label('只对这一家', 'This centre only') },
  ...sourced,
  {
    name: 'endsOn',
    type: 'text',
    validate: dateFrom('effectiveOn'),
    label: label('最后一天', 'Last day'),
    admin: { description: label('空着就一直有效', 'Empty: until it is taken away') },
  },
]);
