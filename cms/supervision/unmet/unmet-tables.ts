import { districtOf } from '#cms/access/sees-area.ts';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { Translator } from '#cms/words/index.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import {
  allTimes,
  FEWEST_SHOWN,
  sumsBy,
  toldOf,
  UNMET_AGES,
  UNMET_KINDS,
  UNMET_PARTS,
  type UnmetCare,
  type UnmetSum,
} from '#domain/supervision/unmet.ts';
import { type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { daysOfPeriod } from './unmet-in.ts';

const CARE: readonly UnmetCare[] = [...CARE_FORMS, 'any'];

/** A row with its name in words, and what is told of its count: nothing where it is small. */
export interface NamedRow {
  name: string;
  told: number | undefined;
}

interface Telling {
  t: Translator;
  lang: Lang;
  areas: CityPack['areas'];
  /** Whether who reads answers for an area. */
  sees(area: string): boolean;
}

/** One table of the page: what it is by, and its rows. */
export interface UnmetTable {
  by: 'area' | 'township' | 'age' | 'care' | 'part' | 'day' | 'month';
  title: string;
  head: string;
  rows: NamedRow[];
}

/** What stands for a count: about how many, or that there are fewer than are told. */
export const countWords = ({ told }: Pick<NamedRow, 'told'>, t: Translator): string =>
  told === undefined ? t('unmet.few', { fewest: FEWEST_SHOWN }) : String(told);

/** How many found nothing in each of the four ways. */
export const kindTable = (sums: readonly UnmetSum[], t: Translator): NamedRow[] =>
  sumsBy(sums, UNMET_KINDS, ({ kind }) => kind).map(({ key, times }) => ({
    ...{ name: t(`unmet.short_${key}`), told: toldOf(times) },
  }));

/**
 * One kind by where, by whom, by which care and by when. Every row is always there, or only where it may be told of: that
 * one has come must say no more than that one has gone.
 */
export function unmetTables(
  sums: readonly UnmetSum[],
  { period, today, ...telling }: Telling & { period: string; today: CivilDate },
): UnmetTable[] {
  const { t, areas, sees } = telling;
  if (toldOf(allTimes(sums)) === undefined) return [];
  const byMonth = period.length === 4;
  const table = <Key extends string>(
    { by, title, head }: Omit<UnmetTable, 'rows'>,
    { keys, of, name }: { keys: readonly Key[]; of: (one: UnmetSum) => Key; name: (key: Key) => string },
  ): UnmetTable => ({
    ...{ by, title, head, rows: sumsBy(sums, keys, of).map(({ key, times }) => ({ name: name(key), told: toldOf(times) })) },
  });
  const districts = [...areas.filter(({ level, code }) => level === 'district' && sees(code)).map(({ code }) => code), ''];
  const ofDistricts = table(
    { by: 'area', title: t('unmet.byArea'), head: t('unmet.area') },
    { keys: districts, of: ({ area }) => districtOf(areas, area) ?? '', name: (code) => areaName(code, telling) },
  );
  return [
    ...(sees('') ? [ofDistricts] : []),
    { by: 'township', title: t('unmet.byTownship'), head: t('unmet.township'), rows: townshipRows(sums, telling) },
    table(
      { by: 'age', title: t('unmet.byAge'), head: t('figures.age') },
      { keys: UNMET_AGES, of: ({ age }) => age, name: (age) => t(`unmet.age_${age}`) },
    ),
    table(
      { by: 'care', title: t('unmet.byCare'), head: t('unmet.byCare') },
      { keys: CARE, of: ({ care }) => care, name: (care) => careName(care, t) },
    ),
    table(
      { by: 'part', title: t('unmet.byPart'), head: t('unmet.byPart') },
      { keys: UNMET_PARTS, of: ({ part }) => part, name: (part) => t(`unmet.part_${part}`) },
    ),
    table(
      byMonth
        ? { by: 'month', title: t('unmet.byMonth'), head: t('unmet.month') }
        : { by: 'day', title: t('unmet.byDay'), head: t('unmet.day') },
      { keys: periodKeys(period, today), of: ({ day }) => (byMonth ? day.slice(0, 7) : day), name: (day) => day },
    ),
  ];
}

/** Townships of which something may be told, the most first, and all the others together. */
function townshipRows(sums: readonly UnmetSum[], telling: Telling): NamedRow[] {
  const codes = [...new Set(sums.map(({ area }) => area))].sort();
  const all = sumsBy(sums, codes, ({ area }) => area).toSorted((a, b) => b.times - a.times);
  const told = all.filter(({ times }) => toldOf(times) !== undefined);
  const rest = all.slice(told.length).reduce((total, { times }) => total + times, 0);
  return [
    ...told.map(({ key, times }) => ({ name: placeName(key, telling), told: toldOf(times) })),
    { name: telling.t('unmet.otherTownships'), told: toldOf(rest) },
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
