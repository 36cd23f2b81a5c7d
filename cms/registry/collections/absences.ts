import { label } from '#cms/fields/label.ts';
import { date, kept, ofSameCentre, row } from './kept-by-centre.ts';

/** Days on which somebody does not come to work. Why is nobody's business here. */
export const Absences = kept(
  'absences',
  ['缺勤', 'Absence', 'Absences'],
  {
    title: 'from',
    columns: ['staff', 'from', 'to'],
    help: [
      '这几天不计入师幼比；排班留着，不用改',
      'They do not count for the ratio on these days; their shifts stay as they are',
    ],
  },
  [
    {
      name: 'staff',
      type: 'relationship',
      relationTo: 'staff',
      required: true,
      index: true,
      filterOptions: ofSameCentre,
      label: label('老师', 'Member of staff'),
    },
    row(date('from', '从', 'From', { required: true }), date('to', '到', 'To', { required: true, from: 'from' })),
  ],
);
