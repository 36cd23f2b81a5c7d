import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { given, instant, text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { TAKEOVER_DECISIONS } from '#domain/places/credential.ts';
import { decideOnce, decideTakeover } from '../hooks/decide-takeover.ts';

export const Takeovers: CollectionConfig = {
  slug: 'takeovers',
  labels: labels({ zh: '认领申请', en: ['Take-over request', 'Take-over requests'] }),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('supervisor'),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['facility', 'name', 'decision', 'requestedAt'],
    description: {
      zh: '负责人认领仅收录的机构，由监管人员核对。邮箱已用验证码确认，姓名和电话没有：请打登记簿上的电话核实。同意一份，同一机构的其他申请即不通过',
      en: 'A head takes over a listed centre; a supervisor checks. The e-mail was confirmed by a code, name and phone were not: call the number in the register. Approving one request refuses the others for that centre',
    },
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
    given(text('name', { zh: '姓名', en: 'Name' }, { required: true })),
    given(text('email', { zh: '邮箱', en: 'E-mail' }, { required: true })),
    given(text('phone', { zh: '电话', en: 'Phone' }, { required: true })),
    given({ name: 'evidence', type: 'textarea', required: true, label: { zh: '证明', en: 'Evidence' } }),
    {
      name: 'decision',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: optionsOf(TAKEOVER_DECISIONS, {
        pending: { zh: '待核', en: 'Pending' },
        approved: { zh: '同意', en: 'Approved' },
        refused: { zh: '不同意', en: 'Refused' },
      }),
      label: { zh: '核对结果', en: 'Decision' },
    },
    given(instant('requestedAt', { zh: '申请时刻', en: 'Requested at' }, { required: true })),
  ],
};
