import type { CollectionConfig } from 'payload';
import { anyStaff, only, shownTo } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { asReviewed, notWhileShown } from '../hooks/not-while-shown.ts';
import { withinPixels } from '../pictures/within-pixels.ts';

export const Media: CollectionConfig = {
  slug: 'media',
  labels: labels({ zh: '图片', en: ['Picture', 'Pictures'] }),
  admin: {
    group: GROUP.guidance,
    hidden: shownTo('author', 'reviewer'),
    hideAPIURL: true,
    components: { edit: { beforeDocumentControls: ['/guidance/admin/ReviewLink.tsx#PictureLink'] } },
  },
  access: {
    read: anyStaff,
    create: only('author', 'reviewer', 'head', 'administrator'),
    update: only('author', 'reviewer', 'administrator'),
    delete: only('administrator'),
  },
  hooks: { beforeOperation: [withinPixels], beforeChange: [asReviewed], beforeDelete: [notWhileShown] },
  upload: {
    pasteURL: false,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    imageSizes: [
      { name: 'page', width: 1136, formatOptions: { format: 'webp' } },
      { name: 'phone', width: 640, formatOptions: { format: 'webp' } },
    ],
    formatOptions: { format: 'webp' },
    adminThumbnail: 'phone',
  },
  fields: [text('alt', { zh: '替代文字', en: 'Alternative text' }, { required: true, localized: true })],
};
