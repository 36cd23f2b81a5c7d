import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { number, text, unique } from '#cms/fields/kit.ts';

/** How often each text was read on each day. Written by `guidance/figures/count-reads.ts` alone; of readers it holds nothing. */
export const ArticleReads: CollectionConfig = {
  slug: 'article-reads',
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  timestamps: false,
  lockDocuments: false,
  fields: [
    text('key', { zh: '键', en: 'Key' }, unique),
    text('article', { zh: '文章', en: 'Article' }, { required: true, index: true }),
    text('day', { zh: '日期', en: 'Day' }, { required: true, index: true }),
    number('times', { zh: '读了几次', en: 'Times read' }, { required: true }),
  ],
};
