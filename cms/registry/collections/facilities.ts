import type { CollectionConfig, Field } from 'payload';
import { inTerritory } from '#cms/access/in-territory.ts';
import { only } from '#cms/access/only.ts';
import { readFacilities } from '#cms/access/read-facilities.ts';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { shownTo } from '#cms/access/shown-to.ts';
import { ACCESS_OPTIONS, INSTITUTION_OPTIONS, STAFF_LANGUAGE_OPTIONS, YES_NO_UNKNOWN } from '#cms/fields/choices.ts';
import { announceChange, announceDelete } from '#cms/fields/hooks/announce-change.ts';
import { forgetWith } from '#cms/fields/hooks/forget-with.ts';
import { publicUrl } from '#cms/fields/hooks/public-url.ts';
import { refuseWhileUsed } from '#cms/fields/hooks/refuse-while-used.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { civilDate, facilityName, timeAfter, timeOfDay } from '#cms/fields/validate.ts';
import { registeredServices, registerRecord } from '#cms/records/shapes/register-record.ts';
import { CREDENTIAL_STATUSES, CREDENTIAL_TYPES, LISTINGS, OPERATING_STATUSES } from '#domain/places/credential.ts';
import { OWNERSHIPS } from '#domain/places/facility.ts';

const bySupervisor = {
  update: ({ req }: { req: Parameters<typeof staffOf>[0] }) => hasRole(staffOf(req), 'supervisor', 'administrator'),
};

const date = (name: string, zh: string, en: string, supervised = false): Field => ({
  name,
  type: 'text',
  label: label(zh, en),
  validate: civilDate,
  admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
  ...(supervised ? { access: bySupervisor } : {}),
});

const time = (name: string, zh: string, en: string, defaultValue: string, after?: string): Field => ({
  name,
  type: 'text',
  label: label(zh, en),
  validate: after ? timeAfter(after) : timeOfDay,
  defaultValue,
  admin: { width: '50%', components: { Field: '/fields/admin/TimeField.tsx#TimeField' } },
});
const row = (...fields: Field[]): Field => ({ type: 'row', fields });

const identity: Field[] = [
  { name: 'name', type: 'text', required: true, localized: true, label: label('名称', 'Name') },
  { name: 'summary', type: 'textarea', localized: true, label: label('一句话介绍', 'In a sentence') },
  { name: 'address', type: 'text', required: true, localized: true, label: label('地址', 'Address') },
  {
    name: 'slug',
    type: 'text',
    required: true,
    unique: true,
    index: true,
    validate: facilityName,
    label: label('网址名', 'Name in the address'),
    access: bySupervisor,
  },
  {
    name: 'institution',
    type: 'select',
    required: true,
    options: INSTITUTION_OPTIONS,
    label: label('机构形式', 'Institution form'),
  },
  {
    name: 'ownership',
    type: 'select',
    options: optionsOf(OWNERSHIPS, {
      public: ['公办', 'Public'],
      private: ['民办', 'Private'],
      public_run_privately: ['公办民营', 'Public, privately run'],
      private_with_support: ['民办公助', 'Private, publicly supported'],
    }),
    label: label('举办性质', 'Ownership'),
  },
  {
    name: 'inclusive',
    type: 'select',
    required: true,
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: label('普惠', 'Inclusive'),
    access: bySupervisor,
  },
  { name: 'model', type: 'checkbox', defaultValue: false, label: label('示范机构', 'Model centre'), access: bySupervisor },
  { name: 'phone', type: 'text', label: label('电话', 'Phone') },
  { name: 'website', type: 'text', label: label('网站', 'Website') },
];

const place: Field[] = [
  { name: 'districtCode', type: 'text', index: true, label: label('区县代码', 'District code'), access: bySupervisor },
  { name: 'townshipCode', type: 'text', index: true, label: label('街道(乡镇)代码', 'Township code'), access: bySupervisor },
  { name: 'town', type: 'text', index: true, label: label('城镇', 'Town') },
  { name: 'lat', type: 'number', index: true, min: -90, max: 90, label: label('纬度 (WGS-84)', 'Latitude (WGS-84)') },
  { name: 'lng', type: 'number', index: true, min: -180, max: 180, label: label('经度 (WGS-84)', 'Longitude (WGS-84)') },
  { name: 'locationNote', type: 'text', label: label('位置说明', 'About the location') },
];

