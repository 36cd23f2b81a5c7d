import type { BarredDays, PriceItem } from '#domain/money/pricing.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatMoney } from './format.ts';
import type { Translator } from './index.ts';

/** Days from today on that no contract is made by a price, the next first; nothing where one is. */
export const barredFrom = ({ barred = [] }: Pick<PriceItem, 'barred'>, today: CivilDate): BarredDays | undefined =>
  barred.find(({ to }) => !to || to >= today);

/** Why none is, within a sentence. */
export const barredWhy = (t: Translator, { code, limit = 0 }: BarredDays, currency: string): string =>
  t(`centre.barred_${code}`, { limit: formatMoney(limit, { currency, lang: t.lang }) });
