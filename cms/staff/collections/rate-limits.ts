import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { number, text, unique } from '#cms/fields/kit.ts';

/** How often somebody has done what may not be done too often. Written by `ports/database/shared-limiter.ts`. */
export const RateLimits: CollectionConfig = {
  slug: 'rate-limits',
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  timestamps: false,
  lockDocuments: false,
  fields: [
    text('key', { zh: '标识', en: 'Key' }, unique),
    number('points', { zh: '次数', en: 'Times' }, { required: true }),
    number('expire', { zh: '到期', en: 'Expires' }),
  ],
};
