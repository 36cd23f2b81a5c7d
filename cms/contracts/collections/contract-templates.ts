import type { CollectionConfig } from 'payload';
import { anyStaff, nobody, only, shownTo } from '#cms/access/by-role.ts';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { GROUP, label, labels } from '#cms/fields/label.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { templateClause } from '#cms/records/shapes/contract.ts';
import { keepLawful } from '../hooks/keep-lawful.ts';
import { keepVersions, laterDay, nextVersion, notInForce } from '../hooks/keep-versions.ts';

export const ContractTemplates: CollectionConfig = {
  slug: 'contract-templates',
  labels: labels('合同范本', 'Contract template', 'Contract templates'),
  admin: {
    group: GROUP.money,
    hidden: shownTo('legal_editor'),
    useAsTitle: 'title',
    defaultColumns: ['title', 'form', 'version', 'effectiveOn', 'source'],
    hideAPIURL: true,
  },
  access: { read: anyStaff, create: only('legal_editor', 'administrator'), update: notInForce, delete: nobody },
  hooks: { beforeChange: [keepVersions('contract-templates'), keepLawful] },
  fields: [
    {
      name: 'inWords',
      type: 'ui',
      admin: { components: { Field: '/contracts/admin/ClausesInWords.tsx#ClausesInWords' }, disableListColumn: true },
    },
    text('code', '代码', 'Code', { required: true, index: true, ...PRINTED }),
    number('version', '版本', 'Version', {
      required: true,
      hooks: { beforeDuplicate: [nextVersion('contract-templates')] },
    }),
    { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
    {
      name: 'oneStay',
      type: 'checkbox',
      defaultValue: false,
      label: label('只托一次的用这份，不是按月的', 'For one stay at a time, not for care by the month'),
    },
    text('title', '标题', 'Title', { required: true, localized: true, ...PRINTED }),
    text('effectiveOn', '生效日期', 'In force from', {
      required: true,
      validate: civilDate,
      hooks: { beforeDuplicate: [laterDay] },
      admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
    }),
    text('source', '依据', 'Source', { required: true }),
    jsonField('clauses', '条款', 'Clauses', { schema: templateClause.array(), printed: true, form: true }),
    {
      name: 'lawful',
      type: 'ui',
      admin: { components: { Field: '/contracts/admin/ClauseCheck.tsx#ClauseCheck' }, disableListColumn: true },
    },
    text('whyNotVoid', '为什么不是无效条款', 'Why no term is void', {
      admin: {
        description: label(
          '上面标出的句子看过以后确认有效的，在这里写明理由，才能保存',
          'A sentence pointed out above that holds all the same is kept only with the reason written here',
        ),
      },
    }),
  ],
};
