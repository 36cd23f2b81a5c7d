import { guardianCalled } from '#cms/accounts/contact.ts';
import { type Running, runningOf, whyNotOffered } from '#cms/booking/hand-on/offer-contract.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { instantWords, whenWords } from '#cms/words/booking-words.ts';
import { formatMoney } from '#cms/words/format.ts';
import { type ContractOffer, isOpenOffer, offerOf } from '#domain/booking/contract-offer.ts';
import type { PageContext } from '../ui/page-context.ts';

/** How a contract stands between the two guardians of a child, for one of them. */
export interface HandOnStanding {
  /** Where it is read, signed, taken back or declined. */
  href: string;
  /** What the other guardian is called. */
  name: string;
  /** What has been offered, and by when it is signed. */
  offer?: ContractOffer & { by: string; open: boolean };
  /** It is theirs to hand on. */
  own: boolean;
}

/** Nothing where there is no other guardian, or nothing left to hand on. */
export async function handOnStanding(
  context: PageContext,
  booking: BookingRecord,
  guardian: Guardian,
): Promise<HandOnStanding | undefined> {
  const { portal, to } = context;
  const other = await portal.guardians.otherOf(guardian.id);
  if (!other || !booking.contractId || (await whyNotOffered(portal, booking))) return undefined;
  const offer = offerOf(booking.actions);
  return {
    href: to(`/contracts/${booking.contractId}/hand-on`),
    name: guardianCalled(other),
    own: booking.guardianId === guardian.id,
    ...(offer ? { offer: { ...offer, by: instantWords(context, offer.until), open: isOpenOffer(offer, portal.now()) } } : {}),
  };
}

/** What the page of a booking says has just been done about its contract. */
export const HAND_ON_DONE = ['taken', 'kept'] as const;

export const HAND_ON_FOLLOWS = ['bills', 'seen', 'paid', 'refund', 'receipts', 'version', 'same', 'told', 'helpers'] as const;
/** What is said of them to whoever hands it on alone. */
const FOR_GIVER: readonly string[] = ['seen', 'version'];

/** What follows once a contract is handed on, a sentence each: for whoever gives it to somebody, and for whoever takes it. */
export function handOnFollows({ t, lang, currency }: PageContext, { snapshot }: ContractRecord, to?: string): string[] {
  const said = { name: to ?? t('handOn.you'), paid: formatMoney(snapshot.total, { currency, lang }) };
  const all = HAND_ON_FOLLOWS.filter((what) => to !== undefined || !FOR_GIVER.includes(what)).map((what) =>
    t(`handOn.follows_${what}`, said),
  );
  if (to !== undefined) return snapshot.framework ? [...all, t('handOn.follows_framework', said)] : all;
  return snapshot.framework || snapshot.annex ? [...all, t('handOn.takes_framework')] : all;
}

/** What runs in the name of each of two linked guardians, before they part. */
export async function partingView(context: PageContext, guardian: Guardian, other: Guardian) {
  const { portal, to } = context;
  const [own, theirs] = [await runningOf(portal, guardian.id), await runningOf(portal, other.id)];
  const row = ({ booking, contract }: Running) => ({
    what: runningWords(context, booking, contract),
    href: to(`/contracts/${contract.id}`),
    handOn: to(`/contracts/${contract.id}/hand-on`),
  });
  const offers = [...own, ...theirs].some(({ booking }) => offerOf(booking.actions));
  return { name: guardianCalled(other), own: own.map(row), theirs: theirs.map(row), offers };
}

/** `海陵示例托育园，12 月 1 日 – 12 月 31 日 8:30–17:00（B-261123-ABCDEF）` */
export const runningWords = (context: PageContext, booking: BookingRecord, { snapshot }: ContractRecord): string =>
  context.t('handOn.one', {
    centre: snapshot.facility.name[context.lang],
    when: whenWords(context, booking).join(' '),
    number: snapshot.number,
  });
