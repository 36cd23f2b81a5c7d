import { label } from '#cms/fields/label.ts';
import { ofAnotherClass, oneClassAtATime } from '../hooks/one-class-at-a-time.ts';
import { bookedFirst, date, kept, ofSameCentre, row, time, weekdaysField } from './kept-by-centre.ts';

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
    hooks: { ...bookedFirst, beforeChange: [oneClassAtATime, ...bookedFirst.beforeChange] },
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
    {
      name: 'watches',
      type: 'relationship',
      relationTo: 'classes',
      filterOptions: ofSameCentre,
      validate: ofAnotherClass,
      label: label('午睡时也看着', 'Watches too while children sleep'),
      admin: {
        description: label(
          '只在本市午睡看护规则的时间里算数，两个班的孩子合起来算',
          'Counts only within the hours of the city’s nap rule, and for the children of both classes together',
        ),
      },
    },
    weekdaysField,
    row(time('from', '从', 'From'), time('to', '到', 'To', 'from')),
    row(date('startsOn', '开始日期', 'Starts on'), date('endsOn', '结束日期', 'Ends on', { from: 'startsOn' })),
  ],
);
