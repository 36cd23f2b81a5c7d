import type { CollectionConfig } from 'payload';
import { z } from 'zod';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';

/** Second factors of staff, apart from their accounts, which are read and written as a whole. Nobody sees them. */
export const SecondFactors: CollectionConfig = {
  slug: 'second-factors',
  labels: labels({ zh: '第二步验证', en: ['Second factor', 'Second factors'] }),
  admin: { group: GROUP.system, hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('account', { zh: '账号', en: 'Account' }, unique),
    text('secret', { zh: '密钥（加密）', en: 'Secret, encrypted' }, { required: true }),
    { name: 'confirmed', type: 'checkbox', defaultValue: false, label: { zh: '已启用', en: 'In use' } },
    number('lastStep', { zh: '上次用过的时段', en: 'Last step used' }, { defaultValue: 0 }),
    jsonField('recovery', { zh: '备用码摘要', en: 'Hashes of recovery codes' }, { schema: z.array(z.string()) }),
  ],
};
