import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { booking } from '#cms/fields/money-record.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';
import { disputeThread } from '#cms/records/disputes.ts';
import { DISPUTE_ASKS, DISPUTE_SIDES, DISPUTE_STATES, DISPUTE_SUBJECTS } from '#domain/supervision/dispute.ts';

const SIDES = optionsOf(DISPUTE_SIDES, {
  family: { zh: '家长', en: 'The family' },
  centre: { zh: '机构', en: 'The centre' },
  desk: { zh: '主管部门', en: 'The city’s desk' },
});

/** What families and centres disagree about: written by verbs alone, read by the two, and by the desk once it was asked. */
export const Disputes: CollectionConfig = {
  slug: 'disputes',
  labels: labels({ zh: '协商', en: ['Dispute', 'Disputes'] }),
  admin: { group: GROUP.money, hidden: true, useAsTitle: 'number', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('number', { zh: '编号', en: 'Number' }, unique),
    text('formKey', { zh: '表单编号', en: 'Number of the form' }, { ...unique, hidden: true }),
    booking,
    facilityField,
    guardianField,
    {
      name: 'subject',
      type: 'select',
      required: true,
      options: optionsOf(DISPUTE_SUBJECTS, {
        refund: { zh: '退款', en: 'A refund' },
        charge: { zh: '收费', en: 'A charge' },
        care: { zh: '照护', en: 'The care' },
        contract: { zh: '合同', en: 'The contract' },
        other: { zh: '其他', en: 'Something else' },
      }),
      label: { zh: '关于什么', en: 'About' },
    },
    {
      name: 'asks',
      type: 'select',
      required: true,
      options: optionsOf(DISPUTE_ASKS, {
        refund: { zh: '退钱', en: 'Money back' },
        correction: { zh: '更正', en: 'A correction' },
        explanation: { zh: '说明', en: 'An explanation' },
        other: { zh: '其他', en: 'Something else' },
      }),
      label: { zh: '要求', en: 'Asks for' },
    },
    number('amount', { zh: '要求退的数 (分)', en: 'Asked back (hundredths)' }),
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(DISPUTE_STATES, {
        open: { zh: '协商中', en: 'Being talked over' },
        mediation: { zh: '调解中', en: 'In mediation' },
        settled: { zh: '谈妥了', en: 'Settled' },
        closed: { zh: '调解结束', en: 'Closed' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    { name: 'waitsFor', type: 'select', index: true, options: SIDES, label: { zh: '等谁', en: 'Waits for' } },
    instant('openedAt', { zh: '提出时刻', en: 'Opened at' }, { required: true }),
    instant('mediationAt', { zh: '申请调解时刻', en: 'Mediation asked at' }),
    { name: 'mediationBy', type: 'select', options: SIDES, label: { zh: '谁申请调解', en: 'Mediation asked by' } },
    instant('endedAt', { zh: '结束时刻', en: 'Ended at' }),
    jsonField('thread', { zh: '往来', en: 'Thread' }, { schema: disputeThread, required: true }),
    number('changes', { zh: '变过几次', en: 'Times changed' }, { required: true, defaultValue: 0 }),
  ],
};
