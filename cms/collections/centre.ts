import type { CollectionConfig, Field } from 'payload';
import { inTerritory } from '../access/in-territory.ts';
import { nobody } from '../access/nobody.ts';
import { facilityIdOf, type StaffUser } from '../access/roles.ts';
import { shownTo } from '../access/shown-to.ts';
import { announceChange, announceDelete } from '../hooks/announce-change.ts';
import { keepBooked, keepBookedOnDelete } from '../hooks/keep-booked.ts';
import { keepInTerritory } from '../hooks/keep-in-territory.ts';
import { keepOwnFacility } from '../hooks/keep-own-facility.ts';
import { keepSameFacility } from '../hooks/keep-same-facility.ts';
import { onePrice } from '../hooks/one-price.ts';
import { refuseWhileUsed } from '../hooks/refuse-while-used.ts';
import { withinStandard } from '../hooks/within-standard.ts';
import { CARE_FORM_OPTIONS, CLASS_TYPE_OPTIONS } from './choices.ts';
import { GROUP, label, labels, options } from './label.ts';
import { moneyField } from './money-field.ts';
import { atLeast, atMost, civilDate, dateFrom, timeAfter, timeOfDay, unitOfCare, weekdays } from './validate.ts';

export const facilityField: Field = {
  name: 'facility',
  type: 'relationship',
  relationTo: 'facilities',
  required: true,
  index: true,
  label: label('托育机构', 'Centre'),
};

/** A centre's own people are not asked which centre: theirs. */
const ownFacility: Field = {
  ...facilityField,
  defaultValue: ({ user }: { user?: unknown }) => facilityIdOf(user as StaffUser | undefined),
  admin: { components: { Field: '/admin/fields/FacilityField.tsx#FacilityField' } },
};

/** Another document of the same centre. */
const ofSameCentre = ({ data, user }: { data: unknown; user: unknown }) => ({
  facility: { equals: (data as { facility?: string })?.facility ?? facilityIdOf(user as StaffUser | undefined) ?? '' },
});

const weekdaysField: Field = {
  name: 'weekdays',
  type: 'text',
  required: true,
  defaultValue: '12345',
  validate: weekdays,
  label: label('星期', 'Weekdays'),
  admin: {
    components: {
      Field: '/admin/fields/WeekdaysField.tsx#WeekdaysField',
      Cell: '/admin/fields/WeekdaysCell.tsx#WeekdaysCell',
    },
  },
};

const time = (name: string, zh: string, en: string, after?: string): Field => ({
  name,
  type: 'text',
  required: true,
  validate: after ? timeAfter(after) : timeOfDay,
  label: label(zh, en),
  admin: { width: '50%', components: { Field: '/admin/fields/TimeField.tsx#TimeField' } },
});
const date = (
  name: string,
  zh: string,
  en: string,
  { required = false, from }: { required?: boolean; from?: string } = {},
): Field => ({
  name,
  type: 'text',
  required,
  validate: from ? dateFrom(from) : civilDate,
  label: label(zh, en),
  admin: { width: '50%', components: { Field: '/admin/fields/DateField.tsx#DateField' } },
});
const row = (...fields: Field[]): Field => ({ type: 'row', fields });

/** What a centre's own people keep: theirs to write, their supervisors' to read. */
const kept = (
  slug: string,
  names: [string, string, string],
  {
    title,
    columns,
    help,
    hooks,
  }: { title: string; columns: string[]; help?: [string, string]; hooks?: CollectionConfig['hooks'] },
  fields: Field[],
): CollectionConfig => ({
  slug,
  labels: labels(...names),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('head', 'supervisor'),
    useAsTitle: title,
    defaultColumns: [...columns, 'facility'],
    hideAPIURL: true,
    ...(help ? { description: label(...help) } : {}),
    components: { edit: { beforeDocumentControls: ['/admin/fields/PlainTitle.tsx#PlainTitle'] } },
  },
  access: {
    read: inTerritory('facility'),
    create: inTerritory('facility', 'head'),
    update: inTerritory('facility', 'head'),
    delete: inTerritory('facility', 'head'),
  },
  hooks: {
    ...hooks,
    beforeValidate: [keepOwnFacility, keepSameFacility],
    afterChange: [announceChange],
    afterDelete: [announceDelete],
  },
  fields: [ownFacility, ...fields],
});

/** Kept while children are booked; a class, a shift or an opening that they need cannot be taken away. */
const bookedFirst = { beforeChange: [keepBooked], beforeDelete: [keepBookedOnDelete] };

