import type { CollectionSlug, Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { ChangeOfOne } from './changes.ts';
import { inOwnLanguage } from './own-language.ts';

/** A record that others have changed, as it is now in the language of who asks. */
export interface ChangedRecord {
  doc: { id: string } & Record<string, unknown>;
  by: ChangeOfOne[];
}

/** Of the records that `where` names those that others have changed since a moment, as the record of changes says. */
export async function listChangedSince(
  { collection, where, since, but, locale }: { collection: string; where: Where; since: string; but?: string; locale?: string },
  unit: Unit,
): Promise<ChangedRecord[]> {
  const later: Where = { subject: { equals: collection }, at: { greater_than: since }, document: { exists: true } };
  const asked = { collection: 'changes', where: later, pagination: false, limit: 0, req: unit } as const;
  const { docs: rows } = await unit.payload.db.find<{ actor: string; at: string; document: string; fields?: string[] }>(asked);
  const others = Map.groupBy(
    rows.filter(({ actor }) => actor !== but),
    ({ document }) => document,
  );
  if (others.size === 0) return [];
  const { docs } = await inOwnLanguage(unit.payload).find({
    collection: collection as CollectionSlug,
    where: { and: [where, { id: { in: [...others.keys()] } }] },
    locale: locale as never,
    draft: true,
    depth: 0,
    pagination: false,
    req: unit,
  });
  return docs.map((doc) => ({
    doc: { ...doc, id: String(doc.id) },
    by: (others.get(String(doc.id)) ?? []).map(({ actor, at, fields }) => ({ actor, at, fields: fields ?? [] })),
  }));
}

/** Whose an older version is. */
export async function ownerOfVersion({ collection, id }: { collection: string; id: string }, unit: Unit): Promise<string> {
  const asked = { collection: collection as CollectionSlug, where: { id: { equals: id } }, limit: 1, pagination: false };
  const { docs } = await unit.payload.db.findVersions({ ...asked, req: unit });
  return String(docs[0]?.parent ?? '');
}
