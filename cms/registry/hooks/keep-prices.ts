import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
  ValidationError,
} from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { PriceItem as PriceRow } from '#cms/records/payload-types.ts';
import { priceOf } from '#cms/records/supply.ts';
import { formatMoney } from '#cms/words/format.ts';
import { langOf } from '#domain/language/lang.ts';
import { doubtOf } from '#domain/money/price-bounds.ts';
import { isUsed, whyNotAdd, whyNotChange } from '#domain/money/price-change.ts';
import type { PriceItem } from '#domain/money/pricing.ts';

/** What a price is used for stays as it was published: it is neither edited nor dated back, a new one begins later. */
export const keepPrices: CollectionBeforeChangeHook<PriceRow> = async ({ collection, data, operation, originalDoc, req }) => {
  const { amountChecked, ...kept } = data as Partial<PriceRow>;
  if (!staffOf(req)) return kept;
  const next = { ...originalDoc, ...kept } as PriceRow;
  const after = priceOf(next);
  const facilityId = idOf(next.facility) ?? '';
  const portal = await getPortal();
  if (facilityId) await portal.facilities.takeTurn(facilityId, req);
  const today = todayOf(portal);
  const before = operation === 'update' && originalDoc ? priceOf(originalDoc) : undefined;
  const list = await portal.prices.listOf(facilityId, req);
  const problem = before
    ? whyNotChange(before, {
        after,
        list,
        today,
        sold: await isSold(before, { facilityId, since: originalDoc?.createdAt ?? '' }, req),
      })
    : whyNotAdd(after, { list, today });
  if (problem) {
    const path = problem === 'in_use' ? 'amount' : problem === 'ends_before_today' ? 'endsOn' : 'startsOn';
    throw wrong(collection.slug, { path, message: say(req, `refused.price_${problem}`) }, req);
  }
  if (!before || isAnother(before, after))
    await askAbout(after, { facilityId, checked: Boolean(amountChecked), req, slug: collection.slug });
  return kept;
};

/** What families have been asked for stays in the list, with its last day. */
export const keepUsedPrice: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!staffOf(req)) return;
  const portal = await getPortal();
  const found = await portal.prices.find(String(id), req);
  if (!found) return;
  const sold = await isSold(found.price, found, req);
  if (isUsed(found.price, { today: todayOf(portal), sold }))
    throw new APIError(say(req, 'refused.price_in_use'), 409, undefined, true);
};

/** Whether families have booked what it is the price of since it stands in the list. */
async function isSold(
  { form, startsOn, classId, daysPerWeek }: PriceItem,
  { facilityId, since }: { facilityId: string; since: string },
  req: PayloadRequest,
): Promise<boolean> {
  const { bookings } = await getPortal();
  return bookings.isSoldFrom({ facilityId, form, classId, daysPerWeek, from: startsOn, since }, req);
}

const isAnother = (before: PriceItem, after: PriceItem) =>
  (['kind', 'form', 'unit', 'daysPerWeek', 'amount', 'startsOn'] as const).some((name) => before[name] !== after[name]);

/** An inclusive centre's price that is nothing, or outside what it may ask, is kept once a person has said that it is so. */
async function askAbout(
  price: PriceItem,
  { facilityId, checked, req, slug }: { facilityId: string; checked: boolean; req: PayloadRequest; slug: string },
): Promise<void> {
  const { audit, city, facilities, priceCeilings } = await getPortal();
  if (!(await facilities.isInclusive(facilityId, req))) return;
  const doubt = doubtOf(price, await priceCeilings.boundsOf(facilityId, req));
  if (!doubt) return;
  if (checked) {
    const detail = { form: price.form, unit: price.unit, amount: price.amount, startsOn: price.startsOn, ...doubt };
    await audit.write({ actor: staffOf(req)?.id ?? '', action: 'price_checked', subject: `facility:${facilityId}`, detail }, req);
    return;
  }
  const lang = langOf(req.i18n.language);
  const message =
    doubt.code === 'free'
      ? say(req, 'refused.price_free')
      : say(req, `refused.price_${doubt.code}`, {
          limit: formatMoney(doubt.limit ?? 0, { currency: city.currency, lang }),
          source: [doubt.source, say(req, `guidance.checked_${doubt.checked}`)].join(say(req, 'common.comma')),
          on: doubt.effectiveOn,
        });
  throw wrong(slug, { path: 'amountChecked', message }, req);
}

const wrong = (collection: string, error: { path: string; message: string }, req: PayloadRequest) =>
  new ValidationError({ collection, errors: [error], req }, req.t);
