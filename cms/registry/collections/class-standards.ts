import { CLASS_TYPE_OPTIONS } from '#cms/fields/choices.ts';
import { number } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { kept, sourced } from './kept-by-city.ts';

export const ClassStandards = kept('class-standards', ['班级标准', 'Class standard', 'Class standards'], 'type', [
  { name: 'type', type: 'select', required: true, options: CLASS_TYPE_OPTIONS, label: label('班型', 'Class type') },
  number('ageFrom', '月龄从', 'From (months)', { required: true }),
  number('ageTo', '月龄到（不含）', 'To (months, excluded)', { required: true }),
  number('maxSize', '班额上限', 'Largest size', { required: true }),
  number('childrenPerStaff', '每位老师最多带', 'Children per member of staff', { required: true }),
  ...sourced,
]);
