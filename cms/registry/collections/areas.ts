import { YES_NO_UNKNOWN } from '#cms/fields/choices.ts';
import { number, text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { AREA_LEVELS } from '#domain/places/geo.ts';
import { kept } from './kept-by-city.ts';

export const Areas = kept('areas', { zh: '区划', en: ['Area', 'Areas'] }, 'name', [
  text('code', { zh: '代码', en: 'Code' }, { required: true, unique: true, index: true }),
  text('name', { zh: '名称', en: 'Name' }, { required: true, localized: true }),
  {
    name: 'level',
    type: 'select',
    required: true,
    options: optionsOf(AREA_LEVELS, {
      city: { zh: '市', en: 'City' },
      district: { zh: '市(区)', en: 'District' },
      township: { zh: '乡镇(街道)', en: 'Township' },
    }),
    label: { zh: '层级', en: 'Level' },
  },
  text('parent', { zh: '上级代码', en: 'Parent code' }, { index: true }),
  {
    name: 'rural',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: { zh: '乡村', en: 'Rural' },
    admin: {
      description: {
        zh: '乡镇(街道)才填；搜索里的“乡镇”按它筛，依据写在来源里',
        en: 'For townships; search filters by it. Say in the source what it goes by',
      },
    },
  },
  number('lat', { zh: '纬度', en: 'Latitude' }),
  number('lng', { zh: '经度', en: 'Longitude' }),
  text('source', { zh: '来源', en: 'Source' }, { required: true }),
]);
