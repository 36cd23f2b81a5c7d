import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { text, unique } from '#cms/fields/kit.ts';

/** Names that public pages once had in their addresses, so that links to them still lead there. Written by `records/former-addresses.ts`. */
export const FormerAddresses: CollectionConfig = {
  slug: 'former-addresses',
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('key', '原网址', 'Former address', unique),
    text('section', '何种资料', 'Kind of record', { required: true, index: true }),
    text('document', '资料', 'Record', { required: true, index: true }),
  ],
};
