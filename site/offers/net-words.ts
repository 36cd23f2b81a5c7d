import { formatMoney } from '#cms/words/format.ts';
import { ifWords } from '#cms/words/net-words.ts';
import type { CareForm } from '#domain/care/care.ts';
import { type NetFamily, netCost } from '#domain/money/net-cost.ts';
import { type PriceUnit, perMonth } from '#domain/money/pricing.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { NetBasis } from './net-lines.ts';

/** How much care a month's subsidies pay for, where it is not sold by the month. */
const COVERS = { hour: 'support.covers_hour', half_day: 'support.covers_half_day', session: 'support.covers_session' } as const;

/** The unit of the one price of each kind of care that a result shows. */
export const SHOWN_UNIT: Record<CareForm, PriceUnit> = {
  full_day: 'month',
  half_day: 'half_day',
  hourly: 'hour',
  temporary: 'session',
};

/**
 * A price after subsidies in one short line: what a month costs, or how much of it a month's subsidy pays. Nothing where none
 * is paid to this family. What hangs on something that it has not said is told with its *if*.
 *
 * @example 落了户口，补贴后约 1,780 元/月 · 落了户口，补贴每月 300 元，约合 11 小时
 */
export function netWords(
  { t, lang, currency }: PageContext,
  { supports, said }: NetBasis,
  { amount, unit, family }: { amount: number; unit: PriceUnit; family: NetFamily },
): string | undefined {
  const isMonthly = unit === 'month' || unit === 'half_month';
  const month = perMonth({ unit, amount });
  const { paid, after, ifs } = netCost(month, { ...family, said }, supports);
  if (paid === 0) return undefined;
  const money = (fen: number) => formatMoney(fen, { currency, lang, whole: true });
  const count = amount > 0 ? Math.floor(paid / amount) : 0;
  const covers = count > 0 && unit in COVERS ? COVERS[unit as keyof typeof COVERS] : 'support.paid';
  const words = isMonthly ? t('support.short', { amount: money(after) }) : t(covers, { amount: money(paid), count });
  return ifs.length > 0 ? t('support.if', { what: ifWords(t, ifs), words }) : words;
}