const standing: Field[] = [
  { name: 'creditCode', type: 'text', label: label('统一社会信用代码', 'Unified social credit code') },
  { name: 'registration', type: 'text', label: label('登记部门', 'Registered with') },
  {
    name: 'credentialType',
    type: 'select',
    required: true,
    defaultValue: 'none',
    options: optionsOf(CREDENTIAL_TYPES, {
      filing_receipt: ['备案回执', 'Filing receipt'],
      licence: ['许可证', 'Licence'],
      kindergarten_licence: ['托幼一体办学许可', 'Kindergarten licence'],
      none: ['无', 'None'],
    }),
    label: label('资质类型', 'Credential'),
    access: bySupervisor,
  },
  { name: 'credentialNumber', type: 'text', label: label('资质编号', 'Credential number'), access: bySupervisor },
  { name: 'credentialIssuer', type: 'text', localized: true, label: label('发证(备案)部门', 'Issued by'), access: bySupervisor },
  date('credentialIssuedOn', '发证(备案)日期', 'Issued on', true),
  date('credentialExpiresOn', '有效期至', 'Expires on', true),
  {
    name: 'credentialStatus',
    type: 'select',
    required: true,
    defaultValue: 'pending',
    options: optionsOf(CREDENTIAL_STATUSES, {
      valid: ['有效', 'Valid'],
      pending: ['办理中', 'Pending'],
      suspended: ['暂停', 'Suspended'],
      expired: ['过期', 'Expired'],
      withdrawn: ['撤销', 'Withdrawn'],
    }),
    label: label('资质状态', 'Credential status'),
    access: bySupervisor,
  },
  {
    name: 'operating',
    type: 'select',
    required: true,
    defaultValue: 'normal',
    options: optionsOf(OPERATING_STATUSES, {
      normal: ['正常', 'Normal'],
      paused: ['停业', 'Paused'],
      closed: ['注销', 'Closed'],
    }),
    label: label('经营状态', 'Operating status'),
    access: bySupervisor,
  },
  {
    name: 'listing',
    type: 'select',
    required: true,
    defaultValue: 'listed',
    index: true,
    options: optionsOf(LISTINGS, {
      listed: ['仅收录', 'Listed'],
      claim_pending: ['认领待核', 'Claim pending'],
      claimed: ['已认领', 'Claimed'],
    }),
    label: label('收录状态', 'Listing'),
    access: bySupervisor,
  },
];

const premises: Field[] = [
  { name: 'places', type: 'number', min: 0, label: label('托位总数', 'Places in all'), access: bySupervisor },
  { name: 'floor', type: 'number', label: label('所在楼层', 'Floor') },
  { name: 'indoorArea', type: 'number', min: 0, label: label('室内面积 (㎡)', 'Indoor area (m²)') },
  { name: 'outdoorArea', type: 'number', min: 0, label: label('户外面积 (㎡)', 'Outdoor area (m²)') },
  date('hygieneCheckedOn', '卫生评价合格日期', 'Hygiene passed on', true),
  date('fireCheckedOn', '消防验收日期', 'Fire safety passed on', true),
  { name: 'cctvDays', type: 'number', min: 0, label: label('监控录像保存天数', 'CCTV kept for (days)') },
  { name: 'doctor', type: 'text', localized: true, label: label('签约医生(机构)', 'Contracted doctor') },
  {
    name: 'insurance',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: label('安全责任险', 'Liability insurance'),
  },
  jsonField('services', '登记簿所载服务', 'Services in the register', { schema: registeredServices }),
  { name: 'bring', type: 'textarea', localized: true, label: label('带什么', 'What to bring') },
];

