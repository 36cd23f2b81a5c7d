import { INSTITUTIONS } from '#domain/places/facility.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { ACCESS_FEATURES, STAFF_LANGUAGES } from '#search/port.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { Choice, MoreShape } from './form-shape.ts';
import type { SearchView } from './search-view.ts';

const DISTRICTS_SHOWN = 60;
const OPEN_UNTIL = [1050, 1080, 1110, 1140].map(formatTime);

/** What else a family may ask for. What nobody has is left out, unless it is asked for. */
export function moreView({ t, portal, lang }: PageContext, { wish, results }: SearchView): MoreShape {
  const { facets } = results;
  const counted = { ...(wish.district ? { [wish.district]: 0 } : {}), ...facets.district };
  const districts = Object.entries(counted)
    .sort(([, a], [, b]) => b - a)
    .filter(([code], at) => at < DISTRICTS_SHOWN || code === wish.district);
  const districtName = (code: string) => portal.city.areas.find((area) => area.code === code)?.name[lang] ?? code;
  const institutions = INSTITUTIONS.filter((one) => facets.institution[one] || wish.institution?.includes(one));
  const any: Choice = ['', t('search.anyForm')];
  const flags = [
    { name: 'model', label: t('search.model'), on: wish.model, count: facets.model.true },
    { name: 'meals', label: t('search.mealsOn'), on: wish.meals, count: facets.meals.true },
    { name: 'public', label: t('search.publicOnly'), on: wish.openToPublic, count: facets.openToPublic.true },
    { name: 'rural', label: t('search.rural'), on: wish.rural, count: facets.rural.true },
  ];
  return {
    institutions: [any, ...institutions.map((one): Choice => [one, `${t(`care.${one}`)} (${facets.institution[one] ?? 0})`])],
    districts: [any, ...districts.map(([code, count]): Choice => [code, `${districtName(code)} (${count})`])],
    flags: flags
      .filter(({ on, count }) => on || count > 0)
      .map(({ name, label, count }) => ({ name, value: 'true', label, count })),
    openUntil: [any, ...OPEN_UNTIL.map((time): Choice => [time, t('search.openUntilAt', { time })])],
    speaks: STAFF_LANGUAGES.map((one) => ({
      name: 'speaks',
      value: one,
      label: t(`care.language_${one}`),
      count: facets.languages[one] ?? 0,
    })),
    access: ACCESS_FEATURES.map((one) => ({
      name: 'access',
      value: one,
      label: t(`care.access_${one}`),
      count: facets.access[one] ?? 0,
    })),
  };
}
