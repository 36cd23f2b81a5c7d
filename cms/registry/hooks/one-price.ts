import { type CollectionBeforeChangeHook, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { PriceItem } from '#cms/records/payload-types.ts';

/**
 * Two prices of the same care from the same day leave open which one is charged. By the month and by
 * the half month are the same care.
 */
export const onePrice: CollectionBeforeChangeHook<PriceItem> = async ({ collection, data, originalDoc, req }) => {
  if (!staffOf(req)) return data;
  const next = { ...originalDoc, ...data } as PriceItem;
  const { kind, form, startsOn, unit } = next;
  // Fields say themselves what they lack, after this.
  if (!kind || !form || !startsOn || !unit) return data;
  const units = unit === 'month' || unit === 'half_month' ? (['month', 'half_month'] as const) : [unit];
  const daysPerWeek = next.daysPerWeek ?? undefined;
  const price = { kind, form, startsOn, units, daysPerWeek, facilityId: idOf(next.facility) ?? '', classId: idOf(next.class) };
  const { facilities, prices } = await getPortal();
  if (price.facilityId) await facilities.takeTurn(price.facilityId, req);
  if (!(await prices.has(price, originalDoc?.id, req))) return data;
  const message = say(req, 'refused.samePrice');
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'startsOn', message }], req }, req.t);
};
