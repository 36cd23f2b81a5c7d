import type { Field } from 'payload';
import { timeAfter, timeOfDay } from '#cms/fields/validate.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { gapField, handoverField } from '../handover-fields.ts';

const time = (name: string, label: InEveryLanguage, defaultValue: string, after?: string): Field => ({
  name,
  type: 'text',
  label,
  validate: after ? timeAfter(after) : timeOfDay,
  defaultValue,
  admin: { width: '50%', components: { Field: '/fields/admin/TimeField.tsx#TimeField' } },
});
const row = (...fields: Field[]): Field => ({ type: 'row', fields });

/** From when to when each kind of care is given. */
export const DAY: Field[] = [
  row(
    time('fullDayFrom', { zh: '全日托从', en: 'Full day from' }, '08:30'),
    time('fullDayTo', { zh: '全日托到', en: 'Full day to' }, '17:00', 'fullDayFrom'),
  ),
  row(
    time('morningFrom', { zh: '上午托从', en: 'Morning from' }, '08:30'),
    time('morningTo', { zh: '上午托到', en: 'Morning to' }, '12:00', 'morningFrom'),
  ),
  row(
    time('afternoonFrom', { zh: '下午托从', en: 'Afternoon from' }, '13:30'),
    time('afternoonTo', { zh: '下午托到', en: 'Afternoon to' }, '17:00', 'afternoonFrom'),
  ),
  {
    name: 'sessionMaxMinutes',
    type: 'number',
    defaultValue: 240,
    min: 60,
    label: { zh: '临时托单次最长 (分钟)', en: 'Longest temporary session (minutes)' },
  },
  {
    name: 'noticeHours',
    type: 'number',
    min: 0,
    max: 336,
    label: { zh: '家长至少提前多久订 (小时)', en: 'Families book at least this long ahead (hours)' },
    admin: {
      description: {
        zh: '不填就是随时能订。前台预约不受限制。',
        en: 'Empty: at any time. Bookings at the counter are not bound by it.',
      },
    },
  },
  gapField('centre'),
  handoverField('centre'),
];
