import type { z } from 'zod';
import type { SearchResults, SearchWish } from '#cms/use-cases/search-facilities.ts';
import type { FacilityDocument, Text } from '#search/port.ts';
import type { Lang } from '../i18n/index.ts';
import type { searchAnswer } from './answers.ts';

export function toSearchAnswer(
  { total, hits, facets, asOf }: SearchResults,
  { page, perPage }: SearchWish,
  lang: Lang,
): z.infer<typeof searchAnswer> {
  const { institution, ...others } = facets;
  return {
    total,
    page,
    perPage,
    facets: { ...others, type: institution },
    hits: hits.map(({ distance, document, availability }) => ({
      ...describe(document, lang),
      distance: distance === null ? null : Math.round(distance),
      ...(availability?.window ? { left: availability.window.left } : {}),
      asOf,
    })),
  };
}

function describe(document: FacilityDocument, lang: Lang) {
  const { id, slug, town, location, forms, ageFrom, ageTo, inclusive, model, bookable, listedOnly, prices } = document;
  const said = ({ [lang]: text, zh, en }: Text) => text ?? zh ?? en ?? '';
  return {
    id,
    slug,
    name: said(document.name),
    address: said(document.address),
    district: said(document.district) || (town ?? ''),
    districtCode: document.districtCode ?? null,
    township: said(document.township),
    location,
    type: document.institution,
    forms,
    ageMonths: { from: ageFrom, to: ageTo },
    inclusive,
    model,
    bookable,
    listedOnly,
    prices,
  };
}
