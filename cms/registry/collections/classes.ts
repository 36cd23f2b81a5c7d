import { CARE_FORM_OPTIONS, CLASS_TYPE_OPTIONS } from '#cms/fields/choices.ts';
import { refuseWhileUsed } from '#cms/fields/hooks/refuse-while-used.ts';
import { label } from '#cms/fields/label.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { allOf, atLeast, atMost } from '#cms/fields/validate.ts';
import { keepBookedOnDelete } from '#cms/places/hooks/keep-booked.ts';
import { oneGrowsAtATime, withinFiled } from '../hooks/within-filed.ts';
import { withinStandard } from '../hooks/within-standard.ts';
import { bookedFirst, kept, row } from './kept-by-centre.ts';

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
      beforeChange: [...bookedFirst.beforeChange, oneGrowsAtATime],
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
    { name: 'name', type: 'text', required: true, localized: true, label: label('班名', 'Name'), ...PRINTED },
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
      {
        name: 'ageFrom',
        type: 'number',
        required: true,
        min: 0,
        max: 36,
        validate: withinStandard('ageFrom'),
        label: label('月龄从', 'From (months)'),
      },
      {
        name: 'ageTo',
        type: 'number',
        required: true,
        min: 1,
        max: 37,
        validate: allOf(atLeast('ageFrom'), withinStandard('ageTo')),
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
        validate: allOf(atMost('maxSize'), withinFiled),
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
