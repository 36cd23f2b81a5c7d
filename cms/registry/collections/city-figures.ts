import { CARE_FORM_OPTIONS, CLASS_TYPE_OPTIONS, PRICE_UNIT_OPTIONS } from '#cms/fields/choices.ts';
import { moneyField, number, text } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { kept, sourced } from './kept-by-city.ts';

/** What inclusive centres may ask for at most: above it, whoever publishes a price is asked whether it is so. */
export const PriceCeilings = kept('price-ceilings', ['普惠收费上限', 'Price ceiling', 'Price ceilings'], 'form', [
  { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
  { name: 'unit', type: 'select', required: true, options: PRICE_UNIT_OPTIONS, label: label('单位', 'Unit') },
  moneyField('amount', '最高', 'At most', { required: true, min: 0 }),
  ...sourced,
]);

export const AreaFigures = kept('area-figures', ['区划指标', 'Area figure', 'Area figures'], 'year', [
  text('area', '区划代码', 'Area code', { required: true, index: true }),
  number('year', '年份', 'Year', { required: true }),
  number('population', '常住人口', 'Permanent population', { min: 0 }),
  number('targetPerThousand', '每千人口托位目标', 'Target places per 1,000', { min: 0 }),
  text('source', '来源', 'Source', { required: true }),
]);

export const ClassStandards = kept('class-standards', ['班级标准', 'Class standard', 'Class standards'], 'type', [
  { name: 'type', type: 'select', required: true, options: CLASS_TYPE_OPTIONS, label: label('班型', 'Class type') },
  number('ageFrom', '月龄从', 'From (months)', { required: true }),
  number('ageTo', '月龄到（不含）', 'To (months, excluded)', { required: true }),
  number('maxSize', '班额上限', 'Largest size', { required: true }),
  number('childrenPerStaff', '每位老师最多带', 'Children per member of staff', { required: true }),
  ...sourced,
]);
