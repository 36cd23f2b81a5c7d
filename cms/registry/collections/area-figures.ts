import { number, text } from '#cms/fields/kit.ts';
import { kept } from './kept-by-city.ts';

export const AreaFigures = kept('area-figures', ['区划指标', 'Area figure', 'Area figures'], 'year', [
  text('area', '区划代码', 'Area code', { required: true, index: true }),
  number('year', '年份', 'Year', { required: true }),
  number('population', '常住人口', 'Permanent population', { min: 0 }),
  number('targetPerThousand', '每千人口托位目标', 'Target places per 1,000', { min: 0 }),
  text('source', '来源', 'Source', { required: true }),
]);
