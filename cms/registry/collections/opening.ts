import type { Field } from 'payload';
import { instant } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { confirmDaysOff } from '#cms/places/hooks/shut-days.ts';
import { bookedFirst, date, kept, row, time, weekdaysField } from './kept-by-centre.ts';

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

/** What the page on which a centre announces days off keeps of them: nobody writes it by hand. */
const unseen = (field: Field): Field =>
  ({
    ...field,
    access: { create: () => false, update: () => false },
    admin: { ...field.admin, hidden: true },
  }) as Field;

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
    unseen(instant('tellAt', '这之后通知家长', 'Families are told from')),
    unseen(instant('toldAt', '已通知家长', 'Families were told')),
    unseen({ name: 'refunds', type: 'json', label: label('随通知退款的预约', 'Bookings that are refunded then') }),
  ],
);
