import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { announce } from '#cms/core/changes.ts';
import { idOf } from './id-of.ts';

/** Tells the public side that a document has changed, so that page and search follow within a second. */
export const announceChange: CollectionAfterChangeHook = ({ collection, doc, previousDoc, req }) => {
  announce(
    { collection: collection.slug, id: String(doc.id), facility: idOf(doc.facility), slugs: slugs(doc, previousDoc) },
    req,
  );
  return doc;
};

export const announceDelete: CollectionAfterDeleteHook = ({ collection, doc, req }) => {
  announce({ collection: collection.slug, id: String(doc.id), facility: idOf(doc.facility), slugs: slugs(doc) }, req);
  return doc;
};

function slugs(...docs: ({ slug?: unknown } | undefined)[]): string[] {
  return [...new Set(docs.flatMap((doc) => (typeof doc?.slug === 'string' ? [doc.slug] : [])))];
}
