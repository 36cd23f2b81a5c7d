import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { given, text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { DOUBT_DECISIONS } from '#cms/records/register-doubts.ts';
import { incomingRecord } from '#cms/records/shapes/register-record.ts';

export const RegisterDoubts: CollectionConfig = {
  slug: 'register-doubts',
  labels: labels({ zh: '登记簿疑似同一处', en: ['Register doubt', 'Register doubts'] }),
  admin: {
    group: GROUP.city,
    hidden: shownTo('supervisor'),
    useAsTitle: 'question',
    hideAPIURL: true,
    defaultColumns: ['question', 'facility', 'decision'],
    description: {
      zh: '同一地点换了名字：请人来判断是不是同一家',
      en: 'Same place, another name: a person decides whether it is the same centre',
    },
  },
  access: {
    read: inTerritory('facility', 'supervisor'),
    create: nobody,
    update: inTerritory('facility', 'supervisor'),
    delete: nobody,
  },
  fields: [
    given(text('key', { zh: '标识', en: 'Key' }, { required: true, unique: true, index: true })),
    given(text('register', { zh: '登记簿', en: 'Register' }, { required: true, index: true })),
    given(text('question', { zh: '疑问', en: 'Question' }, { required: true })),
    given({ name: 'facility', type: 'relationship', relationTo: 'facilities', label: { zh: '已有机构', en: 'Known centre' } }),
    given(jsonField('incoming', { zh: '新记录', en: 'New record' }, { schema: incomingRecord })),
    {
      name: 'decision',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: optionsOf(DOUBT_DECISIONS, {
        pending: { zh: '待定', en: 'Pending' },
        same: { zh: '是同一家', en: 'The same' },
        different: { zh: '不是同一家', en: 'Different' },
      }),
      label: { zh: '判断', en: 'Decision' },
    },
  ],
};
