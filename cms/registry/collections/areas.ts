import { YES_NO_UNKNOWN } from '#cms/fields/choices.ts';
import { number, text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { AREA_LEVELS } from '#domain/places/geo.ts';
import { kept } from './kept-by-city.ts';

export const Areas = kept('areas', ['区划', 'Area', 'Areas'], 'name', [
  text('code', '代码', 'Code', { required: true, unique: true, index: true }),
  text('name', '名称', 'Name', { required: true, localized: true }),
  {
    name: 'level',
    type: 'select',
    required: true,
    options: optionsOf(AREA_LEVELS, {
      city: ['市', 'City'],
      district: ['市(区)', 'District'],
      township: ['乡镇(街道)', 'Township'],
    }),
    label: label('层级', 'Level'),
  },
  text('parent', '上级代码', 'Parent code', { index: true }),
  {
    name: 'rural',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: label('乡村', 'Rural'),
    admin: {
      description: label(
        '乡镇(街道)才填；搜索里的“乡镇”按它筛，依据写在来源里',
        'For townships; search filters by it. Say in the source what it goes by',
      ),
    },
  },
  number('lat', '纬度', 'Latitude'),
  number('lng', '经度', 'Longitude'),
  text('source', '来源', 'Source', { required: true }),
]);
