import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { keepInTerritory } from '#cms/fields/hooks/keep-to-own.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { date } from './kept-by-centre.ts';

export const CredentialEvents: CollectionConfig = {
  slug: 'credential-events',
  labels: labels({ zh: '资质变动', en: ['Credential event', 'Credential events'] }),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('supervisor'),
    useAsTitle: 'on',
    hideAPIURL: true,
    defaultColumns: ['on', 'what', 'facility'],
    description: { zh: '家长在机构页上看得到；记下就不能改', en: 'Families see it on the centre’s page; what is noted stays' },
  },
  access: { read: inTerritory('facility'), create: inTerritory('facility', 'supervisor'), update: nobody, delete: nobody },
  hooks: { beforeValidate: [keepInTerritory] },
  fields: [
    facilityField,
    date('on', { zh: '日期', en: 'On' }, { required: true }),
    { name: 'what', type: 'text', localized: true, required: true, label: { zh: '变动', en: 'What happened' } },
  ],
};