const welcome: Field[] = [
  {
    name: 'languages',
    type: 'select',
    hasMany: true,
    options: STAFF_LANGUAGE_OPTIONS,
    label: label('老师会说的话', 'What staff speak'),
    admin: {
      description: label(
        '当班老师里有人会，就可以选；家长按它找得到你们',
        'Choose what somebody on shift speaks; families can search by it',
      ),
    },
  },
  {
    name: 'accessFeatures',
    type: 'select',
    hasMany: true,
    options: ACCESS_OPTIONS,
    label: label('无障碍设施', 'Access'),
    admin: {
      description: label('推婴儿车、坐轮椅的家长也用得上', 'For prams and wheelchairs alike'),
    },
  },
  {
    name: 'openToPublic',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: label('职工子女以外的孩子收不收', 'Takes children of people who do not work here'),
    admin: {
      description: label(
        '只有用人单位办的要填；别的机构都对外收',
        'For employers’ places only; every other centre is open to all',
      ),
    },
  },
];

const day: Field[] = [
  row(
    time('fullDayFrom', '全日托从', 'Full day from', '08:30'),
    time('fullDayTo', '全日托到', 'Full day to', '17:00', 'fullDayFrom'),
  ),
  row(
    time('morningFrom', '上午托从', 'Morning from', '08:30'),
    time('morningTo', '上午托到', 'Morning to', '12:00', 'morningFrom'),
  ),
  row(
    time('afternoonFrom', '下午托从', 'Afternoon from', '13:30'),
    time('afternoonTo', '下午托到', 'Afternoon to', '17:00', 'afternoonFrom'),
  ),
  {
    name: 'sessionMaxMinutes',
    type: 'number',
    defaultValue: 240,
    min: 60,
    label: label('临时托单次最长 (分钟)', 'Longest temporary session (minutes)'),
  },
];

const register: Field[] = [
  { name: 'register', type: 'text', index: true, admin: { readOnly: true }, label: label('来源登记簿', 'Register') },
  { name: 'registerKey', type: 'text', index: true, admin: { readOnly: true }, label: label('登记簿标识', 'Register key') },
  jsonField('registerRecord', '登记簿记录', 'Register record', { schema: registerRecord, admin: { readOnly: true } }),
  { name: 'leftRegisterOn', type: 'text', admin: { readOnly: true }, label: label('从登记簿消失日期', 'Left the register on') },
  { name: 'sample', type: 'checkbox', defaultValue: false, label: label('示例', 'Sample'), access: bySupervisor },
];

const tab = (zh: string, en: string, fields: Field[]) => ({ label: label(zh, en), fields });

export const Facilities: CollectionConfig = {
  slug: 'facilities',
  labels: labels('托育机构', 'Centre', 'Centres'),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('head', 'supervisor'),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['name', 'institution', 'credentialStatus', 'operating', 'listing'],
    listSearchableFields: ['name', 'slug', 'phone'],
    preview: publicUrl('facilities'),
  },
  access: {
    read: readFacilities,
    create: only('administrator'),
    update: inTerritory('', 'head', 'supervisor'),
    delete: only('administrator'),
  },
  hooks: {
    beforeDelete: [
      refuseWhileUsed(
        {
          collection: 'bookings',
          field: 'facility',
          sentence: label(
            '这家机构有过预约，不能删；把经营状态改成“注销”',
            'It has had bookings: set its operating status to closed instead',
          ),
        },
        {
          collection: 'classes',
          field: 'facility',
          sentence: label('这家机构还有班级，先删掉班级', 'It has classes: take them away first'),
        },
      ),
      forgetWith('facility', 'favourites'),
    ],
    afterChange: [announceChange],
    afterDelete: [announceDelete],
  },
  fields: [
    {
      type: 'tabs',
      tabs: [
        tab('基本', 'Basics', identity),
        tab('位置', 'Place', place),
        tab('资质', 'Standing', standing),
        tab('场所与安全', 'Premises and safety', premises),
        tab('语言和无障碍', 'Language and access', welcome),
        tab('一天怎么分', 'The day', day),
        tab('登记簿', 'Register', register),
      ],
    },
  ],
};
