import { todayOf } from '#cms/core/clock.ts';
import { conflict, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { canBePaid, unpayable } from '#cms/portal/ways-to-pay.ts';
import { OFFER_KINDS, type OfferKind, offerStandingOf, pricesOf } from '#cms/records/offers.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import type { Selling } from '#cms/records/supply.ts';
import { undeclaredDays } from '#domain/contract/offer-signature.ts';
import { type PriceItem, type UnsoldDays, type UnsoldReason, whyUnsold } from '#domain/money/pricing.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

type Judging = Parameters<typeof canBePaid>[0] & Parameters<typeof offerStandingOf>[0];

/**
 * Why a centre that may work sells no such care from a day on: its head has not declared the contract where the city asks for
 * that, or nobody could pay. Asked at this moment, by whoever sells; what pages and search go by is `unsoldPrices`.
 */
export async function whyNotSold(
  portal: Judging,
  centre: Facility,
  of: OfferKind & { on: CivilDate },
): Promise<Problem | undefined> {
  if ((await offerStandingOf(portal, { ...of, facilityId: centre.id })).is === 'not_signed') return conflict('offer_not_signed');
  return (await canBePaid(portal, centre)) ? undefined : conflict('nowhere_to_pay');
}

/** The same of many centres, told by their prices: by these search, pages and the waitlist know what is on sale. */
export const unsoldPrices =
  (portal: Judging & Pick<Portal, 'offerSignatures'>): Selling =>
  async (centres) => {
    const unpaid = new Set((await unpayable(portal, centres)).map(({ id }) => id));
    const undeclared = await undeclaredOf(portal, centres);
    const today = todayOf(portal);
    return (id, list) => {
      const prices = list.map((price): PriceItem => {
        const unsold: UnsoldDays[] = [
          ...undeclared(id, price, list).map((days) => ({ reason: 'offer_not_signed' as const, ...days })),
          ...(unpaid.has(id) ? [{ reason: 'nowhere_to_pay' as const, from: price.startsOn }] : []),
        ];
        return unsold.length > 0 ? { ...price, unsold } : price;
      });
      const unsold = whyNothing(prices, today);
      return { prices, ...(unsold ? { unsold } : {}) };
    };
  };

/** Why nothing at all of a list is sold, today or later. */
function whyNothing(prices: readonly PriceItem[], today: CivilDate): UnsoldReason | undefined {
  const care = prices.filter(({ kind, endsOn }) => kind === 'care' && (!endsOn || endsOn >= today));
  const whys = care.map((price) => whyUnsold(price, price.startsOn > today ? price.startsOn : today));
  return whys.every(Boolean) ? whys[0] : undefined;
}

type Undeclared = (id: string, price: PriceItem, all: readonly PriceItem[]) => ReturnType<typeof undeclaredDays>;

/** Nothing before the city asks for it. */
async function undeclaredOf(
  portal: Judging & Pick<Portal, 'offerSignatures'>,
  centres: readonly Pick<Facility, 'id'>[],
): Promise<Undeclared> {
  const { city, offerSignatures, terms } = portal;
  const today = todayOf(portal);
  const rule = city.offerSigning;
  if (!rule || today < rule.from) return () => [];
  const signed = await offerSignatures.listOfAll(centres.map(({ id }) => id));
  const kinds: (OfferKind & { template: Awaited<ReturnType<typeof terms.template>> })[] = [];
  for (const kind of OFFER_KINDS) kinds.push({ ...kind, template: await terms.template(kind, today) });
  return (id, price, all) => {
    const kind = price.kind === 'care' ? kinds.find((one) => pricesOf([price], one).length > 0) : undefined;
    if (!kind) return [];
    const asked = { template: kind.template, prices: pricesOf(all, kind), rule, today, timeZone: city.timeZone };
    return undeclaredDays(price, { ...asked, signed: signed.get(id) ?? [] });
  };
}
