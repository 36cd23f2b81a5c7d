import { number } from '#cms/fields/kit.ts';
import { timeAfter, timeOfDay } from '#cms/fields/validate.ts';
import { kept, sourced } from './kept-by-city.ts';

/** Whether one person may watch two classes while children sleep. Without a rule in force nobody may. */
export const NapRules = kept('nap-rules', { zh: '午睡看护规则', en: ['Nap rule', 'Nap rules'] }, 'effectiveOn', [
  { name: 'from', type: 'text', required: true, validate: timeOfDay, label: { zh: '从', en: 'From' } },
  { name: 'to', type: 'text', required: true, validate: timeAfter('from'), label: { zh: '到', en: 'To' } },
  number(
    'childrenPerStaff',
    { zh: '一位老师看两个班，合起来最多几个孩子', en: 'Children of both classes together per person' },
    {
      required: true,
      min: 1,
    },
  ),
  number(
    'ageFrom',
    { zh: '两个班都不收小于几个月的孩子', en: 'Both classes take none younger than (months)' },
    { required: true, min: 0 },
  ),
  ...sourced,
]);
