import type { Portal } from '#cms/portal/portal.ts';
import { makeTownshipPlaces } from './make-places.ts';

type Id = (...words: (string | number)[]) => string;

/** The city's own data from its pack: areas, figures, gazetteer, calendar, standards, rules, templates. */
export async function seedCityData(
  { bulk, city, dangerSigns }: Pick<Portal, 'bulk' | 'city' | 'dangerSigns'>,
  id: Id,
): Promise<void> {
  await bulk.insert(
    'areas',
    city.areas.map((area) => ({
      id: id('area', area.code),
      code: area.code,
      name: area.name,
      level: area.level,
      parent: area.parent,
      lat: area.point?.lat,
      lng: area.point?.lng,
      rural: area.rural === undefined ? 'unknown' : area.rural ? 'yes' : 'no',
      source: area.source,
    })),
  );
  await bulk.insert(
    'area-figures',
    city.areas.flatMap(({ code, population }) =>
      population
        ? [
            {
              id: id('figure', code),
              area: code,
              year: population.year,
              population: population.people,
              targetPerThousand: population.target?.placesPerThousand,
              source: [population.source, population.target?.source].filter(Boolean).join('；'),
            },
          ]
        : [],
    ),
  );
  const places = [...city.gazetteer, ...makeTownshipPlaces(city)];
  await bulk.insert(
    'gazetteer-places',
    places.map((place) => ({
      id: id('place', place.kind, place.name.zh, place.districtCode ?? ''),
      name: place.name,
      aliases: place.aliases?.join(','),
      kind: place.kind,
      districtCode: place.districtCode,
      lat: place.point.lat,
      lng: place.point.lng,
      source: place.source,
    })),
  );
  await dangerSigns.addPublished(city.dangerSigns ?? []);
  await bulk.insert(
    'schedule-entries',
    (city.calendar ?? []).map(({ months, ...entry }) => ({
      id: id('schedule', entry.code, months.join(), entry.effectiveOn ?? ''),
      ...entry,
      months: months.join(', '),
    })),
  );
  await bulk.insert(
    'family-supports',
    (city.familySupports ?? []).map(({ taxRates, ...support }, at) => ({
      id: id('family-support', support.code, support.from),
      ...support,
      taxRates: taxRates?.join(', '),
      order: (at + 1) * 10,
    })),
  );
  await seedHomeVisits({ bulk, city }, id);
  await bulk.insert(
    'onward-rules',
    (city.onwardRules ?? []).map(({ articles, ...rule }) => ({
      id: id('onward', rule.code),
      ...rule,
      articles: articles.join('\n'),
    })),
  );
  await bulk.insert(
    'month-tips',
    (city.monthTips ?? []).map((tip) => ({ id: id('month-tip', tip.article, tip.fromMonth), ...tip })),
  );
  await bulk.insert(
    'brand-names',
    (city.brandNames ?? []).map((name) => ({ id: id('brand', name), name })),
  );
  await bulk.insert(
    'special-days',
    city.specialDays.map((day) => ({ id: id('day', day.date), ...day })),
  );
  await bulk.insert(
    'class-standards',
    city.classStandards.map((standard) => ({ id: id('standard', standard.type), ...standard })),
  );
  await bulk.insert(
    'staff-standards',
    city.staffStandards.map(({ accepts, ...standard }) => ({
      id: id('staff-standard', standard.need, standard.effectiveOn),
      ...standard,
      accepts: accepts?.join('、'),
    })),
  );
  await bulk.insert(
    'waitlist-rules',
    city.waitlistRules.map((order) => ({ id: id('waitlist', order.effectiveOn), ...order, rules: [...order.rules] })),
  );
  await bulk.insert(
    'request-rules',
    city.requestRules.map((rule) => ({ id: id('request-rule', rule.effectiveOn), ...rule })),
  );
  await bulk.insert(
    'centre-pay-rules',
    (city.centrePayRules ?? []).map((rule) => ({ id: id('centre-pay-rule', rule.effectiveOn), ...rule })),
  );
  await bulk.insert(
    'centre-end-rules',
    (city.centreEndRules ?? []).map((rule) => ({ id: id('centre-end-rule', rule.ground, rule.effectiveOn), ...rule })),
  );
  await bulk.insert(
    'infection-rules',
    (city.infectionRules ?? []).map((rule) => ({ id: id('infection-rule', rule.code, rule.effectiveOn), ...rule })),
  );
  await bulk.insert(
    'ahead-pay-rules',
    (city.aheadPayRules ?? []).map((rule) => ({ id: id('ahead-pay-rule', rule.effectiveOn), ...rule })),
  );
  await bulk.insert(
    'refund-rules',
    city.refundRules.map((rule) => ({
      id: id('rule', rule.code, rule.version),
      code: rule.code,
      version: rule.version,
      kind: rule.kind,
      source: rule.source,
      effectiveOn: rule.effectiveOn,
      rule,
    })),
  );
  await bulk.insert(
    'contract-templates',
    city.contractTemplates.map((one) => ({
      id: id('template', one.code, one.version),
      code: one.code,
      version: one.version,
      form: one.form,
      oneStay: one.oneStay ?? false,
      frameworkMonths: one.frameworkMonths ?? null,
      title: one.title,
      effectiveOn: one.effectiveOn,
      source: one.source,
      clauses: one.clauses,
    })),
  );
}

/** Rules, points and stations of home visits. */
async function seedHomeVisits({ bulk, city }: Pick<Portal, 'bulk' | 'city'>, id: Id): Promise<void> {
  const { rules = [], checks = [], clinics = [] } = city.homeVisits ?? {};
  const places = new Map(makeTownshipPlaces(city).map(({ name, districtCode, point }) => [`${districtCode}${name.zh}`, point]));
  const pointOf = (code: string) => {
    const area = city.areas.find((one) => one.code === code);
    return area && places.get(`${area.parent}${area.name.zh}`);
  };
  await bulk.insert(
    'visit-rules',
    rules.map((rule) => ({ id: id('visit-rule', rule.effectiveOn), ...rule })),
  );
  await bulk.insert(
    'visit-checks',
    checks.map((check) => ({ id: id('visit-check', check.code, check.fromDay), ...check })),
  );
  await bulk.insert(
    'clinics',
    clinics.map(({ point, ...clinic }) => {
      const at = point ?? pointOf(clinic.townships.split(',')[0] ?? '');
      return { id: id('clinic', clinic.name.zh, clinic.townships), ...clinic, lat: at?.lat, lng: at?.lng };
    }),
  );
}
