import { number } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { timeAfter, timeOfDay } from '#cms/fields/validate.ts';
import { kept, sourced } from './kept-by-city.ts';

/** Whether one person may watch two classes while children sleep. Without a rule in force nobody may. */
export const NapRules = kept('nap-rules', ['午睡看护规则', 'Nap rule', 'Nap rules'], 'effectiveOn', [
  { name: 'from', type: 'text', required: true, validate: timeOfDay, label: label('从', 'From') },
  { name: 'to', type: 'text', required: true, validate: timeAfter('from'), label: label('到', 'To') },
  number('childrenPerStaff', '一位老师看两个班，合起来最多几个孩子', 'Children of both classes together per person', {
    required: true,
    min: 1,
  }),
  number('ageFrom', '两个班都不收小于几个月的孩子', 'Both classes take none younger than (months)', { required: true, min: 0 }),
  ...sourced,
]);