export const Classes = kept(
  'classes',
  ['班级', 'Class', 'Classes'],
  {
    title: 'name',
    columns: ['name', 'type', 'places', 'maxSize', 'forms'],
    help: [
      '一段时间能收几个孩子：托位、班额、当班老师 × 师幼比，三个里取最小',
      'How many children fit: the least of places, class size, and staff on shift × ratio',
    ],
    hooks: {
      ...bookedFirst,
      beforeDelete: [
        keepBookedOnDelete,
        refuseWhileUsed(
          {
            collection: 'bookings',
            field: 'class',
            sentence: label(
              '这个班有过预约，不能删；把托位改成 0，就不再收',
              'It has had bookings and cannot go; set its places to 0 to take no more',
            ),
          },
          {
            collection: 'shifts',
            field: 'class',
            sentence: label('这个班还排着老师，先删掉排班', 'Staff are on shift in this class: take the shifts away first'),
          },
          {
            collection: 'price-items',
            field: 'class',
            sentence: label('这个班有自己的收费，先删掉收费', 'This class has prices of its own: take them away first'),
          },
        ),
      ],
    },
  },
  [
    { name: 'name', type: 'text', required: true, localized: true, label: label('班名', 'Name') },
    row(
      { name: 'type', type: 'select', required: true, options: CLASS_TYPE_OPTIONS, label: label('班型', 'Class type') },
      {
        name: 'forms',
        type: 'select',
        hasMany: true,
        required: true,
        options: CARE_FORM_OPTIONS,
        label: label('托育形式', 'Care forms'),
      },
    ),
    row(
      { name: 'ageFrom', type: 'number', required: true, min: 0, max: 36, label: label('月龄从', 'From (months)') },
      {
        name: 'ageTo',
        type: 'number',
        required: true,
        min: 1,
        max: 37,
        validate: atLeast('ageFrom'),
        label: label('月龄到（不含）', 'To (months, excluded)'),
      },
    ),
    row(
      {
        name: 'places',
        type: 'number',
        required: true,
        min: 0,
        max: 60,
        validate: atMost('maxSize'),
        label: label('托位', 'Places'),
        admin: { description: label('你们设的名额；0 就不再收', 'What you offer; with 0 nobody more is taken') },
      },
      {
        name: 'maxSize',
        type: 'number',
        required: true,
        min: 1,
        validate: withinStandard('maxSize'),
        label: label('班额上限', 'Largest size'),
        admin: { description: label('不超过班级标准', 'Not above the class standard') },
      },
      {
        name: 'childrenPerStaff',
        type: 'number',
        required: true,
        min: 1,
        validate: withinStandard('childrenPerStaff'),
        label: label('每位老师最多带', 'Children per member of staff'),
        admin: { description: label('不超过班级标准', 'Not above the class standard') },
      },
    ),
  ],
);

export const Staff = kept(
  'staff',
  ['职工', 'Member of staff', 'Staff'],
  {
    title: 'name',
    columns: ['name', 'role', 'certificate', 'certificateExpiresOn', 'healthCheckOn'],
    hooks: {
      beforeDelete: [
        refuseWhileUsed({
          collection: 'shifts',
          field: 'staff',
          sentence: label('这位职工还排着班，先删掉排班', 'This person is on shift: take the shifts away first'),
        }),
      ],
    },
  },
  [
    row(
      { name: 'name', type: 'text', required: true, label: label('姓名', 'Name') },
      {
        name: 'role',
        type: 'select',
        required: true,
        options: options(
          ['head', '负责人', 'Head'],
          ['carer', '保育师', 'Carer'],
          ['health', '保健员', 'Health worker'],
          ['guard', '保安', 'Guard'],
          ['cook', '炊事员', 'Cook'],
        ),
        label: label('岗位', 'Post'),
      },
    ),
    { name: 'certificate', type: 'text', label: label('资格证书', 'Certificate') },
    row(
      date('certificateExpiresOn', '证书有效期', 'Certificate expires on'),
      date('healthCheckOn', '健康证日期', 'Health check on'),
    ),
  ],
);

