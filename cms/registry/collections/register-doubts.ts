import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { given, text } from '#cms/fields/kit.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { DOUBT_DECISIONS } from '#cms/records/register-doubts.ts';
import { incomingRecord } from '#cms/records/shapes/register-record.ts';

export const RegisterDoubts: CollectionConfig = {
  slug: 'register-doubts',
  labels: labels('登记簿疑似同一处', 'Register doubt', 'Register doubts'),
  admin: {
    group: GROUP.city,
    hidden: shownTo('supervisor'),
    useAsTitle: 'question',
    hideAPIURL: true,
    defaultColumns: ['question', 'facility', 'decision'],
    description: label(
      '同一地点换了名字：请人来判断是不是同一家',
      'Same place, another name: a person decides whether it is the same centre',
    ),
  },
  access: {
    read: inTerritory('facility', 'supervisor'),
    create: nobody,
    update: inTerritory('facility', 'supervisor'),
    delete: nobody,
  },
  fields: [
    given(text('key', '键', 'Key', { required: true, unique: true, index: true })),
    given(text('register', '登记簿', 'Register', { required: true, index: true })),
    given(text('question', '疑问', 'Question', { required: true })),
    given({ name: 'facility', type: 'relationship', relationTo: 'facilities', label: label('已有机构', 'Known centre') }),
    given(jsonField('incoming', '新记录', 'New record', { schema: incomingRecord })),
    {
      name: 'decision',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: optionsOf(DOUBT_DECISIONS, {
        pending: ['待定', 'Pending'],
        same: ['是同一家', 'The same'],
        different: ['不是同一家', 'Different'],
      }),
      label: label('判断', 'Decision'),
    },
  ],
};
