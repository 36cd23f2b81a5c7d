import type { Field } from 'payload';
import { optionsOf } from '#cms/fields/label.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { CREDENTIAL_STATUSES, CREDENTIAL_TYPES, LISTINGS, OPERATING_STATUSES } from '#domain/places/credential.ts';
import { STOP_CAUSES } from '#domain/places/stops.ts';
import { date, row } from '../kept-by-centre.ts';
import { bySupervisor, supervisedDate } from './by-supervisor.ts';

/** What a centre is allowed to do, and whether it does. */
export const STANDING: Field[] = [
  { name: 'creditCode', type: 'text', label: { zh: '统一社会信用代码', en: 'Unified social credit code' }, ...PRINTED },
  { name: 'registration', type: 'text', label: { zh: '登记部门', en: 'Registered with' } },
  {
    name: 'credentialType',
    type: 'select',
    required: true,
    defaultValue: 'none',
    options: optionsOf(CREDENTIAL_TYPES, {
      filing_receipt: { zh: '备案回执', en: 'Filing receipt' },
      licence: { zh: '许可证', en: 'Licence' },
      kindergarten_licence: { zh: '托幼一体办学许可', en: 'Kindergarten licence' },
      none: { zh: '无', en: 'None' },
    }),
    label: { zh: '资质类型', en: 'Credential' },
    access: bySupervisor,
  },
  {
    name: 'credentialNumber',
    type: 'text',
    label: { zh: '资质编号', en: 'Credential number' },
    access: bySupervisor,
    ...PRINTED,
  },
  {
    name: 'credentialIssuer',
    type: 'text',
    localized: true,
    label: { zh: '发证(备案)部门', en: 'Issued by' },
    access: bySupervisor,
  },
  supervisedDate('credentialIssuedOn', { zh: '发证(备案)日期', en: 'Issued on' }),
  supervisedDate('credentialExpiresOn', { zh: '有效期至', en: 'Expires on' }),
  {
    name: 'credentialStatus',
    type: 'select',
    required: true,
    defaultValue: 'pending',
    options: optionsOf(CREDENTIAL_STATUSES, {
      valid: { zh: '有效', en: 'Valid' },
      pending: { zh: '办理中', en: 'Pending' },
      suspended: { zh: '暂停', en: 'Suspended' },
      expired: { zh: '过期', en: 'Expired' },
      withdrawn: { zh: '撤销', en: 'Withdrawn' },
    }),
    label: { zh: '资质状态', en: 'Credential status' },
    access: bySupervisor,
  },
  {
    name: 'operating',
    type: 'select',
    required: true,
    defaultValue: 'normal',
    options: optionsOf(OPERATING_STATUSES, {
      normal: { zh: '正常', en: 'Normal' },
      paused: { zh: '停业', en: 'Paused' },
      closed: { zh: '注销', en: 'Closed' },
    }),
    label: { zh: '经营状态', en: 'Operating status' },
    access: bySupervisor,
  },
  {
    name: 'stops',
    type: 'array',
    label: { zh: '停止接收孩子的日子', en: 'Days without children' },
    labels: { singular: { zh: '一段', en: 'Stop' }, plural: { zh: '停止接收孩子的日子', en: 'Days without children' } },
    admin: {
      description: {
        zh: '改资质状态或经营状态时，系统按当天自动记；也可以提前写好。家长在机构页的历次变动里看得到',
        en: 'Written down by itself, with the day, when the credential’s or operating status changes; can be entered ahead. Families see it in the centre’s history',
      },
    },
    fields: [
      row(
        date('from', { zh: '从', en: 'From' }, { required: true }),
        date('to', { zh: '到（不知道就空着）', en: 'To (empty: not known)' }, { from: 'from' }),
      ),
      {
        name: 'cause',
        type: 'select',
        required: true,
        defaultValue: 'other',
        options: optionsOf(STOP_CAUSES, {
          suspended: { zh: '资质暂停', en: 'Credential suspended' },
          withdrawn: { zh: '资质撤销', en: 'Credential withdrawn' },
          expired: { zh: '资质过期', en: 'Credential expired' },
          paused: { zh: '停业', en: 'Paused' },
          closed: { zh: '注销', en: 'Closed' },
          other: { zh: '其他', en: 'Other' },
        }),
        label: { zh: '情况', en: 'What it is' },
      },
      {
        name: 'reason',
        type: 'text',
        localized: true,
        maxLength: 200,
        label: { zh: '原因（家长看得到）', en: 'Reason (families see it)' },
        ...PRINTED,
      },
    ],
    access: bySupervisor,
  },
  {
    name: 'listing',
    type: 'select',
    required: true,
    defaultValue: 'listed',
    index: true,
    options: optionsOf(LISTINGS, {
      listed: { zh: '仅收录', en: 'Listed' },
      claim_pending: { zh: '认领待核', en: 'Claim pending' },
      claimed: { zh: '已认领', en: 'Claimed' },
    }),
    label: { zh: '收录状态', en: 'Listing' },
    access: bySupervisor,
  },
];
