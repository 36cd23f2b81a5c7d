import type { CollectionConfig } from 'payload';
import { anyStaff, nobody, only, shownTo } from '#cms/access/by-role.ts';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { number, text } from '#cms/fields/kit.ts';
import { GROUP, label, labels } from '#cms/fields/label.ts';
import { json } from '#cms/fields/money-record.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { templateClause } from '#cms/records/shapes/contract.ts';

export const ContractTemplates: CollectionConfig = {
  slug: 'contract-templates',
  labels: labels('合同范本', 'Contract template', 'Contract templates'),
  admin: { group: GROUP.money, hidden: shownTo(), useAsTitle: 'code', hideAPIURL: true },
  access: { read: anyStaff, create: only('administrator'), update: only('administrator'), delete: nobody },
  fields: [
    text('code', '代码', 'Code', { required: true, index: true, ...PRINTED }),
    number('version', '版本', 'Version', { required: true }),
    { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
    {
      name: 'oneStay',
      type: 'checkbox',
      defaultValue: false,
      label: label('只托一次的用这份，不是按月的', 'For one stay at a time, not for care by the month'),
    },
    text('title', '标题', 'Title', { required: true, localized: true, ...PRINTED }),
    text('effectiveOn', '生效日期', 'In force from', { required: true, validate: civilDate }),
    text('source', '依据', 'Source', { required: true }),
    json('clauses', '条款', 'Clauses', { schema: templateClause.array(), printed: true }),
  ],
};
