import { nobody } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';

/** Codes by which somebody collects a child once, on one day: kept as keyed digests, and read by verbs alone. */
export const DelegateCodes = recorded(
  'delegate-codes',
  { zh: '一次性接送码', en: ['One-time pick-up code', 'One-time pick-up codes'] },
  'date',
  { read: nobody },
  [
    {
      name: 'booking',
      type: 'relationship',
      relationTo: 'bookings',
      required: true,
      index: true,
      label: { zh: '预约', en: 'Booking' },
    },
    facilityField,
    guardianField,
    text('date', { zh: '日期', en: 'Date' }, { required: true, index: true }),
    text('name', { zh: '姓名', en: 'Name' }, { required: true }),
    text('relation', { zh: '与孩子的关系', en: 'Relation' }),
    text('phone', { zh: '电话', en: 'Phone' }),
    text('codeHash', { zh: '摘要', en: 'Hash' }, { required: true, index: true, admin: { hidden: true } }),
    text('mandate', { zh: '家人代办', en: 'Mandate' }, { index: true, admin: { hidden: true } }),
    text('madeAt', { zh: '生成于', en: 'Made at' }, { required: true }),
    text('withdrawnAt', { zh: '收回于', en: 'Withdrawn at' }),
    text('usedAt', { zh: '用于', en: 'Used at' }),
  ],
);
DelegateCodes.indexes = [{ fields: ['facility', 'date', 'codeHash'], unique: true }];
