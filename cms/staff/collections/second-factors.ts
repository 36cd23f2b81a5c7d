import type { CollectionConfig } from 'payload';
import { z } from 'zod';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, label, labels } from '#cms/fields/label.ts';

/** Second factors of staff, apart from their accounts, which are read and written as a whole. Nobody sees them. */
export const SecondFactors: CollectionConfig = {
  slug: 'second-factors',
  labels: labels('第二步验证', 'Second factor', 'Second factors'),
  admin: { group: GROUP.system, hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('account', '账号', 'Account', unique),
    text('secret', '密钥（加密）', 'Secret, encrypted', { required: true }),
    { name: 'confirmed', type: 'checkbox', defaultValue: false, label: label('已启用', 'In use') },
    number('lastStep', '上次用过的时段', 'Last step used', { defaultValue: 0 }),
    jsonField('recovery', '备用码摘要', 'Hashes of recovery codes', { schema: z.array(z.string()) }),
  ],
};
