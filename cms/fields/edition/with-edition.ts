import type { CollectionAfterReadHook, CollectionConfig, PayloadRequest } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { carriedEdition } from './carried-edition.ts';
import { digestsOf, heldFields } from './digest.ts';
import { type Told, writeEdition } from './edition.ts';
import { measured } from './measured.ts';
import { readSince } from './read-since.ts';

/**
 * Nobody overwrites what another has saved: a record that staff read has its edition with it, a save brings that back,
 * and is measured against what the record is by then. For every collection that anybody may change by `/admin` or REST;
 * the product's own writes are not held to it.
 */
export function withEdition(collection: CollectionConfig): CollectionConfig {
  if (collection.access?.update === nobody) return collection;
  const { hooks } = collection;
  return {
    ...collection,
    // Would turn away who comes second, or end the first one's work: whether something would be lost is measured.
    lockDocuments: false,
    fields: [
      {
        name: 'edition',
        type: 'text',
        virtual: true,
        label: { zh: '读到的版本', en: 'Edition that was read' },
        // Longer than any text that is typed, and read by `readEdition` alone.
        validate: () => true as const,
        admin: {
          disableBulkEdit: true,
          disableListColumn: true,
          disableListFilter: true,
          components: { Field: '/fields/admin/EditionField.tsx#EditionField' },
        },
      },
      ...collection.fields,
    ],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), carriedEdition, readSince],
      // Before other hooks look at the data: what the other has changed is part of it.
      beforeValidate: [measured, ...(hooks?.beforeValidate ?? [])],
      afterRead: [...(hooks?.afterRead ?? []), giveEdition],
    },
  };
}

const giveEdition: CollectionAfterReadHook = ({ collection, doc, overrideAccess, req }) => {
  // Versions are looked at and not saved.
  if (overrideAccess || !req.user || !doc.id || !doc.updatedAt || req.query?.select) return doc;
  const of = digestsOf(heldFields(collection.flattenedFields), doc);
  const told = keptBeside(req, doc.id);
  return { ...doc, edition: writeEdition({ at: doc.updatedAt, lang: req.locale ?? '', of, ...(told && { told }) }) };
};

function keptBeside(req: PayloadRequest, id: string): Told[] | undefined {
  const kept = req.context.keptBeside;
  return kept instanceof Map ? (kept.get(id) as Told[] | undefined) : undefined;
}
