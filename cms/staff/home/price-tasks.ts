import { todayOf } from '#cms/core/clock.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { barredFrom, barredWhy, unitWords } from '#cms/words/price-words.ts';
import { listPath } from '../shell/rooms.ts';
import type { Task, TaskArgs } from './task.ts';

/** Prices of a centre by which no contract is made, now or from a day on: its head asks for another in time. */
export async function priceTasks({ portal, t }: TaskArgs<'city' | 'now' | 'prices'>, facilityId: string): Promise<Task[]> {
  const { currency } = portal.city;
  const today = todayOf(portal);
  const prices = (await portal.prices.listOf(facilityId)).filter(({ endsOn }) => !endsOn || endsOn >= today);
  const all = prices.flatMap((price) => {
    const barred = barredFrom(price, today);
    return barred ? [{ price, barred }] : [];
  });
  const sorted = all.toSorted((a, b) => (a.barred.from < b.barred.from ? -1 : 1));
  return sorted.map(({ price, barred }): Task => {
    const { lang } = t;
    const care = price.kind === 'meals' ? `${t(`care.${price.form}`)} · ${t('care.kind_meals')}` : t(`care.${price.form}`);
    return {
      title: t('tasks.priceBarred', {
        ...{ care, amount: formatMoney(price.amount, { currency, lang }), unit: unitWords(t, price) },
        from: formatDate([barred.from, today].sort().at(-1) ?? today, { lang, year: true }),
      }),
      note: t('tasks.priceBarredNote', { why: barredWhy(t, barred, currency), source: barred.source }),
      href: listPath('price-items'),
      action: t('tasks.priceMend'),
      waits: { in: 'prices', count: 1 },
      waiting: true,
    };
  });
}
