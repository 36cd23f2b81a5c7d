import type { CollectionBeforeDeleteHook } from 'payload';
import { CARE_FORM_OPTIONS, CLASS_TYPE_OPTIONS } from '#cms/fields/choices.ts';
import { refuseWhileUsed } from '#cms/fields/hooks/refuse-while-used.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { allOf, atLeast, atMost } from '#cms/fields/validate.ts';
import { keepBookedOnDelete } from '#cms/places/hooks/keep-booked.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { oneGrowsAtATime, withinFiled } from '../hooks/within-filed.ts';
import { withinStandard } from '../hooks/within-standard.ts';
import { gapField, handoverField } from './handover-fields.ts';
import { bookedFirst, kept, row } from './kept-by-centre.ts';
import { publicPartField } from './public-part-field.ts';

/** Its own days off go with it, and shut nothing else. */
const forgetsDaysOff: CollectionBeforeDeleteHook = async ({ id, req }) =>
  (await getPortal()).closures.forgetClass(String(id), req);

export const Classes = kept(
  'classes',
  { zh: '班级', en: ['Class', 'Classes'] },
  {
    title: 'name',
    columns: ['name', 'type', 'places', 'maxSize', 'forms'],
    help: {
      zh: '一段时间能收几个孩子：托位、班额、当班老师 × 师幼比，三个里取最小',
      en: 'How many children fit: the least of places, class size, and staff on shift × ratio',
    },
    hooks: {
      beforeChange: [...bookedFirst.beforeChange, oneGrowsAtATime],
      beforeDelete: [
        keepBookedOnDelete,
        refuseWhileUsed(
          {
            collection: 'bookings',
            field: 'class',
            sentence: {
              zh: '这个班有过预约，不能删；把托位改成 0，就不再收',
              en: 'It has had bookings and cannot go; set its places to 0 to take no more',
            },
          },
          {
            collection: 'shifts',
            field: 'class',
            sentence: { zh: '这个班还排着老师，先删掉排班', en: 'Staff are on shift in this class: take the shifts away first' },
          },
          {
            collection: 'price-items',
            field: 'class',
            sentence: { zh: '这个班有自己的收费，先删掉收费', en: 'This class has prices of its own: take them away first' },
          },
        ),
        forgetsDaysOff,
      ],
    },
  },
  [
    { name: 'name', type: 'text', required: true, localized: true, label: { zh: '班名', en: 'Name' }, ...PRINTED },
    {
      name: 'room',
      type: 'text',
      maxLength: 60,
      label: { zh: '在哪间', en: 'Room' },
      admin: {
        description: {
          zh: '几个班合用一间的写成一样：停水停电时可以整间关',
          en: 'Classes that share a room have the same words here: they can be shut together',
        },
      },
    },
    row(
      { name: 'type', type: 'select', required: true, options: CLASS_TYPE_OPTIONS, label: { zh: '班型', en: 'Class type' } },
      {
        name: 'forms',
        type: 'select',
        hasMany: true,
        required: true,
        options: CARE_FORM_OPTIONS,
        label: { zh: '托育形式', en: 'Care forms' },
      },
      {
        name: 'tourFirst',
        type: 'select',
        hasMany: true,
        options: CARE_FORM_OPTIONS,
        label: { zh: '第一次订之前要先来参观的托育形式', en: 'Care for which a family visits first' },
        admin: {
          description: {
            zh: '不选：不用先看。选了：没来过的孩子，约好并来看过以后才能订。先在“参观时间”里放出时间。',
            en: 'None: nobody has to. Chosen: a child that has not been there can be booked after a visit. Enter times to visit first.',
          },
        },
      },
      {
        name: 'onRequest',
        type: 'select',
        hasMany: true,
        options: CARE_FORM_OPTIONS,
        label: { zh: '先由你们答复的托育形式', en: 'Care that you answer first' },
        admin: {
          description: {
            zh: '不选：家长当场订好。选了：家长先提出，位子先留着，你们在时限内答应或者说明原因不收，再签约付款。',
            en: 'None: families book at once. Chosen: a family asks, its place is kept, and you accept or say why not in time; then it signs and pays.',
          },
        },
      },
    ),
    row(
      {
        name: 'bookableDays',
        type: 'number',
        min: 1,
        max: BOOKABLE_DAYS,
        label: { zh: '最早提前几天可以订', en: 'Can be booked from so many days ahead' },
        admin: {
          description: {
            zh: '不填就是按全市规定，没有规定的多早都能订。前台预约只按全市规定。',
            en: 'Empty: as the city says, and else as early as anything is sold. Bookings at the counter are bound by the city alone.',
          },
        },
      },
      {
        name: 'noticeHours',
        type: 'number',
        min: 0,
        max: 336,
        label: { zh: '最晚提前多久订 (小时)', en: 'And until so many hours before' },
        admin: {
          description: {
            zh: '和机构的“至少提前多久”比，按长的算。',
            en: 'The longer of this and what the whole centre asks for counts.',
          },
        },
      },
    ),
    gapField('class'),
    {
      name: 'takesTurns',
      type: 'checkbox',
      label: { zh: '和同一间的别的班轮着用', en: 'Has its room by turns with the other classes there' },
      admin: {
        description: {
          zh: '勾了：同一间里这个班和别的班不会同时有孩子，中间按“两批孩子之间留多久”隔开。',
          en: 'Ticked: children of this class and of the others in its room are never there at one time, and the minutes between two groups lie between them.',
        },
      },
    },
    handoverField('class'),
    row(
      {
        name: 'ageFrom',
        type: 'number',
        required: true,
        min: 0,
        max: 36,
        validate: withinStandard('ageFrom'),
        label: { zh: '月龄从', en: 'From (months)' },
      },
      {
        name: 'ageTo',
        type: 'number',
        required: true,
        min: 1,
        max: 37,
        validate: allOf(atLeast('ageFrom'), withinStandard('ageTo')),
        label: { zh: '月龄到（不含）', en: 'To (months, excluded)' },
      },
    ),
    row(
      {
        name: 'places',
        type: 'number',
        required: true,
        min: 0,
        max: 60,
        validate: allOf(atMost('maxSize'), withinFiled),
        label: { zh: '托位', en: 'Places' },
        admin: { description: { zh: '你们设的名额；0 就不再收', en: 'What you offer; with 0 nobody more is taken' } },
      },
      {
        name: 'maxSize',
        type: 'number',
        required: true,
        min: 1,
        validate: withinStandard('maxSize'),
        label: { zh: '班额上限', en: 'Largest size' },
        admin: { description: { zh: '不超过班级标准', en: 'Not above the class standard' } },
      },
      {
        name: 'childrenPerStaff',
        type: 'number',
        required: true,
        min: 1,
        validate: withinStandard('childrenPerStaff'),
        label: { zh: '每位老师最多带', en: 'Children per member of staff' },
        admin: { description: { zh: '不超过班级标准', en: 'Not above the class standard' } },
      },
    ),
    publicPartField,
  ],
);
