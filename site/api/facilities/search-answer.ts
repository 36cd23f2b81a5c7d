import type { z } from 'zod';
import type { AnswersItself } from '#cms/booking/request/usual-reply.ts';
import type { HitChild, SearchHit, SearchResults } from '#cms/finding/search-results.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import { type Lang, textIn } from '#domain/language/lang.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { FacilityDocument } from '#search/port.ts';
import type { searchAnswer } from '../answers.ts';
import { answersAnswer } from '../bookings/care-answer.ts';
import { noPlaceAnswer } from '../no-place-answer.ts';

export function toSearchAnswer(
  { total, hits, part, partTotal, full, fullTotal, lookedAt, facets, asOf }: SearchResults,
  { page, perPage }: SearchWish,
  { lang, answers }: { lang: Lang; answers: ReadonlyMap<string, AnswersItself> },
): z.infer<typeof searchAnswer> {
  const { institution, languages, openToPublic, ...others } = facets;
  const said = ({ distance, detour, document, availability }: SearchHit) => ({
    ...describe(document, lang),
    distance: round(distance),
    detour: round(detour),
    ...(availability?.offer ? { left: availability.offer.left } : {}),
    ...offerOf(availability?.offer),
    ...(availability?.children ? { children: availability.children.map(childAnswer) } : {}),
    ...(answers.has(document.id) ? { answers: answersAnswer(answers.get(document.id)) } : {}),
    asOf,
  });
  return {
    total,
    page,
    perPage,
    facets: { ...others, type: institution, speaks: languages, public: openToPublic },
    hits: hits.map(said),
    part: part.map(said),
    partTotal,
    full: full.map((hit) => ({
      ...said(hit),
      ...noPlaceAnswer(hit.availability?.offer ?? {}),
      next: (hit.availability?.next ?? []).flatMap((offer) => offerOf(offer).offer ?? []),
    })),
    fullTotal,
    ...(lookedAt === undefined ? {} : { lookedAt }),
  };
}

function childAnswer({ ageMonths, takes, offer, next }: HitChild) {
  return {
    ageMonths,
    takes,
    ...(offer ? { left: offer.left } : {}),
    ...offerOf(offer),
    ...noPlaceAnswer(offer ?? {}),
    next: next.flatMap((one) => offerOf(one).offer ?? []),
  };
}

function offerOf(offer: CareOffer | undefined) {
  const first = offer?.stays[0];
  if (!offer || !first) return {};
  const { form, left, stays, months, weekdays } = offer;
  const at = (minute: number) => `${first.date}T${formatTime(minute)}`;
  const some = weekdays === undefined ? {} : { weekdays };
  return { offer: { form, left, from: at(first.from), to: at(first.to), stays: stays.length, months, ...some } };
}

function round(metres: number | null): number | null {
  return metres === null ? null : Math.round(metres);
}

function describe(document: FacilityDocument, lang: Lang) {
  const { id, slug, town, location, forms, ageFrom, ageTo, inclusive, model, bookable, listedOnly, prices } = document;
  return {
    id,
    slug,
    name: textIn(document.name, lang),
    address: textIn(document.address, lang),
    district: textIn(document.district, lang) || (town ?? ''),
    districtCode: document.districtCode ?? null,
    township: textIn(document.township, lang),
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
