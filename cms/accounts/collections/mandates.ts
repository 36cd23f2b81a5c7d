import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { mandateChildren, spentList } from '#cms/records/shapes/booking.ts';

/** What guardians let others do for their children: kept here, and read by verbs alone. */
export const Mandates = recorded(
  'mandates',
  { zh: '家人代办', en: ['Delegate’s mandate', 'Delegates’ mandates'] },
  'called',
  { read: nobody },
  [
    guardianField,
    {
      name: 'delegate',
      type: 'relationship',
      relationTo: 'guardians',
      index: true,
      label: { zh: '帮忙的家人', en: 'Delegate' },
    },
    text('called', { zh: '称呼', en: 'Called' }, { required: true }),
    text('relation', { zh: '与孩子的关系', en: 'Relation' }),
    json('children', { zh: '孩子', en: 'Children' }, { schema: mandateChildren }),
    { name: 'collects', type: 'checkbox', defaultValue: false, label: { zh: '可以接', en: 'May collect' } },
    { name: 'books', type: 'checkbox', defaultValue: false, label: { zh: '可以订', en: 'May book' } },
    { name: 'perStay', type: 'number', required: true, label: { zh: '每次上限（分）', en: 'Most a stay (fen)' } },
    { name: 'perMonth', type: 'number', required: true, label: { zh: '每月上限（分）', en: 'Most a month (fen)' } },
    text('until', { zh: '到哪天', en: 'Until' }, { required: true }),
    text('inviteHash', { zh: '邀请码的摘要', en: 'Digest of the invitation' }, { index: true, admin: { hidden: true } }),
    text('inviteUntil', { zh: '邀请码有效至', en: 'Invitation ends' }, { admin: { hidden: true } }),
    text('acceptedAt', { zh: '接受于', en: 'Taken up at' }),
    text('endedAt', { zh: '结束于', en: 'Ended at' }),
    json('spent', { zh: '已代订', en: 'Agreed by the delegate' }, { schema: spentList }),
  ],
);
