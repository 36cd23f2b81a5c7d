import type { CollectionConfig } from 'payload';

const MARKS = '/staff/lists/ListMarks.tsx#ListMarks';

/** Lists show 25 rows until somebody chooses otherwise, which is remembered, and mark what they have no use for. */
export const plainList = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  admin: {
    ...collection.admin,
    pagination: { defaultLimit: 25, limits: [25, 50, 100] },
    components: {
      ...collection.admin?.components,
      beforeListTable: [...(collection.admin?.components?.beforeListTable ?? []), MARKS],
    },
  },
});
