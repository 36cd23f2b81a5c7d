import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { given, instant, text } from '#cms/fields/kit.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { TAKEOVER_DECISIONS } from '#domain/places/credential.ts';
import { decideOnce, decideTakeover } from '../hooks/decide-takeover.ts';

export const Takeovers: CollectionConfig = {
  slug: 'takeovers',
  labels: labels('认领申请', 'Take-over request', 'Take-over requests'),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('supervisor'),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['facility', 'name', 'decision', 'requestedAt'],
    description: label(
      '负责人认领仅收录的机构，由监管人员核对。邮箱已用验证码确认，姓名和电话没有：请打登记簿上的电话核实。同意一份，同一机构的其他申请即不通过',
      'A head takes over a listed centre; a supervisor checks. The e-mail was confirmed by a code, name and phone were not: call the number in the register. Approving one request refuses the others for that centre',
    ),
  },
  access: {
    read: inTerritory('facility', 'supervisor'),
    create: nobody,
    update: inTerritory('facility', 'supervisor'),
    delete: nobody,
  },
  hooks: { beforeChange: [decideOnce], afterChange: [decideTakeover] },
  fields: [
    given(facilityField),
    given(text('name', '姓名', 'Name', { required: true })),
    given(text('email', '邮箱', 'E-mail', { required: true })),
    given(text('phone', '电话', 'Phone', { required: true })),
    given({ name: 'evidence', type: 'textarea', required: true, label: label('证明', 'Evidence') }),
    {
      name: 'decision',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: optionsOf(TAKEOVER_DECISIONS, {
        pending: ['待核', 'Pending'],
        approved: ['同意', 'Approved'],
        refused: ['不同意', 'Refused'],
      }),
      label: label('核对结果', 'Decision'),
    },
    given(instant('requestedAt', '申请时刻', 'Requested at', { required: true })),
  ],
};
