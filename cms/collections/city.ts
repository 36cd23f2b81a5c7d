import type { CollectionConfig, Field } from 'payload';
import { anyStaff } from '../access/any-staff.ts';
import { inTerritory } from '../access/in-territory.ts';
import { nobody } from '../access/nobody.ts';
import { only } from '../access/only.ts';
import { shownTo } from '../access/shown-to.ts';
import { announceChange, announceDelete } from '../hooks/announce-change.ts';
import { decideOnce, decideTakeover } from '../hooks/decide-takeover.ts';
import { facilityField } from './centre.ts';
import { CLASS_TYPE_OPTIONS, YES_NO_UNKNOWN } from './choices.ts';
import { jsonField } from './json-field.ts';
import { GROUP, label, labels, options } from './label.ts';
import { civilDate, reading } from './validate.ts';

const text = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'text', label: label(zh, en), ...extra }) as Field;
const number = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'number', label: label(zh, en), ...extra }) as Field;
const date = (name: string, zh: string, en: string, required = true): Field =>
  text(name, zh, en, { required, validate: civilDate });
/** Written by the product when the record was made; a person decides about it and does not change it. */
const given = (field: Field): Field =>
  ({ ...field, access: { update: () => false }, admin: { ...field.admin, readOnly: true } }) as Field;
const sourced: Field[] = [text('source', '来源', 'Source', { required: true }), date('effectiveOn', '生效日期', 'In force from')];

/** A city's own data: staff read it, administrators keep it. */
const kept = (slug: string, names: [string, string, string], title: string, fields: Field[]): CollectionConfig => ({
  slug,
  labels: labels(...names),
  admin: { group: GROUP.city, hidden: shownTo(), useAsTitle: title, hideAPIURL: true },
  access: { read: anyStaff, create: only('administrator'), update: only('administrator'), delete: only('administrator') },
  hooks: { afterChange: [announceChange], afterDelete: [announceDelete] },
  fields,
});

export const Areas = kept('areas', ['区划', 'Area', 'Areas'], 'name', [
  text('code', '代码', 'Code', { required: true, unique: true, index: true }),
  text('name', '名称', 'Name', { required: true, localized: true }),
  {
    name: 'level',
    type: 'select',
    required: true,
    options: options(['city', '市', 'City'], ['district', '市(区)', 'District'], ['township', '乡镇(街道)', 'Township']),
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

export const AreaFigures = kept('area-figures', ['区划指标', 'Area figure', 'Area figures'], 'year', [
  text('area', '区划代码', 'Area code', { required: true, index: true }),
  number('year', '年份', 'Year', { required: true }),
  number('population', '常住人口', 'Permanent population', { min: 0 }),
  number('targetPerThousand', '每千人口托位目标', 'Target places per 1,000', { min: 0 }),
  text('source', '来源', 'Source', { required: true }),
]);

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
    options: options(
      ['district', '区县', 'District'],
      ['township', '街道乡镇', 'Township'],
      ['community', '社区', 'Community'],
      ['station', '交通站点', 'Station'],
      ['hospital', '医院', 'Hospital'],
      ['park', '公园', 'Park'],
      ['employer', '大单位', 'Large employer'],
      ['landmark', '地标', 'Landmark'],
    ),
    label: label('类型', 'Kind'),
  },
  text('districtCode', '区县代码', 'District code'),
  number('lat', '纬度 (WGS-84)', 'Latitude (WGS-84)', { required: true }),
  number('lng', '经度 (WGS-84)', 'Longitude (WGS-84)', { required: true }),
  text('source', '来源', 'Source', { required: true }),
]);

export const SpecialDays = kept('special-days', ['节假日', 'Special day', 'Special days'], 'date', [
  text('date', '日期', 'Date', { required: true, unique: true, index: true, validate: civilDate }),
  {
    name: 'kind',
    type: 'select',
    required: true,
    options: options(['holiday', '放假', 'Holiday'], ['workday', '调休上班', 'Make-up working day']),
    label: label('类型', 'Kind'),
  },
  text('name', '名称', 'Name', { required: true, localized: true }),
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

export const RegisterDoubts: CollectionConfig = {
  slug: 'register-doubts',
  labels: labels('登记簿疑似同一处', 'Register doubt', 'Register doubts'),
  admin: {
    group: GROUP.city,
    hidden: shownTo('supervisor'),
    useAsTitle: 'question',
    hideAPIURL: true,
    defaultColumns: ['question', 'facility', 'decision'],
    description: label(
      '同一地点换了名字：请人来判断是不是同一家',
      'Same place, another name: a person decides whether it is the same centre',
    ),
  },
  access: {
    read: inTerritory('facility', 'supervisor'),
    create: nobody,
    update: inTerritory('facility', 'supervisor'),
    delete: nobody,
  },
  fields: [
    given(text('key', '键', 'Key', { required: true, unique: true, index: true })),
    given(text('register', '登记簿', 'Register', { required: true, index: true })),
    given(text('question', '疑问', 'Question', { required: true })),
    given({ name: 'facility', type: 'relationship', relationTo: 'facilities', label: label('已有机构', 'Known centre') }),
    given(jsonField('incoming', '新记录', 'New record')),
    {
      name: 'decision',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: options(
        ['pending', '待定', 'Pending'],
        ['same', '是同一家', 'The same'],
        ['different', '不是同一家', 'Different'],
      ),
      label: label('判断', 'Decision'),
    },
  ],
};

export const Takeovers: CollectionConfig = {
  slug: 'takeovers',
  labels: labels('认领申请', 'Take-over request', 'Take-over requests'),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('supervisor'),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['facility', 'name', 'decision', 'requestedAt'],
    description: label('负责人认领仅收录的机构，由监管人员核对', 'A head takes over a listed centre; a supervisor checks'),
  },
  access: {
    read: inTerritory('facility', 'supervisor'),
    create: nobody,
    update: inTerritory('facility', 'supervisor'),
    delete: nobody,
  },
  hooks: { beforeChange: [decideOnce], afterChange: [decideTakeover] },
  fields: [
    given(facilityField),
    given(text('name', '姓名', 'Name', { required: true })),
    given(text('email', '邮箱', 'E-mail', { required: true })),
    given(text('phone', '电话', 'Phone', { required: true })),
    given({ name: 'evidence', type: 'textarea', required: true, label: label('证明', 'Evidence') }),
    {
      name: 'decision',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: options(['pending', '待核', 'Pending'], ['approved', '同意', 'Approved'], ['refused', '不同意', 'Refused']),
      label: label('核对结果', 'Decision'),
    },
    given(text('requestedAt', '申请时刻', 'Requested at', { required: true })),
  ],
};
