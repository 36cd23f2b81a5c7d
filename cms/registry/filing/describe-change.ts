import type { Portal } from '#cms/portal/portal.ts';
import type { FiledChange } from '#cms/records/filed-changes.ts';
import { formatClock, formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type Lang, OWN_NAMES } from '#domain/language/lang.ts';
import { FILED_FACTS, type FiledFact, type FiledFacts, factsAfter, type ProposedFacts } from '#domain/places/filed-facts.ts';
import { CITY } from '#domain/places/filing-authority.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { fullerDays } from './fuller-days.ts';
import type { ChangeRow } from './notice.ts';

/** Days that are named one by one. */
const NAMED = 3;

type Describing = Pick<Portal, 'areas' | 'city' | 'classes' | 'now' | 'sheets'>;

/** Each fact of a change with what it is and what it is to be; what is said in several languages, in each. */
export async function describeRows(
  { areas, city }: Pick<Portal, 'areas' | 'city'>,
  { now, facts, lang }: { now: FiledFacts; facts: ProposedFacts; lang: Lang },
): Promise<ChangeRow[]> {
  const t = createTranslator(lang);
  const after = factsAfter(now, facts);
  const known = facts.districtCode === undefined && facts.townshipCode === undefined ? [] : await areas.listOf(lang);
  const say = (fact: FiledFact, value: unknown): string => {
    if (value === null || value === '') return t('refused.nothing');
    if (fact === 'institution') return t(`care.${value as FiledFacts['institution']}`);
    return known.find(({ code }) => code === value)?.name ?? String(value);
  };
  return FILED_FACTS.filter((fact) => facts[fact] !== undefined).flatMap((fact): ChangeRow[] => {
    const label = t(`filed.fact_${fact}`);
    if (fact !== 'name' && fact !== 'address') return [{ fact, label, now: say(fact, now[fact]), next: say(fact, after[fact]) }];
    return city.languages
      .filter((one) => facts[fact]?.[one] !== undefined)
      .map((one) => ({
        fact,
        label: city.languages.length > 1 ? t('filed.inLanguage', { label, language: OWN_NAMES[one] }) : label,
        now: now[fact][one],
        next: after[fact][one],
      }));
  });
}

/** What is to be known before a change is decided: children beyond the places, and whose consent it still needs. */
export async function describeNotes(
  portal: Describing,
  { change, lang }: { change: Pick<FiledChange, 'facilityId' | 'facts' | 'asked' | 'consents'>; lang: Lang },
): Promise<{ notes: string[]; booked: boolean }> {
  const t = createTranslator(lang);
  const { facilityId, facts, asked, consents } = change;
  const { days, offered } = await fullerDays(portal, { facilityId, places: facts.places });
  const named = days
    .slice(0, NAMED)
    .map(({ date, children }) => t('filed.fuller', { date: formatDate(date, { lang }), children }));
  const notes = [
    ...(days.length > 0
      ? [t('filed.booked', { places: facts.places ?? 0, count: days.length, days: named.join(t('refused.between')) })]
      : []),
    ...(offered > 0 ? [t('filed.offered', { places: facts.places ?? 0, offered })] : []),
    ...(await describeAsked(portal, { asked, consents, lang })),
  ];
  return { notes, booked: days.length > 0 };
}

async function describeAsked(
  { areas }: Pick<Portal, 'areas'>,
  { asked: { districts, cityOnly }, consents, lang }: Pick<FiledChange, 'asked' | 'consents'> & { lang: Lang },
): Promise<string[]> {
  const t = createTranslator(lang);
  if (cityOnly) return [t('filed.cityDecides')];
  if (districts.length < 2) return [];
  const known = await areas.listOf(lang);
  const names = (codes: readonly string[]) =>
    codes.map((code) => known.find((area) => area.code === code)?.name ?? code).join(t('refused.between'));
  const given = consents.map(({ of }) => of).filter((of) => of !== CITY);
  const open = districts.filter((code) => !given.includes(code));
  return [
    t('filed.moves', { districts: names(districts) }),
    ...(given.length > 0 ? [t('filed.agreed', { given: names(given), open: names(open) })] : []),
  ];
}

export function momentOf({ city }: Pick<Portal, 'city'>, at: string, lang: Lang): string {
  const { date, minute } = toLocal(at, city.timeZone);
  return `${formatDate(date, { lang })} ${formatClock(minute)}`;
}
