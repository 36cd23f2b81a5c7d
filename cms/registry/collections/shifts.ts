import { ofAnotherClass, oneClassAtATime } from '../hooks/one-class-at-a-time.ts';
import { bookedFirst, date, kept, ofSameCentre, row, time, weekdaysField } from './kept-by-centre.ts';

export const Shifts = kept(
  'shifts',
  { zh: '当班', en: ['Shift', 'Shifts'] },
  {
    title: 'weekdays',
    columns: ['staff', 'class', 'weekdays', 'from', 'to'],
    help: {
      zh: '谁在哪个班、星期几、几点到几点；决定那段时间能收几个孩子',
      en: 'Who is in which class, when; it decides how many children can come then',
    },
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
        label: { zh: '老师', en: 'Member of staff' },
      },
      {
        name: 'class',
        type: 'relationship',
        relationTo: 'classes',
        required: true,
        index: true,
        filterOptions: ofSameCentre,
        label: { zh: '班级', en: 'Class' },
      },
    ),
    {
      name: 'watches',
      type: 'relationship',
      relationTo: 'classes',
      filterOptions: ofSameCentre,
      validate: ofAnotherClass,
      label: { zh: '午睡时也看着', en: 'Watches too while children sleep' },
      admin: {
        description: {
          zh: '只在本市午睡看护规则的时间里算数，两个班的孩子合起来算',
          en: 'Counts only within the hours of the city’s nap rule, and for the children of both classes together',
        },
      },
    },
    weekdaysField,
    row(time('from', { zh: '从', en: 'From' }), time('to', { zh: '到', en: 'To' }, 'from')),
    row(
      date('startsOn', { zh: '开始日期', en: 'Starts on' }),
      date('endsOn', { zh: '结束日期', en: 'Ends on' }, { from: 'startsOn' }),
    ),
  ],
);
