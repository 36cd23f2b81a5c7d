import type { Portal } from '#cms/portal/portal.ts';
import { whenWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import { sum } from '#domain/money/money.ts';
import { type ClosedStay, type ClosingPlan, seenOf } from '../plan-closing.ts';
import { readFamilyNames } from './family-names.ts';

/** One child of the page, in words. */
export interface ClosingRow {
  id: string;
  child: string;
  care: string;
  how: string;
  /** What happens where the family is asked; only of single stays. */
  asked?: string;
  fen: number;
  result: string;
}

export interface ClosingView {
  answer: string;
  notes: string[];
  rows: ClosingRow[];
  currency: string;
  /** What comes back with the months, in fen. */
  later: number;
}

/** A plan as the page shows it. That somebody read whose children they are is logged (promise 8). */
export async function closingRows(
  portal: Pick<Portal, 'audit' | 'bookings' | 'children' | 'city' | 'guardians'>,
  plan: ClosingPlan,
  { t, lang, reader }: { t: Translator; lang: Lang; reader: string },
): Promise<{ plan: ClosingView; seen: string }> {
  const { currency, timeZone } = portal.city;
  const { stays, days, unpaid, unpaidMonths, others } = plan;
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const rows: ClosingRow[] = [];
  for (const stay of stays) {
    const { child } = await readFamilyNames(portal, stay.booking, reader);
    rows.push({ ...rowOf(stay), child });
  }
  const all = sum(stays.map(({ care, meals }) => care + meals));
  const children = new Set(stays.map(({ booking }) => booking.childId)).size;
  const view: ClosingView = {
    answer: stays.length === 0 ? t('closing.nobody') : t('closing.answer', { children, days: days.length, sum: money(all) }),
    notes: [
      ...(stays.length > 0 ? [t('closing.byContract')] : []),
      ...(unpaid > 0 ? [t('closing.unpaid', { count: unpaid })] : []),
      ...(unpaidMonths > 0 ? [t('closing.unpaidMonths', { count: unpaidMonths })] : []),
      ...(others > 0 ? [t('closing.others', { count: others })] : []),
    ],
    rows,
    currency,
    later: sum(stays.map(({ care, meals, settlesOn }) => (settlesOn ? care + meals : 0))),
  };
  return { plan: view, seen: seenOf(plan) };

  function rowOf({ booking, days: shut, care, meals, settlesOn }: ClosedStay): Omit<ClosingRow, 'child'> {
    const parts = t(meals > 0 ? 'closing.partsWithMeals' : 'closing.parts', { care: money(care), meals: money(meals) });
    const refund = money(care + meals);
    const isStay = !isMonthly(booking.request);
    return {
      id: booking.id,
      care: [t(`care.${booking.form}`), ...whenWords({ t, lang, currency, timeZone }, booking)].join(' · '),
      how: isStay
        ? t('closing.stay', { parts })
        : t('closing.month', { days: shut.length, parts, on: settlesOn ? formatDate(settlesOn, { lang }) : '' }),
      ...(isStay ? { asked: t('closing.asked', { refund }) } : {}),
      fen: care + meals,
      result: t('closing.gives', { refund }),
    };
  }
}

export const closingWords = (t: Translator) => ({
  child: t('closing.child'),
  how: t('closing.how'),
  result: t('closing.result'),
  refund: t('closing.choice_refund'),
  ask: t('closing.choice_ask'),
  asks: t('closing.asks'),
  announce: t('closing.announce'),
  announcing: t('closing.announcing'),
  close: t('closing.close'),
  wrong: t('closing.wrong'),
});
export type ClosingWords = ReturnType<typeof closingWords>;
