import { Link } from '@payloadcms/ui';
import { monthName } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Period } from './guidance-figures.ts';

interface Named {
  t: Translator;
  lang: Lang;
}

export function periodWords(period: Period, { t, lang }: Named): string {
  const year = period.slice(0, 4);
  const month = period.slice(5);
  return month ? t('figures.month', { year, month: monthName(Number(month), lang) }) : t('figures.year', { year });
}

/** The months of the year so far, the year and the one before, on a page of figures; `rest` is what else its address says. */
export function Periods({ today, period, path, rest = '', t, lang }: Named & Shown) {
  const year = Number(period.slice(0, 4));
  const last = String(year) === today.slice(0, 4) ? Number(today.slice(5, 7)) : 12;
  const months = Array.from({ length: last }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
  const name = (one: string) =>
    one.length === 4
      ? t('figures.year', { year: one })
      : t('figures.monthOnly', { month: monthName(Number(one.slice(5)), lang) });
  return (
    <nav className="jt-periods" aria-label={t('figures.periods')}>
      {[String(year - 1), String(year), ...months].map((one) => (
        <Link key={one} href={`${path}?in=${one}${rest}`} aria-current={one === period ? 'page' : undefined}>
          {name(one)}
        </Link>
      ))}
    </nav>
  );
}

interface Shown {
  today: CivilDate;
  period: Period;
  path: string;
  rest?: string;
}
