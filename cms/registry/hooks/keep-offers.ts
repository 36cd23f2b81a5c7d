import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { toDiscount } from '#cms/records/discounts.ts';
import type { Discount as Row } from '#cms/records/payload-types.ts';
import { longestOffered, MOST_OFFER_DAYS, undoesOffered } from '#domain/money/discount.ts';

/**
 * Named offers of a centre that follow each other last no longer together than one may, and what was offered stays in the
 * list: by it is judged whether the list price is one. Of two that are entered at once the second sees the first.
 */
export const keepOffers: CollectionBeforeChangeHook<Row> = async ({ collection, data, originalDoc, req }) => {
  if (!staffOf(req)) return data;
  const next = toDiscount({ ...originalDoc, ...data } as Row);
  const facilityId = idOf(data.facility ?? originalDoc?.facility) ?? '';
  const portal = await getPortal();
  if (facilityId) await portal.facilities.takeTurn(facilityId, req);
  const refused = (path: string, message: string) =>
    new ValidationError({ collection: collection.slug, errors: [{ path, message }], req }, req.t);
  if (originalDoc && undoesOffered(toDiscount(originalDoc), next, todayOf(portal)))
    throw refused('startsOn', say(req, 'refused.discountBegun'));
  // One that lasts too long by itself is refused where its last day stands.
  if (next.kind !== 'offer' || longestOffered([next]) > MOST_OFFER_DAYS) return data;
  const others = (await portal.discounts.listOf(facilityId, req)).filter(({ id }) => id !== originalDoc?.id);
  // Entered before they were counted together, they can be ended: whatever makes them no longer than they were.
  const before = originalDoc && idOf(originalDoc.facility) === facilityId ? [...others, toDiscount(originalDoc)] : others;
  if (longestOffered([...others, next]) > Math.max(MOST_OFFER_DAYS, longestOffered(before)))
    throw refused('startsOn', say(req, 'refused.discountAgain', { days: MOST_OFFER_DAYS }));
  return data;
};

/** One that has begun is ended and not removed. */
export const keepBegunOffer: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!staffOf(req)) return;
  const portal = await getPortal();
  const found = await portal.discounts.find(String(id), req);
  if (found && undoesOffered(found, undefined, todayOf(portal)))
    throw new APIError(say(req, 'refused.discountBegun'), 409, undefined, true);
};
