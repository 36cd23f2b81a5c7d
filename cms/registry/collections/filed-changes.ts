import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { readFiledChanges } from '#cms/access/read-filed-changes.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { filingConsents, proposedFacts } from '#cms/records/shapes/filing.ts';
import { FILING_SIDES, FILING_STATUSES } from '#domain/places/filed-facts.ts';

/** Changes of what centres have filed, proposed and decided. Written by verbs alone: people decide on a page of their own. */
export const FiledChanges: CollectionConfig = {
  slug: 'filed-changes',
  labels: labels({ zh: '备案变更', en: ['Filed change', 'Filed changes'] }),
  admin: {
    group: GROUP.centre,
    hidden: shownTo(),
    useAsTitle: 'facility',
    hideAPIURL: true,
    defaultColumns: ['facility', 'status', 'side', 'proposedAt', 'decidedAt'],
  },
  access: { read: readFiledChanges, create: nobody, update: nobody, delete: nobody },
  fields: [
    facilityField,
    // The centre's id while it waits, so that there is one at a time; its own once it is decided.
    text('key', { zh: '唯一键', en: 'Key' }, { ...unique, admin: { hidden: true } }),
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(FILING_STATUSES, {
        waiting: { zh: '待批', en: 'Waiting' },
        approved: { zh: '同意', en: 'Approved' },
        refused: { zh: '不同意', en: 'Refused' },
        withdrawn: { zh: '已撤回', en: 'Withdrawn' },
      }),
      label: { zh: '状态', en: 'Status' },
    },
    {
      name: 'side',
      type: 'select',
      required: true,
      options: optionsOf(FILING_SIDES, {
        centre: { zh: '机构', en: 'The centre' },
        authority: { zh: '主管部门', en: 'The authority' },
      }),
      label: { zh: '谁提的', en: 'Proposed by' },
    },
    jsonField('facts', { zh: '改成', en: 'To' }, { schema: proposedFacts, required: true }),
    jsonField('before', { zh: '原来', en: 'From' }, { schema: proposedFacts }),
    text('districts', { zh: '要哪些区县同意', en: 'Districts asked' }, { required: true }),
    {
      name: 'cityOnly',
      type: 'checkbox',
      required: true,
      defaultValue: false,
      label: { zh: '只能由市里定', en: 'The city decides' },
    },
    jsonField('consents', { zh: '已同意', en: 'Consents' }, { schema: filingConsents, required: true }),
    number('version', { zh: '第几稿', en: 'Version' }, { required: true }),
    text('proposedBy', { zh: '提出人', en: 'Proposed by' }, { required: true }),
    instant('proposedAt', { zh: '提出时刻', en: 'Proposed at' }, { required: true }),
    text('changedAt', { zh: '最近改动', en: 'Last changed at' }, { required: true }),
    text('decidedBy', { zh: '决定人', en: 'Decided by' }),
    instant('decidedAt', { zh: '决定时刻', en: 'Decided at' }, { index: true }),
    { name: 'reason', type: 'textarea', label: { zh: '理由', en: 'Reason' } },
  ],
};
