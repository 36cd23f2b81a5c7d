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
    text('key', { zh: '原网址', en: 'Former address' }, unique),
    text('section', { zh: '何种资料', en: 'Kind of record' }, { required: true, index: true }),
    text('document', { zh: '资料', en: 'Record' }, { required: true, index: true }),
  ],
};
