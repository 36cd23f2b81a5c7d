import { label } from '#cms/fields/label.ts';
import { confirmDaysOff } from '#cms/places/hooks/shut-days.ts';
import { bookedFirst, date, kept, row } from './kept-by-centre.ts';

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
    confirmDaysOff,
  ],
);
