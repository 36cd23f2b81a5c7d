import type { Change } from '#cms/core/changes.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createTurns } from '#cms/ports/turns.ts';
import {
  activityDocument,
  articleDocument,
  placeDocument,
  policyDocument,
  readDocuments,
  readFacilityDocuments,
} from '#cms/records/search-documents.ts';
import { tellApplicant } from '#cms/registry/tell-applicant.ts';
import type { SearchDocument } from '#search/port.ts';

const OF_A_FACILITY = ['facilities', 'classes', 'staff', 'shifts', 'opening-hours', 'closures', 'price-items'];

const inTurn = createTurns();

/**
 * Brings search and supplies up to date with one changed document (promise 9), and tells whom it
 * concerns. Changes to one thing take turns: what was read first must not be written last.
 */
export async function followChange(portal: Portal, change: Change): Promise<void> {
  await inTurn(change.facility ?? change.id, () => follow(portal, change));
}

async function follow(portal: Portal, { collection, id, facility }: Change): Promise<void> {
  if (OF_A_FACILITY.includes(collection)) return followFacility(portal, collection === 'facilities' ? id : (facility ?? ''));
  if (collection === 'special-days') return portal.refreshSpecialDays();
  if (collection === 'takeovers') return tellApplicant(portal, id);
  if (collection === 'areas') return followArea(portal);
  if (collection === 'gazetteer-places') await portal.refreshReadings();
  if (isText(collection)) return followText(portal, collection, id);
}

/** An area is seldom changed, and stands in the document of every centre in it. */
async function followArea(portal: Portal): Promise<void> {
  await portal.search.mend(() => readDocuments(portal));
}

async function followFacility(portal: Portal, id: string): Promise<void> {
  const { supplies, search } = portal;
  if (!id) return;
  await supplies.refresh(id);
  const documents = await readFacilityDocuments(portal, id);
  await (documents.length > 0 ? search.index(documents) : search.remove([id]));
}

const TEXTS = {
  articles: articleDocument,
  policies: policyDocument,
  activities: activityDocument,
  'gazetteer-places': placeDocument,
} satisfies Record<string, (doc: never) => SearchDocument>;

function isText(collection: string): collection is keyof typeof TEXTS {
  return collection in TEXTS;
}

async function followText({ payload, search }: Portal, collection: keyof typeof TEXTS, id: string): Promise<void> {
  const { docs } = await payload.find({ collection, where: { id: { equals: id } }, depth: 0, locale: 'all', limit: 1 });
  const doc = docs[0];
  const hidden = !doc || ('_status' in doc && doc._status !== 'published');
  return hidden ? search.remove([id]) : search.index([TEXTS[collection](doc as never)]);
}
