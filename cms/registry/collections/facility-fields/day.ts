import type { Field } from 'payload';
import { label } from '#cms/fields/label.ts';
import { timeAfter, timeOfDay } from '#cms/fields/validate.ts';

const time = (name: string, zh: string, en: string, defaultValue: string, after?: string): Field => ({
  name,
  type: 'text',
  label: label(zh, en),
  validate: after ? timeAfter(after) : timeOfDay,
  defaultValue,
  admin: { width: '50%', components: { Field: '/fields/admin/TimeField.tsx#TimeField' } },
});
const row = (...fields: Field[]): Field => ({ type: 'row', fields });

/** From when to when each kind of care is given. */
export const DAY: Field[] = [
  row(
    time('fullDayFrom', '全日托从', 'Full day from', '08:30'),
    time('fullDayTo', '全日托到', 'Full day to', '17:00', 'fullDayFrom'),
  ),
  row(
    time('morningFrom', '上午托从', 'Morning from', '08:30'),
    time('morningTo', '上午托到', 'Morning to', '12:00', 'morningFrom'),
  ),
  row(
    time('afternoonFrom', '下午托从', 'Afternoon from', '13:30'),
    time('afternoonTo', '下午托到', 'Afternoon to', '17:00', 'afternoonFrom'),
  ),
  {
    name: 'sessionMaxMinutes',
    type: 'number',
    defaultValue: 240,
    min: 60,
    label: label('临时托单次最长 (分钟)', 'Longest temporary session (minutes)'),
  },
  {
    name: 'noticeHours',
    type: 'number',
    min: 0,
    max: 336,
    label: label('家长至少提前多久订 (小时)', 'Families book at least this long ahead (hours)'),
    admin: {
      description: label(
        '不填就是随时能订。柜台预约不受限制。',
        'Empty: at any time. Bookings at the counter are not bound by it.',
      ),
    },
  },
];
