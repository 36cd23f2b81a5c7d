import { date, kept, ofSameCentre, row } from './kept-by-centre.ts';

/** Days on which somebody does not come to work. Why is nobody's business here. */
export const Absences = kept(
  'absences',
  { zh: '缺勤', en: ['Absence', 'Absences'] },
  {
    title: 'from',
    columns: ['staff', 'from', 'to'],
    help: {
      zh: '这几天不计入师幼比；排班留着，不用改',
      en: 'They do not count for the ratio on these days; their shifts stay as they are',
    },
  },
  [
    {
      name: 'staff',
      type: 'relationship',
      relationTo: 'staff',
      required: true,
      index: true,
      filterOptions: ofSameCentre,
      label: { zh: '老师', en: 'Member of staff' },
    },
    row(
      date('from', { zh: '从', en: 'From' }, { required: true }),
      date('to', { zh: '到', en: 'To' }, { required: true, from: 'from' }),
    ),
  ],
);
