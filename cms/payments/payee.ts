import type { CityPack } from '#cms/city/city-pack.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Payee } from '#domain/money/receipt.ts';

/** A centre's own account under the city's by a way to pay; none where families pay the city's merchant. */
export const ownMerchant = (
  { wechatMerchant }: { wechatMerchant?: string | null },
  provider: string | undefined,
): string | undefined => (provider === 'wechat' && wechatMerchant ? wechatMerchant : undefined);

/** Who is paid, in words: the centre, or the merchant of the city that takes it for the centre. */
export function payeeWords(
  { t, lang, city: { merchant, host } }: { t: Translator; lang: Lang; city: Pick<CityPack, 'merchant' | 'host'> },
  { payee, centre }: { payee: Payee; centre: string },
): string {
  return t(`contract.payee_${payee}`, { merchant: (merchant ?? host)[lang], centre });
}
