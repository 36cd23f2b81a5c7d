import { number, text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { reading } from '#cms/fields/validate.ts';
import { PLACE_KINDS } from '#domain/places/geo.ts';
import { kept } from './kept-by-city.ts';

export const GazetteerPlaces = kept('gazetteer-places', ['地名', 'Place', 'Gazetteer'], 'name', [
  text('name', '名称', 'Name', { required: true, localized: true }),
  text('aliases', '别名（用逗号分开）', 'Other names, separated by commas'),
  text('reading', '读音', 'Reading', {
    validate: reading,
    admin: {
      description: label(
        '拼音搜不到、读音不对时才填，每个字一个音节，如 qin tong；保存后整个索引按它重新拼',
        'Only where pinyin finds nothing or reads it wrongly: a syllable for each character, such as qin tong. The whole index is spelled by it once saved',
      ),
    },
  }),
  {
    name: 'kind',
    type: 'select',
    required: true,
    options: optionsOf(PLACE_KINDS, {
      district: ['区县', 'District'],
      township: ['街道乡镇', 'Township'],
      community: ['社区', 'Community'],
      station: ['交通站点', 'Station'],
      hospital: ['医院', 'Hospital'],
      park: ['公园', 'Park'],
      employer: ['用人单位', 'Large employer'],
      landmark: ['地标', 'Landmark'],
    }),
    label: label('类型', 'Kind'),
  },
  text('districtCode', '区县代码', 'District code'),
  number('lat', '纬度 (WGS-84)', 'Latitude (WGS-84)', { required: true }),
  number('lng', '经度 (WGS-84)', 'Longitude (WGS-84)', { required: true }),
  text('source', '来源', 'Source', { required: true }),
]);
