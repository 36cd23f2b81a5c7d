import {
  APIError,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type Where,
} from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { machineTime } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { type ChangedRecord, listChangedSince, ownerOfVersion } from '#cms/records/changed-since.ts';
import { asHeld, digestOf, heldFields } from './digest.ts';
import { sentenceOf, tellChanges } from './tell-changes.ts';

/** How long ago somebody is taken to have read who does not come by REST, and so cannot say. */
const UNSAID_MS = 3_600_000;
/** So many records are named. */
const MOST = 10;

interface Asked {
  id?: string;
  where?: Where;
  data?: Record<string, unknown>;
}

/**
 * Who changes many records at once, removes some or brings an older version back reads no form: they say when they have
 * read what they judge by (`If-Unmodified-Since`). What another has changed since is not overwritten and not removed:
 * all is refused, and told record by record and field by field. Records in which another changed other fields than are
 * set are changed with the rest.
 *
 * @throws APIError (428) where nothing is said; APIError (409) with `data.errors`: a record, a path and a sentence for each field
 */
export const readSince: CollectionBeforeOperationHook = async ({ args, collection, operation, overrideAccess, req }) => {
  const { id, where, data } = args as Asked;
  const isMany = operation === 'update' && id === undefined;
  if (overrideAccess || !(isMany || operation === 'delete' || operation === 'restoreVersion')) return args;
  // Who may not do it at all is told so, and nothing of what others have written.
  const may = await collection.access[operation === 'delete' ? 'delete' : 'update']({ req, id, data });
  if (may === false) return args;
  const since = sinceOf(req);
  if (!since) throw new APIError(say(req, 'refused.readSinceMissing'), 428, undefined, true);
  const asked = { collection: collection.slug, since, but: staffOf(req)?.id, locale: req.locale };
  const one = operation === 'restoreVersion' ? await ownerOfVersion({ collection: collection.slug, id: id ?? '' }, req) : id;
  const which: Where[] = [one === undefined ? (where ?? {}) : { id: { equals: one } }, ...(may === true ? [] : [may])];
  const changed = await listChangedSince({ ...asked, where: { and: which } }, req);
  const told = await Promise.all(
    changed.slice(0, MOST).map((record) => tell(record, { collection, set: isMany ? data : undefined, req })),
  );
  const errors = told.flat();
  if (errors.length === 0) return args;
  const message = say(req, 'refused.overtakenMany', {
    changes: errors.map((error) => error.message).join(say(req, 'refused.and')),
  });
  throw new APIError(message, 409, { errors }, true);
};

/** A date of HTTP, to the second, or an instant. */
function sinceOf({ headers, payloadAPI }: PayloadRequest): string | undefined {
  const said = Date.parse(headers.get('if-unmodified-since') ?? '');
  if (!Number.isNaN(said)) return new Date(said).toISOString();
  return payloadAPI === 'REST' ? undefined : new Date(machineTime() - UNSAID_MS).toISOString();
}

/** Field by field, what would be lost: what is set otherwise, or, where the whole record would go, everything. */
async function tell(
  { doc, by }: ChangedRecord,
  { collection, set, req }: { collection: SanitizedCollectionConfig; set?: Record<string, unknown>; req: PayloadRequest },
) {
  const theirs = new Set(by.flatMap((change) => change.fields));
  const fields = heldFields(collection.flattenedFields);
  const isLost = ({ name, type }: (typeof fields)[number]) =>
    !set || (name in set && digestOf(asHeld(type, set[name])) !== digestOf(asHeld(type, doc[name])));
  const both = fields.filter((field) => theirs.has(field.name) && isLost(field)).map(({ name }) => name);
  const record = nameOf(doc, collection);
  const told = await tellChanges({ theirs: [], both }, { collection: collection.slug, now: doc, fields, req });
  return told.map((one) => {
    const message = say(req, 'refused.changedIn', { record, change: sentenceOf(one, req) });
    return { id: doc.id, record, path: one.name, label: one.label, message };
  });
}

function nameOf(doc: ChangedRecord['doc'], { admin }: SanitizedCollectionConfig): string {
  const name = admin.useAsTitle && doc[admin.useAsTitle];
  return typeof name === 'string' && name ? name : doc.id;
}
