import type { CollectionBeforeValidateHook, CollectionConfig, Field, PayloadRequest } from 'payload';
import { anyStaff, nobody, only, shownTo } from '#cms/access/by-role.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { inWords, number, text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { refundRule } from '#cms/records/shapes/rule.ts';
import { OWN_KINDS } from '#domain/contract/refund-rules.ts';
import { keepOwnRule } from '../hooks/keep-own-rule.ts';
import { keepVersions, laterDay, nextVersion, notInForce } from '../hooks/keep-versions.ts';

/** What the rule's own fields say, the rule says too: it goes into contracts as one piece. */
const FROM_FIELDS = ['code', 'version', 'source', 'effectiveOn'] as const;
const oneRule: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const asked: Record<string, unknown> = { ...originalDoc, ...data };
  if (typeof asked.rule !== 'object' || asked.rule === null) return data;
  const said = FROM_FIELDS.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]));
  const rule = { ...asked.rule, ...Object.fromEntries(said) };
  return { ...data, rule, kind: 'kind' in rule ? rule.kind : asked.kind };
};

/** A centre's own rule stands beside the city's, and the largest sum is paid: so it can be of these kinds, and only give more. */
const ofCentre: Field = {
  name: 'facility',
  type: 'relationship',
  relationTo: 'facilities',
  index: true,
  // Whose it is it stays.
  access: { update: () => false },
  label: { zh: '只用于这家机构', en: 'For this centre alone' },
  validate: (value: unknown, { data, req }: { data: unknown; req: PayloadRequest }) => {
    const rule = refundRule.safeParse((data as { rule?: unknown }).rule);
    return !value || !rule.success || OWN_KINDS.includes(rule.data.kind) || say(req, 'refused.ownRule');
  },
};

export const RefundRules: CollectionConfig = {
  slug: 'refund-rules',
  labels: labels({ zh: '退费规则', en: ['Refund rule', 'Refund rules'] }),
  admin: {
    group: GROUP.money,
    hidden: shownTo('legal_editor'),
    useAsTitle: 'code',
    defaultColumns: ['kind', 'version', 'effectiveOn', 'source'],
    hideAPIURL: true,
    description: {
      zh: '条款和计算用的是同一份数据；改规则请新增版本',
      en: 'Clause and calculator read the same data; change a rule by adding a version',
    },
  },
  access: { read: anyStaff, create: only('legal_editor', 'administrator'), update: notInForce, delete: nobody },
  hooks: { beforeValidate: [oneRule], beforeChange: [keepVersions('refund-rules'), keepOwnRule] },
  fields: [
    {
      name: 'inWords',
      type: 'ui',
      admin: { components: { Field: '/contracts/admin/RuleInWords.tsx#RuleInWords' }, disableListColumn: true },
    },
    text('code', { zh: '代码', en: 'Code' }, { required: true, index: true }),
    number(
      'version',
      { zh: '版本', en: 'Version' },
      { required: true, hooks: { beforeDuplicate: [nextVersion('refund-rules')] } },
    ),
    inWords(
      text(
        'kind',
        { zh: '类型', en: 'Kind' },
        {
          required: true,
          admin: { components: { Cell: '/contracts/admin/RuleKindCell.tsx#RuleKindCell' } },
        },
      ),
    ),
    ofCentre,
    text('source', { zh: '依据', en: 'Source' }, { required: true }),
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
    jsonField('rule', { zh: '规则', en: 'Rule' }, { schema: refundRule, printed: true, form: true, elsewhere: [...FROM_FIELDS] }),
  ],
};
