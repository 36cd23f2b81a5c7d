import type { CollectionConfig } from 'payload';
import { anyStaff, nobody, only, shownTo } from '#cms/access/by-role.ts';
import { number, text } from '#cms/fields/kit.ts';
import { GROUP, label, labels } from '#cms/fields/label.ts';
import { json } from '#cms/fields/money-record.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { refundRule } from '#cms/records/shapes/refund.ts';

export const RefundRules: CollectionConfig = {
  slug: 'refund-rules',
  labels: labels('退费规则', 'Refund rule', 'Refund rules'),
  admin: {
    group: GROUP.money,
    hidden: shownTo(),
    useAsTitle: 'code',
    hideAPIURL: true,
    description: label(
      '条款和计算用的是同一份数据；改规则请新增版本',
      'Clause and calculator read the same data; change a rule by adding a version',
    ),
  },
  access: { read: anyStaff, create: only('administrator'), update: only('administrator'), delete: nobody },
  fields: [
    text('code', '代码', 'Code', { required: true, index: true }),
    number('version', '版本', 'Version', { required: true }),
    text('kind', '类型', 'Kind', { required: true }),
    text('source', '依据', 'Source', { required: true }),
    text('effectiveOn', '生效日期', 'In force from', { required: true, validate: civilDate }),
    json('rule', '规则', 'Rule', { schema: refundRule, printed: true }),
  ],
};
