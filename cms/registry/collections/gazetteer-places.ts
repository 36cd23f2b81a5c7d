import { number, text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { reading } from '#cms/fields/validate.ts';
import { PLACE_KINDS } from '#domain/places/geo.ts';
import { kept } from './kept-by-city.ts';

export const GazetteerPlaces = kept('gazetteer-places', { zh: '地名', en: ['Place', 'Gazetteer'] }, 'name', [
  text('name', { zh: '名称', en: 'Name' }, { required: true, localized: true }),
  text('aliases', { zh: '别名（用逗号分开）', en: 'Other names, separated by commas' }),
  text(
    'reading',
    { zh: '读音', en: 'Reading' },
    {
      validate: reading,
      admin: {
        description: {
          zh: '拼音搜不到、读音不对时才填，每个字一个音节，如 qin tong；保存后整个索引按它重新拼',
          en: 'Only where pinyin finds nothing or reads it wrongly: a syllable for each character, such as qin tong. The whole index is spelled by it once saved',
        },
      },
    },
  ),
  {
    name: 'kind',
    type: 'select',
    required: true,
    options: optionsOf(PLACE_KINDS, {
      district: { zh: '区县', en: 'District' },
      township: { zh: '街道乡镇', en: 'Township' },
      community: { zh: '社区', en: 'Community' },
      station: { zh: '交通站点', en: 'Station' },
      hospital: { zh: '医院', en: 'Hospital' },
      park: { zh: '公园', en: 'Park' },
      employer: { zh: '用人单位', en: 'Employer' },
      landmark: { zh: '地标', en: 'Landmark' },
    }),
    label: { zh: '类型', en: 'Kind' },
  },
  text('districtCode', { zh: '区县代码', en: 'District code' }),
  number('lat', { zh: '纬度 (WGS-84)', en: 'Latitude (WGS-84)' }, { required: true }),
  number('lng', { zh: '经度 (WGS-84)', en: 'Longitude (WGS-84)' }, { required: true }),
  text('source', { zh: '来源', en: 'Source' }, { required: true }),
]);
