import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { readFiledChanges } from '#cms/access/read-filed-changes.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { filingConsents, proposedFacts } from '#cms/records/shapes/filing.ts';
import { FILING_SIDES, FILING_STATUSES } from '#domain/places/filed-facts.ts';

/** Changes of what centres have filed, proposed and decided. Written by verbs alone: people decide on a page of their own. */
export const FiledChanges: CollectionConfig = {
  slug: 'filed-changes',
  labels: labels('备案变更', 'Filed change', 'Filed changes'),
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
    text('key', '唯一键', 'Key', { ...unique, admin: { hidden: true } }),
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(FILING_STATUSES, {
        waiting: ['待批', 'Waiting'],
        approved: ['同意', 'Approved'],
        refused: ['不同意', 'Refused'],
        withdrawn: ['已撤回', 'Withdrawn'],
      }),
      label: label('状态', 'Status'),
    },
    {
      name: 'side',
      type: 'select',
      required: true,
      options: optionsOf(FILING_SIDES, {
        centre: ['机构', 'The centre'],
        authority: ['主管部门', 'The authority'],
      }),
      label: label('谁提的', 'Proposed by'),
    },
    jsonField('facts', '改成', 'To', { schema: proposedFacts, required: true }),
    jsonField('before', '原来', 'From', { schema: proposedFacts }),
    text('districts', '要哪些区县同意', 'Districts asked', { required: true }),
    { name: 'cityOnly', type: 'checkbox', required: true, defaultValue: false, label: label('只能由市里定', 'The city decides') },
    jsonField('consents', '已同意', 'Consents', { schema: filingConsents, required: true }),
    number('version', '第几稿', 'Version', { required: true }),
    text('proposedBy', '提出人', 'Proposed by', { required: true }),
    instant('proposedAt', '提出时刻', 'Proposed at', { required: true }),
    text('changedAt', '最近改动', 'Last changed at', { required: true }),
    text('decidedBy', '决定人', 'Decided by'),
    instant('decidedAt', '决定时刻', 'Decided at', { index: true }),
    { name: 'reason', type: 'textarea', label: label('理由', 'Reason') },
  ],
};