export const Shifts = kept(
  'shifts',
  ['当班', 'Shift', 'Shifts'],
  {
    title: 'weekdays',
    columns: ['staff', 'class', 'weekdays', 'from', 'to'],
    help: [
      '谁在哪个班、星期几、几点到几点；决定那段时间能收几个孩子',
      'Who is in which class, when; it decides how many children can come then',
    ],
    hooks: bookedFirst,
  },
  [
    row(
      {
        name: 'staff',
        type: 'relationship',
        relationTo: 'staff',
        required: true,
        filterOptions: ofSameCentre,
        label: label('老师', 'Member of staff'),
      },
      {
        name: 'class',
        type: 'relationship',
        relationTo: 'classes',
        required: true,
        index: true,
        filterOptions: ofSameCentre,
        label: label('班级', 'Class'),
      },
    ),
    weekdaysField,
    row(time('from', '从', 'From'), time('to', '到', 'To', 'from')),
    row(date('startsOn', '开始日期', 'Starts on'), date('endsOn', '结束日期', 'Ends on', { from: 'startsOn' })),
  ],
);

export const OpeningHours = kept(
  'opening-hours',
  ['开放时间', 'Opening hours', 'Opening hours'],
  {
    title: 'weekdays',
    columns: ['weekdays', 'opens', 'closes'],
    help: ['法定节假日自动休息，调休上班日照常开', 'Public holidays are closed and make-up working days open by themselves'],
    hooks: bookedFirst,
  },
  [weekdaysField, row(time('opens', '开门', 'Opens'), time('closes', '关门', 'Closes', 'opens'))],
);

export const Closures = kept(
  'closures',
  ['停业', 'Closure', 'Closures'],
  {
    title: 'from',
    columns: ['from', 'to', 'reason'],
    help: ['这几天不收孩子，保存后马上不能再订', 'No child comes on these days; they cannot be booked from the moment you save'],
    hooks: bookedFirst,
  },
  [
    row(date('from', '从', 'From', { required: true }), date('to', '到', 'To', { required: true, from: 'from' })),
    {
      name: 'reason',
      type: 'text',
      localized: true,
      required: true,
      label: label('原因（家长看得到）', 'Reason (families see it)'),
    },
  ],
);

export const PriceItems = kept(
  'price-items',
  ['收费项目', 'Price', 'Prices'],
  {
    title: 'form',
    columns: ['form', 'kind', 'unit', 'amount', 'startsOn', 'class'],
    help: [
      '公布了才能收。调价请新加一条、写明执行日期；已经签的合同照原价',
      'Only what is published may be charged. To change a price, add one with its first day; contracts already signed keep theirs',
    ],
    hooks: { beforeChange: [onePrice] },
  },
  [
    row(
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'care',
        options: options(['care', '托育费', 'Care'], ['meals', '餐费', 'Meals']),
        label: label('项目', 'Item'),
      },
      { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
    ),
    row(
      {
        name: 'unit',
        type: 'select',
        required: true,
        validate: unitOfCare,
        options: options(
          ['month', '每月', 'Month'],
          ['half_month', '每半月', 'Half month'],
          ['half_day', '每半日', 'Half day'],
          ['hour', '每小时', 'Hour'],
          ['session', '每次', 'Session'],
          ['meal', '每餐', 'Meal'],
        ),
        label: label('单位', 'Unit'),
      },
      moneyField('amount', '金额', 'Amount', { required: true, min: 0, max: 10_000_000 }),
    ),
    {
      name: 'class',
      type: 'relationship',
      relationTo: 'classes',
      filterOptions: ofSameCentre,
      label: label('班级', 'Class'),
      admin: { description: label('空着就是各班一样', 'Empty: the same for every class') },
    },
    row(
      date('startsOn', '执行日期', 'In force from', { required: true }),
      date('endsOn', '截止日期', 'In force to', { from: 'startsOn' }),
    ),
  ],
);

export const CredentialEvents: CollectionConfig = {
  slug: 'credential-events',
  labels: labels('资质变动', 'Credential event', 'Credential events'),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('supervisor'),
    useAsTitle: 'on',
    hideAPIURL: true,
    defaultColumns: ['on', 'what', 'facility'],
    description: label('家长在机构页上看得到；记下就不能改', 'Families see it on the centre’s page; what is noted stays'),
  },
  access: { read: inTerritory('facility'), create: inTerritory('facility', 'supervisor'), update: nobody, delete: nobody },
  hooks: { beforeValidate: [keepInTerritory], afterChange: [announceChange] },
  fields: [
    facilityField,
    date('on', '日期', 'On', { required: true }),
    { name: 'what', type: 'text', localized: true, required: true, label: label('变动', 'What happened') },
  ],
};
