import { CLASS_TYPE_OPTIONS } from '#cms/fields/choices.ts';
import { number, text } from '#cms/fields/kit.ts';
import { kept, sourced } from './kept-by-city.ts';

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
