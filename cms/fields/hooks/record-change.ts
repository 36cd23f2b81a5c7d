import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionConfig,
  FlattenedField,
  PayloadRequest,
} from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { NewChange } from '#cms/records/changes.ts';
import { idOf } from '../relations.ts';
import { namesOfChanged } from './names-of-changed.ts';

/** Every change of such a document is written to the change log, whoever makes it and by whichever way. */
export const logged = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    afterChange: [...(collection.hooks?.afterChange ?? []), recordChange],
    afterDelete: [...(collection.hooks?.afterDelete ?? []), recordDelete],
  },
});

/** What is changed and no document shows, such as a password, is named in the request's context as `unseen`. */
const recordChange: CollectionAfterChangeHook = async ({ collection, doc, operation, previousDoc, req }) => {
  const unseen = Array.isArray(req.context.unseen) ? (req.context.unseen as string[]) : [];
  const seen = collection.flattenedFields.filter((field) => !isApart(field));
  const fields = operation === 'update' ? [...namesOfChanged(seen, previousDoc, doc), ...unseen] : [];
  await record(req, { ...about(collection.slug, doc), action: operation, fields });
  return doc;
};

const recordDelete: CollectionAfterDeleteHook = async ({ collection, doc, req }) => {
  await record(req, { ...about(collection.slug, doc), action: 'delete' });
  return doc;
};

/** Not read before and after alike: what is hidden, and what is kept nowhere. */
const isApart = (field: FlattenedField) => ('hidden' in field && field.hidden) || ('virtual' in field && field.virtual);

/** Bulk work sets `quiet` in the request's context, and writes down itself what it has done. */
async function record(req: PayloadRequest, change: NewChange): Promise<void> {
  if (req.context.quiet) return;
  await (await getPortal()).changes.write({ ...change, actor: staffOf(req)?.id }, req);
}

function about(collection: string, doc: { id: unknown; facility?: unknown; slug?: unknown }) {
  const slug = typeof doc.slug === 'string' ? doc.slug : undefined;
  return { collection, ids: [String(doc.id)], facility: idOf(doc.facility), slug };
}
