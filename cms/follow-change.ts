import type { Change } from './changes.ts';
import type { Portal } from './portal.ts';
import { articleDocument, placeDocument, policyDocument, readFacilityDocuments } from './records/search-documents.ts';
import { tellApplicant } from './use-cases/tell-applicant.ts';

const OF_A_FACILITY = ['facilities', 'classes', 'staff', 'shifts', 'opening-hours', 'closures', 'price-items'];

const turns = new Map<string, Promise<void>>();

/**
 * Brings search and supplies up to date with one changed document (promise 9), and tells whom it
 * concerns. Changes to one thing take turns: what was read first must not be written last.
 */
export async function followChange(portal: Portal, change: Change): Promise<void> {
  const key = change.facility ?? change.id;
  const turn = (turns.get(key) ?? Promise.resolve()).catch(() => undefined).then(() => follow(portal, change));
  turns.set(key, turn);
  await turn.finally(() => {
    if (turns.get(key) === turn) turns.delete(key);
  });
}

async function follow(portal: Portal, { collection, id, facility }: Change): Promise<void> {
  if (OF_A_FACILITY.includes(collection)) return followFacility(portal, collection === 'facilities' ? id : (facility ?? ''));
  if (collection === 'special-days') return portal.refreshSpecialDays();
  if (collection === 'takeovers') return tellApplicant(portal, id);
  if (collection === 'articles' || collection === 'policies' || collection === 'gazetteer-places')
    return followText(portal, collection, id);
}

async function followFacility({ payload, supplies, search }: Portal, id: string): Promise<void> {
  if (!id) return;
  await supplies.refresh(id);
  const documents = await readFacilityDocuments(payload, id);
  await (documents.length > 0 ? search.index(documents) : search.remove([id]));
}

async function followText(
  { payload, search }: Portal,
  collection: 'articles' | 'policies' | 'gazetteer-places',
  id: string,
): Promise<void> {
  const { docs } = await payload.find({ collection, where: { id: { equals: id } }, depth: 0, locale: 'all', limit: 1 });
  const doc = docs[0];
  const hidden = !doc || ('_status' in doc && doc._status !== 'published');
  if (hidden) return search.remove([id]);
  if (collection === 'articles') return search.index([articleDocument(doc as never)]);
  if (collection === 'policies') return search.index([policyDocument(doc as never)]);
  return search.index([placeDocument(doc as never)]);
}
