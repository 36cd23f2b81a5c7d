import { randomBytes } from 'node:crypto';
import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload';
import { facilityIdOf, hasRole, type StaffUser, staffOf } from '#cms/access/roles.ts';
import { announce } from '#cms/core/changes.ts';
import { idOf } from '#cms/fields/hooks/id-of.ts';
import type { Takeover } from '#cms/records/payload-types.ts';
import type { Listing } from '#domain/places/credential.ts';

/** How long the link in the message lets a new head set a password. */
const RESET_MS = 7 * 24 * 3600 * 1000;

const DECIDED = '已经决定过，不能再改 / This has been decided and cannot be changed';
const NOT_WAITING = '这家机构已不在待认领状态 / This centre is not waiting to be taken over any more';
const OTHER_CENTRE =
  '这个邮箱的账号已有别的职责，请对方换一个邮箱再申请 / The account with this e-mail has other duties here: ask them to apply with another address';

/** A request is decided once. */
export const decideOnce: CollectionBeforeChangeHook<Takeover> = ({ data, operation, originalDoc }) => {
  const changed = operation === 'update' && data.decision !== undefined && data.decision !== originalDoc?.decision;
  if (changed && originalDoc?.decision !== 'pending') throw new APIError(DECIDED, 409, undefined, true);
  return data;
};

/**
 * What a supervisor's decision does, in the same unit of work: approved, the centre is claimed and who
 * asked becomes its head; refused, it is listed again. Hours, classes and prices are not invented: the
 * head enters them. The message goes out after the decision is safely kept.
 */
export const decideTakeover: CollectionAfterChangeHook<Takeover> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || doc.decision === 'pending' || previousDoc.decision !== 'pending') return doc;
  const facility = idOf(doc.facility) ?? '';
  const { listing } = await req.payload.findByID({ collection: 'facilities', id: facility, depth: 0, req });
  const waiting = listing === 'claim_pending';
  if (doc.decision === 'approved' && !waiting) throw new APIError(NOT_WAITING, 409, undefined, true);
  if (doc.decision === 'approved') await makeHead(req, doc, facility);
  if (waiting) await setListing(req, facility, doc.decision === 'approved' ? 'claimed' : 'listed');
  await req.payload.create({
    collection: 'audit-log',
    req,
    data: {
      at: new Date().toISOString(),
      actor: staffOf(req)?.id ?? 'product',
      action: `takeover.${doc.decision}`,
      subject: `facilities/${facility}`,
      detail: { takeover: doc.id },
    },
  });
  announce({ collection: 'takeovers', id: doc.id, facility, slugs: [] }, req);
  return doc;
};

async function setListing(req: PayloadRequest, id: string, listing: Listing): Promise<void> {
  // A name that exists in the city's own language only is not asked for in another.
  await req.payload.update({ collection: 'facilities', id, locale: ownLanguage(req), depth: 0, req, data: { listing } });
}

/** A new account with a password nobody knows, to be set by the link; or the person's own account, given the centre. */
async function makeHead(req: PayloadRequest, { email, name }: Takeover, facility: string): Promise<void> {
  const { payload } = req;
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: email } }, depth: 0, limit: 1, req });
  const known = docs[0];
  if (known) {
    if (!mayHead(known, facility)) throw new APIError(OTHER_CENTRE, 409, undefined, true);
    const roles = [...new Set([...known.roles, 'head' as const])];
    await payload.update({ collection: 'users', id: known.id, data: { facility, roles }, depth: 0, req });
    return;
  }
  const password = randomBytes(32).toString('base64url');
  await payload.create({ collection: 'users', data: { email, name, password, roles: ['head'], facility }, depth: 0, req });
  await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true, expiration: RESET_MS, req });
}

/** An account is for one centre, and nobody supervises the centre they head. */
function mayHead(user: StaffUser, facility: string): boolean {
  const own = facilityIdOf(user);
  return !hasRole(user, 'supervisor', 'administrator') && (!own || own === facility);
}

function ownLanguage({ payload }: PayloadRequest): 'zh' | 'en' {
  const { localization } = payload.config;
  return localization && localization.defaultLocale === 'en' ? 'en' : 'zh';
}
