import type { CityPack } from '#cms/city/city-pack.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { OnlineProvider, ProviderName } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Payee } from '#domain/money/receipt.ts';
import { inForceOn } from '#domain/time/civil-date.ts';

/** What of a centre says on which accounts of its own it is paid. */
interface OwnAccounts {
  wechatMerchant?: string | null;
  alipayMerchant?: string | null;
  stripeAccount?: string | null;
}

/** A centre's own account under the city's by a way to pay; none where families pay the city's merchant. */
export function ownMerchant(centre: OwnAccounts, provider: string | undefined): string | undefined {
  const accounts = { wechat: centre.wechatMerchant, alipay: centre.alipayMerchant, stripe: centre.stripeAccount };
  return accounts[provider as keyof typeof accounts] || undefined;
}

/** Who is paid, in words: the centre, or the merchant of the city that takes it for the centre. */
export function payeeWords(
  { t, lang, city: { merchant, host } }: { t: Translator; lang: Lang; city: Pick<CityPack, 'merchant' | 'host'> },
  { payee, centre }: { payee: Payee; centre: string },
): string {
  return t(`contract.payee_${payee}`, { merchant: (merchant ?? host)[lang], centre });
}

/** What of a centre decides by which ways it is paid. */
type Paid = OwnAccounts & { paysAtCentre?: boolean | null };

/**
 * By which ways a family can pay a centre online, the usual one first. Money never rests with the city: where it is real, a
 * way is offered only at a centre that has an account of its own by it (decision 034). One for which we cannot act is no way.
 */
export const onlineWaysOf = (
  { online, apps, environment }: Pick<Portal, 'online' | 'apps'> & { environment: Pick<Portal['environment'], 'mode'> },
  centre: Paid,
): readonly OnlineProvider[] =>
  online.filter((way) => {
    const merchant = ownMerchant(centre, way);
    if (!merchant) return environment.mode === 'demo';
    return apps.find(({ name }) => name === way)?.serves?.(merchant) ?? true;
  });

/**
 * By which ways bookings of a centre can be paid online. What was signed before each centre was paid itself stays payable as
 * was agreed then, by the city's merchant, until the centre has an account of its own.
 */
export function onlineWaysFor(
  portal: Parameters<typeof onlineWaysOf>[0],
  centre: Paid,
  bookings: readonly Pick<BookingRecord, 'actions'>[],
): readonly OnlineProvider[] {
  const ways = onlineWaysOf(portal, centre);
  const isOfBefore = ({ actions }: Pick<BookingRecord, 'actions'>) =>
    actions.some((action) => action.type === 'sign' && action.payee === undefined);
  if (ways.length > 0 || !bookings.every(isOfBefore)) return ways;
  // An account that cannot be acted for is the centre's all the same: the city does not take its money.
  return portal.online.filter((way) => !ownMerchant(centre, way));
}

/** By which way a centre is paid for bookings: the one that is named, else the usual one of those that there are. */
export function wayToPay(
  portal: Parameters<typeof onlineWaysOf>[0],
  { facility, bookings }: { facility: Paid; bookings: readonly Pick<BookingRecord, 'actions'>[] },
  by: ProviderName | undefined,
): Result<{ by: ProviderName }> {
  if (by === 'centre') return { ok: true, by };
  const ways = onlineWaysFor(portal, facility, bookings);
  const way = by ? ways.find((one) => one === by) : ways[0];
  if (way) return { ok: true, by: way };
  return conflict(ways.length > 0 ? 'way_not_here' : facility.paysAtCentre ? 'pays_at_centre' : 'nowhere_to_pay');
}

type JudgingPaid = Parameters<typeof onlineWaysOf>[0] & Pick<Portal, 'city' | 'now' | 'till'>;

/** Of some centres those that nobody can pay, so that no place of theirs is sold. */
export async function unpayable<Centre extends Paid>(portal: JudgingPaid, centres: readonly Centre[]): Promise<Centre[]> {
  const left = centres.filter((centre) => onlineWaysOf(portal, centre).length === 0);
  if (left.length === 0) return [];
  const isRuled = Boolean(inForceOn(await portal.till.rules(), todayOf(portal)));
  return left.filter(({ paysAtCentre }) => !(isRuled && paysAtCentre));
}

/** Whether a centre can be paid at all: what nobody could pay for is not held. */
export const canBePaid = async (portal: JudgingPaid, facility: Paid): Promise<boolean> =>
  (await unpayable(portal, [facility])).length === 0;
