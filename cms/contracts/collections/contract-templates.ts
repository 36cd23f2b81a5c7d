import type { CollectionConfig } from 'payload';
import { anyStaff, nobody, only, shownTo } from '#cms/access/by-role.ts';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { judgedTerm, templateClause } from '#cms/records/shapes/contract.ts';
import { judgeAnew, keepLawful } from '../hooks/keep-lawful.ts';
import { keepVersions, laterDay, nextVersion, notInForce } from '../hooks/keep-versions.ts';

export const ContractTemplates: CollectionConfig = {
  slug: 'contract-templates',
  labels: labels({ zh: '合同范本', en: ['Contract template', 'Contract templates'] }),
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
    text('code', { zh: '代码', en: 'Code' }, { required: true, index: true, ...PRINTED }),
    number(
      'version',
      { zh: '版本', en: 'Version' },
      {
        required: true,
        hooks: { beforeDuplicate: [nextVersion('contract-templates')] },
      },
    ),
    { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: { zh: '托育形式', en: 'Care form' } },
    {
      name: 'oneStay',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '只托一次的用这份，不是按月的', en: 'For one stay at a time, not for care by the month' },
    },
    number(
      'frameworkMonths',
      { zh: '签一次管几个月（框架合同）', en: 'Signed once for how many months (framework contract)' },
      {
        min: 1,
        max: 36,
        admin: {
          condition: ({ oneStay }: { oneStay?: boolean }) => Boolean(oneStay),
          description: {
            zh: '填了月数，签过这份以后，同一个孩子在这家再订同样的托育，点一下就行；条款里要有一条用 {frameworkUntil} 写明到哪天。空着就是每次都签',
            en: 'With a number, later stays of the same child at the same centre are agreed with one tap; a clause has to say until when, by {frameworkUntil}. Without one every stay is signed',
          },
        },
      },
    ),
    text('title', { zh: '标题', en: 'Title' }, { required: true, localized: true, ...PRINTED }),
    text(
      'effectiveOn',
      { zh: '生效日期', en: 'In force from' },
      {
        required: true,
        validate: civilDate,
        hooks: { beforeDuplicate: [laterDay] },
        admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
      },
    ),
    text('source', { zh: '依据', en: 'Source' }, { required: true }),
    jsonField('clauses', { zh: '条款', en: 'Clauses' }, { schema: templateClause.array(), printed: true, form: true }),
    {
      name: 'lawful',
      type: 'ui',
      admin: { components: { Field: '/contracts/admin/ClauseCheck.tsx#ClauseCheck' }, disableListColumn: true },
    },
    text(
      'whyNotVoid',
      { zh: '为什么不是无效条款', en: 'Why no term is void' },
      {
        admin: {
          description: {
            zh: '上面标出的句子看过以后确认有效的，在这里写明每一句的理由，才能保存；以后改了句子，要重新写',
            en: 'Sentences pointed out above that hold all the same are kept only with the reason for each written here; a sentence changed later asks for its own',
          },
        },
      },
    ),
    {
      ...jsonField('judgedTerms', { zh: '已确认的句子', en: 'Sentences judged' }, { schema: judgedTerm.array(), form: true }),
      // Written when the template is kept, with the reason above.
      access: { create: () => false, update: () => false },
      hooks: { beforeDuplicate: [judgeAnew] },
    },
  ],
};
