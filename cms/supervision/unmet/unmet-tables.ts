import { districtOf } from '#cms/access/sees-area.ts';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { Translator } from '#cms/words/index.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import {
  allTimes,
  FEWEST_SHOWN,
  sumsBy,
  type Told,
  tellParts,
  tellTable,
  UNMET_AGES,
  UNMET_KINDS,
  UNMET_PARTS,
  type UnmetCare,
  type UnmetKind,
  type UnmetSum,
} from '#domain/supervision/unmet.ts';
import { type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { daysOfPeriod } from './unmet-in.ts';

const CARE: readonly UnmetCare[] = [...CARE_FORMS, 'any'];

/** A row with its name in words, and what may be said of its count. */
export interface NamedRow extends Told {
  name: string;
}

interface Telling {
  t: Translator;
  lang: Lang;
  areas: CityPack['areas'];
}

/** One table of the page: what it is by, and its rows. */
export interface UnmetTable {
  by: 'area' | 'township' | 'age' | 'care' | 'part' | 'day' | 'month';
  title: string;
  head: string;
  rows: NamedRow[];
}

/** What stands for a count: the number, or that it is not told. */
export function countWords({ times, hidden }: Told, t: Translator): string {
  if (!hidden) return String(times);
  return times < FEWEST_SHOWN ? t('unmet.few', { fewest: FEWEST_SHOWN }) : t('unmet.hidden');
}

/** How many found nothing in each of the four ways; each stands for itself, so none can be worked out from others. */
export const kindTable = (sums: readonly UnmetSum[], t: Translator): (NamedRow & { key: UnmetKind })[] =>
  sumsBy(sums, UNMET_KINDS, ({ kind }) => kind).map((row) => ({
    ...{ ...row, name: t(`unmet.kind_${row.key}`), hidden: row.times > 0 && row.times < FEWEST_SHOWN },
  }));

/** One kind by where, by whom, by which care and by when, each table with what is small hidden. */
export function unmetTables(
  sums: readonly UnmetSum[],
  { period, today, ...telling }: Telling & { period: string; today: CivilDate },
): UnmetTable[] {
  const { t, areas } = telling;
  if (allTimes(sums) < FEWEST_SHOWN) return [];
  const districts = [...new Set(sums.map(({ area }) => districtOf(areas, area) ?? ''))].sort();
  const named = <Key extends string>(rows: readonly { key: Key; times: number }[], name: (key: Key) => string) =>
    tellTable(rows).map((row) => ({ ...row, name: name(row.key) }));
  const townships = [...new Set(sums.map(({ area }) => area))].sort();
  const days = periodKeys(period, today);
  const wholes = tellTable(sumsBy(sums, districts, ({ area }) => districtOf(areas, area) ?? ''));
  const parts = tellParts(
    sumsBy(sums, townships, ({ area }) => area),
    { wholes, wholeOf: ({ key }) => districtOf(areas, key) ?? '' },
  );
  const byDistrict = wholes.map((row) => ({ ...row, name: areaName(row.key, telling) }));
  return [
    ...(districts.length > 1 ? [{ by: 'area', title: t('unmet.byArea'), head: t('unmet.area'), rows: byDistrict } as const] : []),
    {
      by: 'township',
      title: t('unmet.byTownship'),
      head: t('unmet.township'),
      rows: parts.map((row) => ({ ...row, name: placeName(row.key, telling) })),
    },
    {
      by: 'age',
      title: t('unmet.byAge'),
      head: t('figures.age'),
      rows: named(
        sumsBy(sums, UNMET_AGES, ({ age }) => age),
        (age) => t(`unmet.age_${age}`),
      ),
    },
    {
      by: 'care',
      title: t('unmet.byCare'),
      head: t('unmet.byCare'),
      rows: named(
        sumsBy(sums, CARE, ({ care }) => care),
        (care) => careName(care, t),
      ),
    },
    {
      by: 'part',
      title: t('unmet.byPart'),
      head: t('unmet.byPart'),
      rows: named(
        sumsBy(sums, UNMET_PARTS, ({ part }) => part),
        (part) => t(`unmet.part_${part}`),
      ),
    },
    {
      by: period.length === 4 ? 'month' : 'day',
      title: t(period.length === 4 ? 'unmet.byMonth' : 'unmet.byDay'),
      head: t(period.length === 4 ? 'unmet.month' : 'unmet.day'),
      rows: named(
        sumsBy(sums, days, ({ day }) => (period.length === 4 ? day.slice(0, 7) : day)),
        (day) => day,
      ),
    },
  ];
}

/** The months of a year, or the days of a month, as far as they have come. */
function periodKeys(period: string, today: CivilDate): string[] {
  const { from, to } = daysOfPeriod(period);
  const days = datesFrom(from, to < today ? to : today);
  return period.length === 4 ? [...new Set(days.map((day) => day.slice(0, 7)))] : days;
}

const careName = (care: UnmetCare, t: Translator) => (care === 'any' ? t('unmet.care_any') : t(`care.${care}`));

const areaName = (code: string, { t, lang, areas }: Telling) =>
  areas.find((one) => one.code === code)?.name[lang] ?? t('unmet.unknownArea');

/** A township, or what is known of a whole district alone. */
function placeName(code: string, telling: Telling): string {
  const name = areaName(code, telling);
  const level = telling.areas.find((one) => one.code === code)?.level;
  return level === 'district' ? telling.t('unmet.wholeDistrict', { name }) : name;
}
