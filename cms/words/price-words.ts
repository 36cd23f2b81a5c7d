import type { BarredDays, PriceItem, PriceLine } from '#domain/money/pricing.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatMoney } from './format.ts';
import type { Translator } from './index.ts';

/** Days from today on that no contract is made by a price, the next first; nothing where one is. */
export const barredFrom = ({ barred = [] }: Pick<PriceItem, 'barred'>, today: CivilDate): BarredDays | undefined =>
  barred.find(({ to }) => !to || to >= today);

/** The same of a line that was sold by it. */
export const countedBy = ({ unit, period }: Pick<PriceLine, 'unit' | 'period'>): Pick<PriceItem, 'unit' | 'daysPerWeek'> => ({
  unit,
  daysPerWeek: period?.weekdays?.length,
});

/** By what a price is counted: `每周 3 天，每月`. */
export const unitWords = (t: Translator, { unit, daysPerWeek }: Pick<PriceItem, 'unit' | 'daysPerWeek'>): string =>
  daysPerWeek ? t('care.onDays', { count: daysPerWeek, unit: t(`care.unit_${unit}`) }) : t(`care.unit_${unit}`);

/** Why none is, within a sentence. */
export const barredWhy = (t: Translator, { code, limit = 0 }: BarredDays, currency: string): string =>
  t(`centre.barred_${code}`, { limit: formatMoney(limit, { currency, lang: t.lang }) });
