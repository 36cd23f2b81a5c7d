import { deviceOf } from '#cms/accounts/device.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { tryCode } from '#cms/accounts/sign-in.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { seenWord } from '#cms/core/seen-word.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type Offered, offersOf, offerWords } from '#cms/records/offers.ts';
import { normalName } from '#domain/family/person.ts';
import type { Lang } from '#domain/language/lang.ts';
import { addressHash } from './signing-evidence.ts';

type Offering = Pick<Portal, 'city' | 'now' | 'offerSignatures' | 'prices' | 'terms'>;

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

/** A word for the texts and prices that a head has read: another version or price has another. */
export function seenOffer(offers: readonly Offered[]): string {
  const { templates, prices } = offerWords(offers);
  return seenWord(...templates.map(({ code, version }) => `${code} ${version}`), ...prices.toSorted());
}

/**
 * The head declares all that the centre offers, as it was read and still stands, by name and one-time code: kept with when,
 * who and from where.
 */
export async function declareOffer(
  portal: Offering & Parameters<typeof tryCode>[0] & Pick<Portal, 'audit' | 'work'>,
  head: Head,
  { code, name, seen, address, agent }: { code: string; name: string; seen: string; address: string; agent: string },
): Promise<Result<{ id: string }>> {
  if (normalName(name) !== normalName(head.name))
    return unprocessable('name_differs', { field: 'name', params: { name: head.name } });
  const offers = await offersOf(portal, head.facilityId);
  if (offers.length === 0) return notFound('nothing_offered');
  if (seenOffer(offers) !== seen) return conflict('offer_changed');
  const tried = await tryCode(portal, { contact: head.email, code, from: `staff:${head.staffId}` });
  if (!tried.ok) return tried;
  const { audit, environment, now, offerSignatures, signInCodes, work } = portal;
  await signInCodes.removeOf(head.email);
  const at = now();
  const said = {
    ...offerWords(offers),
    ...{ by: head.name, at, codeAt: at, addressHash: addressHash(address, environment.secret), device: deviceOf(agent) },
  };
  return work(async (unit) => {
    const id = await offerSignatures.add({ ...said, facilityId: head.facilityId, staffId: head.staffId }, unit);
    await audit.write(
      { actor: head.staffId, action: 'sign_offer', subject: `facility:${head.facilityId}`, detail: { id } },
      unit,
    );
    return { ok: true, id };
  });
}
