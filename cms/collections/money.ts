import type { CollectionConfig, Field } from 'payload';
import { anyStaff } from '../access/any-staff.ts';
import { inTerritory } from '../access/in-territory.ts';
import { nobody } from '../access/nobody.ts';
import { only } from '../access/only.ts';
import { shownTo } from '../access/shown-to.ts';
import { logRead } from '../hooks/log-read.ts';
import { facilityField } from './centre.ts';
import { CARE_FORM_OPTIONS } from './choices.ts';
import { guardianField } from './guardian-field.ts';
import { inWords } from './in-words.ts';
import { jsonField } from './json-field.ts';
import { GROUP, label, labels } from './label.ts';
import { moneyField } from './money-field.ts';
import { civilDate } from './validate.ts';

const text = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'text', label: label(zh, en), ...extra }) as Field;
const json = (name: string, zh: string, en: string) => inWords(jsonField(name, zh, en));
const number = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'number', label: label(zh, en), ...extra }) as Field;
const booking: Field = {
  name: 'booking',
  type: 'relationship',
  relationTo: 'bookings',
  required: true,
  index: true,
  label: label('预约', 'Booking'),
};
const unique = { required: true, unique: true, index: true };

/** Never changed after it is written, and never by hand. */
const record = (slug: string, names: [string, string, string], title: string, fields: Field[]): CollectionConfig => ({
  slug,
  labels: labels(...names),
  admin: { group: GROUP.money, hidden: shownTo('head', 'counter'), useAsTitle: title, hideAPIURL: true },
  access: { read: inTerritory('facility', 'head', 'counter'), create: nobody, update: nobody, delete: nobody },
  fields: [facilityField, ...fields],
});

export const Contracts = record('contracts', ['合同', 'Contract', 'Contracts'], 'number', [
  text('number', '编号', 'Number', unique),
  booking,
  guardianField,
  number('version', '版本', 'Version', { required: true }),
  json('snapshot', '存证', 'Snapshot'),
  text('snapshotHash', '存证摘要', 'Snapshot hash', { required: true, index: true }),
  text('sha256', 'PDF 摘要', 'PDF hash', { required: true, index: true }),
  text('file', '文件', 'File', { required: true }),
  number('pages', '页数', 'Pages'),
  text('signedAt', '签署时刻', 'Signed at', { required: true }),
]);

Contracts.hooks = { afterOperation: [logRead] };

export const Payments = record('payments', ['付款', 'Payment', 'Payments'], 'reference', [
  text('reference', '编号', 'Reference', unique),
  booking,
  text('provider', '渠道', 'Provider', { required: true }),
  text('providerRef', '渠道编号', 'Provider reference', { index: true }),
  moneyField('amount', '金额', 'Amount', { required: true }),
  text('currency', '币种', 'Currency', { required: true }),
  text('status', '状态', 'Status', { required: true, index: true }),
  text('url', '付款地址', 'Checkout address'),
  text('method', '方式', 'Method'),
  text('startedAt', '开始时刻', 'Started at', { required: true }),
  text('paidAt', '付款时刻', 'Paid at'),
]);

export const Refunds = record('refunds', ['退款', 'Refund', 'Refunds'], 'reference', [
  text('reference', '编号', 'Reference', unique),
  booking,
  { name: 'payment', type: 'relationship', relationTo: 'payments', required: true, label: label('付款', 'Payment') },
  moneyField('amount', '金额', 'Amount', { required: true }),
  json('lines', '明细', 'Lines'),
  text('cause', '原因', 'Cause', { required: true }),
  text('status', '状态', 'Status', { required: true, index: true }),
  text('refundRef', '渠道编号', 'Provider reference'),
  text('requestedAt', '提出时刻', 'Requested at', { required: true }),
  text('paidBackAt', '退回时刻', 'Paid back at'),
]);

export const LedgerEntries = record('ledger-entries', ['记账分录', 'Ledger entry', 'Ledger'], 'key', [
  text('key', '键', 'Key', unique),
  booking,
  text('at', '时刻', 'At', { required: true, index: true }),
  text('kind', '类型', 'Kind', { required: true }),
  json('postings', '借贷', 'Postings'),
]);

export const Receipts = record('receipts', ['收据', 'Receipt', 'Receipts'], 'number', [
  text('number', '编号', 'Number', unique),
  booking,
  text('kind', '类型', 'Kind', { required: true }),
  text('source', '来源', 'Source', unique),
  moneyField('amount', '金额', 'Amount', { required: true }),
  json('lines', '明细', 'Lines'),
  text('issuedAt', '开具时刻', 'Issued at', { required: true }),
]);

export const ContractTemplates: CollectionConfig = {
  slug: 'contract-templates',
  labels: labels('合同范本', 'Contract template', 'Contract templates'),
  admin: { group: GROUP.money, hidden: shownTo(), useAsTitle: 'code', hideAPIURL: true },
  access: { read: anyStaff, create: only('administrator'), update: only('administrator'), delete: nobody },
  fields: [
    text('code', '代码', 'Code', { required: true, index: true }),
    number('version', '版本', 'Version', { required: true }),
    { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
    text('title', '标题', 'Title', { required: true, localized: true }),
    text('effectiveOn', '生效日期', 'In force from', { required: true, validate: civilDate }),
    text('source', '依据', 'Source', { required: true }),
    json('clauses', '条款', 'Clauses'),
  ],
};

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
    json('rule', '规则', 'Rule'),
  ],
};
