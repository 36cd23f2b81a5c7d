import { currencyName, formatDuration } from '#cms/words/format.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { TIME_CHOICES } from '../ui/choices.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { Choice, SoldShape } from './form-shape.ts';
import type { SearchView } from './search-view.ts';

/** What care, when, and for how much. */
export function soldView({ t, lang, currency, today }: PageContext, { wish, results }: SearchView): SoldShape {
  const { form, inclusive } = results.facets;
  const [chosen] = wish.form ?? [];
  const weekdays = t('format.weekdayBoxes')
    .split(' ')
    .map((name, at): Choice => [String(at + 1), name]);
  const days = (count: number) => (count === 1 ? t('search.withinToday') : t('search.withinDays', { count }));
  return {
    forms: [
      ['', t('search.anyForm')],
      ...CARE_FORMS.map((one): Choice => [one, `${t(`care.short_${one}`)} (${form[one] ?? 0})`]),
    ],
    inclusive: inclusive.true,
    firstDay: today,
    lastDay: addDays(today, BOOKABLE_DAYS),
    times: TIME_CHOICES,
    weekdays,
    weeks: [1, 2, 4, 8, 12].map((count) => [String(count), t('search.weeksCount', { count })]),
    within: [['', '—'], ...[1, 3, 7, 14].map((count): Choice => [String(count), days(count)])],
    minutes: [60, 120, 180, 240, 480].map((minutes) => [String(minutes), formatDuration(minutes, lang)]),
    priceUnit: chosen && t('search.priceUnit', { currency: currencyName(currency, lang), unit: t(`search.unit_${chosen}`) }),
  };
}
