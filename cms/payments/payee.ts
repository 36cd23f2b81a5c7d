import type { CityPack } from '#cms/city/city-pack.ts';
import { conflict, type Result } from '#cms/core/problem.ts';
import { onlineWaysOf, ownMerchant, type Paid } from '#cms/portal/ways-to-pay.ts';
import type { OnlineProvider, ProviderName } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Payee } from '#domain/money/receipt.ts';

/** Who is paid, in words: the centre, or the merchant of the city that takes it for the centre. */
export function payeeWords(
  { t, lang, city: { merchant, host } }: { t: Translator; lang: Lang; city: Pick<CityPack, 'merchant' | 'host'> },
  { payee, centre }: { payee: Payee; centre: string },
): string {
  return t(`contract.payee_${payee}`, { merchant: (merchant ?? host)[lang], centre });
}

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
