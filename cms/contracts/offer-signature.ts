import { deviceOf } from '#cms/accounts/device.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { tryCode } from '#cms/accounts/sign-in.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { ContractTemplate } from '#cms/records/terms.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { type OfferStanding, offerStanding, priceMark } from '#domain/contract/offer-signature.ts';
import { normalName } from '#domain/family/person.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import { addressHash } from './signing-evidence.ts';

export type Offering = Pick<Portal, 'city' | 'now' | 'offerSignatures' | 'prices' | 'terms'>;

interface Kind {
  form: CareForm;
  oneStay: boolean;
}

/** Whether a centre is bound by a contract for such care that a family signs now, and by what. */
export async function offerStandingOf(
  portal: Offering,
  { facilityId, ...kind }: Kind & { facilityId: string },
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
  return offerStanding({ signed, template, prices: pricesOf(list, kind), rule, today });
}

/** By the month, or one stay at a time: half days are sold both ways, each with its own text and prices. */
const pricesOf = (list: readonly PriceItem[], { form, oneStay }: Kind): PriceItem[] =>
  list.filter((one) => one.form === form && (one.kind === 'meals' || (one.unit === 'month') !== oneStay));

/** Such care as a family would hear of it: no contract for it is concluded before the centre's head has declared it. */
export async function whyNotOffered(portal: Offering, of: Kind & { facilityId: string }) {
  return (await offerStandingOf(portal, of)).is === 'not_signed' ? conflict('offer_not_signed') : undefined;
}

export interface Offered extends Kind {
  template: ContractTemplate;
  prices: PriceItem[];
  standing: OfferStanding;
}

/** What a centre offers today, text by text, with the prices that stand in its list, and whether its head has declared it. */
export async function offersOf(portal: Offering, facilityId: string): Promise<Offered[]> {
  const today = todayOf(portal);
  const list = (await portal.prices.listOf(facilityId)).filter(({ endsOn }) => !endsOn || endsOn >= today);
  const kinds = CARE_FORMS.flatMap((form) => [false, true].map((oneStay) => ({ form, oneStay })));
  const offers: Offered[] = [];
  for (const kind of kinds) {
    const prices = pricesOf(list, kind);
    if (!prices.some((one) => one.kind === 'care')) continue;
    const template = await portal.terms.template(kind, today);
    offers.push({ ...kind, template, prices, standing: await offerStandingOf(portal, { facilityId, ...kind }) });
  }
  return offers;
}

/** What the head still has to declare: nothing where all of it is declared as it stands. */
export const toDeclare = (offers: readonly Offered[]): Offered[] =>
  offers.filter(
    ({ standing, prices }) => standing.is !== 'signed' || prices.some((one) => !standing.by.prices.includes(priceMark(one))),
  );

interface Head {
  facilityId: string;
  staffId: string;
  /** The account's own name and e-mail address. */
  name: string;
  email: string;
}

/** Sends the head a one-time code to the address of the account. */
export const sendOfferCode = (
  portal: Parameters<typeof requestCode>[0],
  { email, staffId }: Head,
  lang: Lang,
): ReturnType<typeof requestCode> => requestCode(portal, { to: email, lang, from: `staff:${staffId}` });

/** The head declares all that the centre offers as it stands, by name and one-time code: kept with when, who and from where. */
export async function declareOffer(
  portal: Offering & Parameters<typeof tryCode>[0] & Pick<Portal, 'audit' | 'work'>,
  head: Head,
  { code, name, address, agent }: { code: string; name: string; address: string; agent: string },
): Promise<Result<{ id: string }>> {
  if (normalName(name) !== normalName(head.name))
    return unprocessable('name_differs', { field: 'name', params: { name: head.name } });
  const tried = await tryCode(portal, { contact: head.email, code, from: `staff:${head.staffId}` });
  if (!tried.ok) return tried;
  const { audit, environment, now, offerSignatures, signInCodes, work } = portal;
  const offers = await offersOf(portal, head.facilityId);
  if (offers.length === 0) return notFound('nothing_offered');
  await signInCodes.removeOf(head.email);
  const at = now();
  const said = {
    templates: offers.map(({ template }) => ({ code: template.code, version: template.version })),
    prices: [...new Set(offers.flatMap(({ prices }) => prices.map(priceMark)))],
    ...{ by: head.name, at, codeAt: at, addressHash: addressHash(address, environment.secret), device: deviceOf(agent) },
  };
  return work(async (unit) => {
    const id = await offerSignatures.add({ ...said, facilityId: head.facilityId, staffId: head.staffId }, unit);
    await audit.write(
      { actor: head.staffId, action: 'offer.sign', subject: `facility:${head.facilityId}`, detail: { id } },
      unit,
    );
    return { ok: true, id };
  });
}
