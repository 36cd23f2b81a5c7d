import { todayOf } from '#cms/core/clock.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import {
  type OfferSignature,
  type OfferSigningRule,
  type OfferStanding,
  offerStanding,
  priceMark,
} from '#domain/contract/offer-signature.ts';
import type { PriceItem, PriceUnit } from '#domain/money/pricing.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { OfferSignatures } from './offer-signatures.ts';
import type { Prices } from './prices.ts';
import type { ContractTemplate, Terms } from './terms.ts';

interface Reading {
  city: { timeZone: string; offerSigning?: OfferSigningRule };
  now: () => Instant;
  offerSignatures: Pick<OfferSignatures, 'listOf'>;
  prices: Pick<Prices, 'listOf'>;
  terms: Pick<Terms, 'template'>;
}

const MONTHLY: readonly PriceUnit[] = ['month', 'half_month'];

export interface OfferKind {
  form: CareForm;
  oneStay: boolean;
}

export const OFFER_KINDS: readonly OfferKind[] = CARE_FORMS.flatMap((form) =>
  [false, true].map((oneStay) => ({ form, oneStay })),
);

/** Whether a centre is bound by a contract for such care from a day `on` that a family signs now, and by what. */
export async function offerStandingOf(
  portal: Reading,
  { facilityId, on, ...kind }: OfferKind & { facilityId: string; on: CivilDate },
): Promise<OfferStanding> {
  const { city, offerSignatures, prices, terms } = portal;
  const rule = city.offerSigning;
  if (!rule) return { is: 'not_asked_yet' };
  const today = todayOf(portal);
  const [signed, template, list] = await Promise.all([
    offerSignatures.listOf(facilityId),
    terms.template(kind, today),
    prices.listOf(facilityId),
  ]);
  return offerStanding({ signed, template, prices: pricesOf(list, kind), rule, today, on, timeZone: city.timeZone });
}

/** By the month, or one stay at a time: half days are sold both ways, each with its own text and prices. */
export const pricesOf = (list: readonly PriceItem[], { form, oneStay }: OfferKind): PriceItem[] =>
  list.filter((one) => one.form === form && (one.kind === 'meals' || MONTHLY.includes(one.unit) !== oneStay));

export interface Offered extends OfferKind {
  template: ContractTemplate;
  prices: PriceItem[];
  standing: OfferStanding;
}

/** What a centre offers today, text by text, with the prices that stand in its list, and whether its head has declared it. */
export async function offersOf(portal: Reading, facilityId: string): Promise<Offered[]> {
  const today = todayOf(portal);
  const list = (await portal.prices.listOf(facilityId)).filter(({ endsOn }) => !endsOn || endsOn >= today);
  const offers: Offered[] = [];
  for (const kind of OFFER_KINDS) {
    const prices = pricesOf(list, kind);
    if (!prices.some((one) => one.kind === 'care')) continue;
    const template = await portal.terms.template(kind, today);
    offers.push({ ...kind, template, prices, standing: await offerStandingOf(portal, { facilityId, on: today, ...kind }) });
  }
  return offers;
}

/** What of it a declaration names. */
export const offerWords = (offers: readonly Offered[]): Pick<OfferSignature, 'templates' | 'prices'> => ({
  templates: offers.map(({ template }) => ({ code: template.code, version: template.version })),
  prices: [...new Set(offers.flatMap(({ prices }) => prices.map(priceMark)))],
});

/** What the head still has to declare: nothing where all of it is declared as it stands. */
export const toDeclare = (offers: readonly Offered[]): Offered[] =>
  offers.filter(
    ({ standing, prices }) => standing.is !== 'signed' || prices.some((one) => !standing.by.prices.includes(priceMark(one))),
  );
