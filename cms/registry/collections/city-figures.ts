import { CARE_FORM_OPTIONS, CLASS_TYPE_OPTIONS, PRICE_UNIT_OPTIONS } from '#cms/fields/choices.ts';
import { moneyField, number, text } from '#cms/fields/kit.ts';
import { sourceRead } from '#cms/fields/source-read.ts';
import { kept, sourced } from './kept-by-city.ts';

/** What inclusive centres may ask for at most: above it, whoever publishes a price is asked whether it is so. */
export const PriceCeilings = kept('price-ceilings', { zh: '普惠收费上限', en: ['Price ceiling', 'Price ceilings'] }, 'form', [
  { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: { zh: '托育形式', en: 'Care form' } },
  { name: 'unit', type: 'select', required: true, options: PRICE_UNIT_OPTIONS, label: { zh: '单位', en: 'Unit' } },
  moneyField('amount', { zh: '最高', en: 'At most' }, { required: true, min: 0 }),
  ...sourceRead,
  ...sourced,
]);

export const AreaFigures = kept('area-figures', { zh: '区划指标', en: ['Area figure', 'Area figures'] }, 'year', [
  text('area', { zh: '区划代码', en: 'Area code' }, { required: true, index: true }),
  number('year', { zh: '年份', en: 'Year' }, { required: true }),
  number('population', { zh: '常住人口', en: 'Permanent population' }, { min: 0 }),
  number('targetPerThousand', { zh: '每千人口托位目标', en: 'Target places per 1,000' }, { min: 0 }),
  text('source', { zh: '来源', en: 'Source' }, { required: true }),
]);

export const ClassStandards = kept('class-standards', { zh: '班级标准', en: ['Class standard', 'Class standards'] }, 'type', [
  { name: 'type', type: 'select', required: true, options: CLASS_TYPE_OPTIONS, label: { zh: '班型', en: 'Class type' } },
  number('ageFrom', { zh: '月龄从', en: 'From (months)' }, { required: true }),
  number('ageTo', { zh: '月龄到（不含）', en: 'To (months, excluded)' }, { required: true }),
  number('maxSize', { zh: '班额上限', en: 'Largest size' }, { required: true }),
  number('childrenPerStaff', { zh: '每位老师最多带', en: 'Children per member of staff' }, { required: true }),
  ...sourced,
]);

/** Makers and goods that guidance does not name: what is written is held against them before a review. */
export const BrandNames = kept('brand-names', { zh: '品牌名', en: ['Brand name', 'Brand names'] }, 'name', [
  text('name', { zh: '名字', en: 'Name' }, { required: true, unique: true, index: true }),
]);
