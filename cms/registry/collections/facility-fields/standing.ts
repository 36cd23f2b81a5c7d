import type { Field } from 'payload';
import { label, optionsOf } from '#cms/fields/label.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { CREDENTIAL_STATUSES, CREDENTIAL_TYPES, LISTINGS, OPERATING_STATUSES } from '#domain/places/credential.ts';
import { STOP_CAUSES } from '#domain/places/stops.ts';
import { date, row } from '../kept-by-centre.ts';
import { bySupervisor, supervisedDate } from './by-supervisor.ts';

/** What a centre is allowed to do, and whether it does. */
export const STANDING: Field[] = [
  { name: 'creditCode', type: 'text', label: label('统一社会信用代码', 'Unified social credit code'), ...PRINTED },
  { name: 'registration', type: 'text', label: label('登记部门', 'Registered with') },
  {
    name: 'credentialType',
    type: 'select',
    required: true,
    defaultValue: 'none',
    options: optionsOf(CREDENTIAL_TYPES, {
      filing_receipt: ['备案回执', 'Filing receipt'],
      licence: ['许可证', 'Licence'],
      kindergarten_licence: ['托幼一体办学许可', 'Kindergarten licence'],
      none: ['无', 'None'],
    }),
    label: label('资质类型', 'Credential'),
    access: bySupervisor,
  },
  { name: 'credentialNumber', type: 'text', label: label('资质编号', 'Credential number'), access: bySupervisor, ...PRINTED },
  { name: 'credentialIssuer', type: 'text', localized: true, label: label('发证(备案)部门', 'Issued by'), access: bySupervisor },
  supervisedDate('credentialIssuedOn', '发证(备案)日期', 'Issued on'),
  supervisedDate('credentialExpiresOn', '有效期至', 'Expires on'),
  {
    name: 'credentialStatus',
    type: 'select',
    required: true,
    defaultValue: 'pending',
    options: optionsOf(CREDENTIAL_STATUSES, {
      valid: ['有效', 'Valid'],
      pending: ['办理中', 'Pending'],
      suspended: ['暂停', 'Suspended'],
      expired: ['过期', 'Expired'],
      withdrawn: ['撤销', 'Withdrawn'],
    }),
    label: label('资质状态', 'Credential status'),
    access: bySupervisor,
  },
  {
    name: 'operating',
    type: 'select',
    required: true,
    defaultValue: 'normal',
    options: optionsOf(OPERATING_STATUSES, {
      normal: ['正常', 'Normal'],
      paused: ['停业', 'Paused'],
      closed: ['注销', 'Closed'],
    }),
    label: label('经营状态', 'Operating status'),
    access: bySupervisor,
  },
  {
    name: 'stops',
    type: 'array',
    label: label('停止接收孩子的日子', 'Days without children'),
    labels: { singular: label('一段', 'Stop'), plural: label('停止接收孩子的日子', 'Days without children') },
    admin: {
      description: label(
        '改资质状态或经营状态时，系统按当天自动记；也可以提前写好。家长在机构页的历次变动里看得到',
        'Written down by itself, with the day, when the credential’s or operating status changes; can be entered ahead. Families see it in the centre’s history',
      ),
    },
    fields: [
      row(
        date('from', '从', 'From', { required: true }),
        date('to', '到（不知道就空着）', 'To (empty: not known)', { from: 'from' }),
      ),
      {
        name: 'cause',
        type: 'select',
        required: true,
        defaultValue: 'other',
        options: optionsOf(STOP_CAUSES, {
          suspended: ['资质暂停', 'Credential suspended'],
          withdrawn: ['资质撤销', 'Credential withdrawn'],
          expired: ['资质过期', 'Credential expired'],
          paused: ['停业', 'Paused'],
          closed: ['注销', 'Closed'],
          other: ['其他', 'Other'],
        }),
        label: label('情况', 'What it is'),
      },
      {
        name: 'reason',
        type: 'text',
        localized: true,
        maxLength: 200,
        label: label('原因（家长看得到）', 'Reason (families see it)'),
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
      listed: ['仅收录', 'Listed'],
      claim_pending: ['认领待核', 'Claim pending'],
      claimed: ['已认领', 'Claimed'],
    }),
    label: label('收录状态', 'Listing'),
    access: bySupervisor,
  },
];
