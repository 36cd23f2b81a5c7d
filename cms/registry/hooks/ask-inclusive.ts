import { type CollectionBeforeChangeHook, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { formatMoney } from '#cms/words/format.ts';
import { langOf } from '#domain/language/lang.ts';
import { boundsOf, doubtOf } from '#domain/money/price-bounds.ts';

/** A centre that becomes inclusive is asked about the prices that it has already: what each new one of it would be asked. */
export const askInclusive: CollectionBeforeChangeHook<Facility> = async ({ collection, data, operation, originalDoc, req }) => {
  const { pricesChecked, ...kept } = data as Partial<Facility>;
  const user = staffOf(req);
  const becomes = kept.inclusive === 'yes' && originalDoc?.inclusive !== 'yes';
  if (operation !== 'update' || !originalDoc || !user || !becomes) return kept;
  const { audit, city, now, priceCeilings, prices } = await getPortal();
  const today = todayOf({ city, now });
  const list = (await prices.listOf(originalDoc.id, req)).filter(({ endsOn }) => !endsOn || endsOn >= today);
  const bounds = boundsOf(await priceCeilings.all(req), { ...originalDoc, ...kept });
  // What is in force is judged by what counts today, not on the day on which it began.
  const doubts = list.flatMap((price) => {
    const doubt = doubtOf({ ...price, startsOn: [price.startsOn, today].sort().at(-1) ?? today }, bounds);
    return doubt ? [{ price, doubt }] : [];
  });
  const [first] = doubts;
  if (!first) return kept;
  if (pricesChecked) {
    const detail = { prices: doubts.map(({ price: { form, unit, amount, startsOn } }) => ({ form, unit, amount, startsOn })) };
    await audit.write({ actor: user.id, action: 'prices_checked', subject: `facility:${originalDoc.id}`, detail }, req);
    return kept;
  }
  const amount = formatMoney(first.price.amount, { currency: city.currency, lang: langOf(req.i18n.language) });
  const message = say(req, 'refused.inclusive_prices', { count: doubts.length, amount, on: first.price.startsOn });
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'pricesChecked', message }], req }, req.t);
};
