import { APIError, type CollectionBeforeValidateHook, type FlattenedField, type PayloadRequest } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { NONE } from './carried-edition.ts';
import { type Doc, digestOf, digestsOf, heldFields } from './digest.ts';
import { type Edition, readEdition, type Told, writeEdition } from './edition.ts';
import { reconcile } from './reconcile.ts';
import { sentenceOf, tellChanges } from './tell-changes.ts';

/**
 * Holds a save against what was saved since its record was read. What only the other changed stays; what both changed is
 * refused and told; what is to be published is what its publisher has seen, so there all is told.
 *
 * @throws APIError (428) for a save without an edition; APIError (409) with `data.errors`: a path and a sentence for each field, and under `edition` the text with
 * which the same save is taken, because then the other's changes are known
 */
export const measured: CollectionBeforeValidateHook = async ({ collection, data, operation, originalDoc, req }) => {
  if (operation !== 'update' || !data?.edition) return data;
  const { edition, ...sent } = data;
  if (edition === NONE) throw new APIError(say(req, 'refused.editionMissing'), 428, undefined, true);
  const read = readEdition(edition);
  if (!read) return sent;
  const fields = heldFields(collection.flattenedFields);
  const found = reconcile(fields, { read, now: originalDoc, sent, lang: req.locale ?? '' });
  if (await isWithdrawnMeanwhile({ collection: collection.slug, read, now: originalDoc, sent, req })) found.both.push('_status');
  const unseen = found.theirs.filter((name) => !read.take?.includes(name));
  if (found.theirs.length + found.both.length === 0) return sent;
  const told = await tellChanges(found, { collection: collection.slug, now: originalDoc, fields, req });
  if (found.both.length > 0 || (sent._status === 'published' && unseen.length > 0))
    throw overtaken(told, { read, fields, now: originalDoc, req });
  tellAfterwards(
    req,
    originalDoc.id,
    told.filter(({ name }) => unseen.includes(name)),
  );
  return { ...sent, ...Object.fromEntries(found.theirs.map((name) => [name, originalDoc[name]])) };
};

/** What another withdrew is not published again by who has not seen that. */
async function isWithdrawnMeanwhile({
  collection,
  read,
  now,
  sent,
  req,
}: {
  collection: string;
  read: Edition;
  now: Doc & { id: string };
  sent: Doc;
  req: PayloadRequest;
}): Promise<boolean> {
  const wasPublic = read.of._status === digestOf('published') && now._status === 'draft';
  if (!wasPublic || sent._status !== 'published') return false;
  const { changes } = await getPortal();
  const last = (await changes.listOf({ collection, id: now.id }, req)).find(({ fields }) => fields.includes('_status'));
  return last?.actor !== staffOf(req)?.id;
}

function overtaken(
  told: Told[],
  { read, fields, now, req }: { read: Edition; fields: FlattenedField[]; now: Doc; req: PayloadRequest },
): APIError {
  const both = told.filter((one) => one.both).map(({ name }) => name);
  const known = digestsOf(
    fields.filter(({ name }) => both.includes(name)),
    now,
  );
  const take = told.filter((one) => !one.both).map(({ name }) => name);
  const edition = writeEdition({ ...read, of: { ...read.of, ...known }, take, told });
  const errors = told.map((one) => ({ path: one.name, label: one.label, message: sentenceOf(one, req) }));
  const changes = errors.map(({ message }) => message).join(say(req, 'refused.and'));
  const all = [...errors, { path: 'edition', message: edition }];
  return new APIError(say(req, 'refused.overtaken', { changes }), 409, { errors: all }, true);
}

/** The answer's edition has it, so that the form can say what was kept beside one's own. */
function tellAfterwards(req: PayloadRequest, id: string, told: Told[]): void {
  if (told.length === 0) return;
  const before = req.context.keptBeside;
  req.context.keptBeside = new Map([...(before instanceof Map ? before : []), [id, told]]);
}
