import type { Field } from 'payload';
import { instant } from '#cms/fields/kit.ts';
import { confirmDaysOff } from '#cms/places/hooks/shut-days.ts';
import { bookedFirst, date, kept, ofSameCentre, row, time, weekdaysField } from './kept-by-centre.ts';

export const OpeningHours = kept(
  'opening-hours',
  { zh: '开放时间', en: ['Opening hours', 'Opening hours'] },
  {
    title: 'weekdays',
    columns: ['weekdays', 'opens', 'closes', 'startsOn', 'endsOn'],
    help: {
      zh: '法定节假日自动休息，调休上班日照常开。暑假这样的时段，另加几行写上起止日期：那些天只按这几行开，其余日子照旧',
      en: 'Public holidays are closed and make-up working days open by themselves. For a season such as summer add lines with dates: on those days these alone count, on all others the rest',
    },
    hooks: bookedFirst,
  },
  [
    weekdaysField,
    row(time('opens', { zh: '开门', en: 'Opens' }), time('closes', { zh: '关门', en: 'Closes' }, 'opens')),
    row(
      date('startsOn', { zh: '从哪天（整年都这样就不填）', en: 'From (empty: the whole year)' }),
      date('endsOn', { zh: '到哪天', en: 'To' }, { from: 'startsOn' }),
    ),
  ],
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
  { zh: '停业', en: ['Closure', 'Closures'] },
  {
    title: 'from',
    columns: ['from', 'to', 'reason'],
    help: {
      zh: '这几天不收孩子，保存后马上不能再订',
      en: 'No child comes on these days; they cannot be booked from the moment you save',
    },
    hooks: bookedFirst,
  },
  [
    row(
      date('from', { zh: '从', en: 'From' }, { required: true }),
      date('to', { zh: '到', en: 'To' }, { required: true, from: 'from' }),
    ),
    {
      name: 'classes',
      type: 'relationship',
      relationTo: 'classes',
      hasMany: true,
      filterOptions: ofSameCentre,
      label: { zh: '只关这些班（不选就是整个机构）', en: 'Only these classes (none: the whole centre)' },
    },
    {
      name: 'reason',
      type: 'text',
      localized: true,
      required: true,
      label: { zh: '原因（家长看得到）', en: 'Reason (families see it)' },
    },
    confirmDaysOff,
    unseen(instant('tellAt', { zh: '这之后通知家长', en: 'Families are told from' })),
    unseen(instant('toldAt', { zh: '已通知家长', en: 'Families were told' })),
    unseen({ name: 'refunds', type: 'json', label: { zh: '随通知退款的预约', en: 'Bookings that are refunded then' } }),
  ],
);
