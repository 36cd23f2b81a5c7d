import type { CollectionConfig } from 'payload';
import { keepAddress } from '#cms/fields/hooks/keep-address.ts';
import { text } from '#cms/fields/kit.ts';
import { labels } from '#cms/fields/label.ts';
import { checkedBody } from '../hooks/checked-body.ts';
import { keepFourEyes, notesDraft, publishedWhole, withdrawnFirst } from '../hooks/keep-four-eyes.ts';
import { ownAddress } from '../hooks/own-address.ts';
import { body, byEditors, date, editing, slug, sources, summary, title, writtenBy } from './writing.ts';

export const Policies: CollectionConfig = {
  slug: 'policies',
  labels: labels({ zh: '政策', en: ['Policy', 'Policies'] }),
  admin: {
    ...editing,
    defaultColumns: ['title', 'number', 'issuedOn', '_status'],
    components: { edit: { beforeDocumentControls: ['/guidance/admin/MissingWords.tsx#MissingWords'] } },
  },
  access: byEditors,
  versions: { drafts: true, maxPerDoc: 50 },
  hooks: {
    beforeOperation: [checkedBody, notesDraft, publishedWhole],
    beforeChange: [
      ownAddress('policies'),
      keepFourEyes('policies', { words: ['title', 'summary', 'body'] }),
      keepAddress('policies'),
    ],
    beforeDelete: [withdrawnFirst('policies')],
  },
  fields: [
    title,
    slug,
    summary,
    text('number', { zh: '文号', en: 'Number' }),
    text('issuer', { zh: '发文机关', en: 'Issued by' }, { localized: true }),
    date('issuedOn', { zh: '发文日期', en: 'Issued on' }),
    body,
    sources,
    writtenBy,
  ],
};
