import type { SearchWish } from '#cms/input/search-wish.ts';
import type { OfferDesk } from '#cms/places/offer-desk.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import type { DayAvailability } from '#domain/places/availability.ts';
import type { NoPlace } from '#domain/places/no-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { FacilityHit, FacilityResults, FacilitySort } from '#search/port.ts';

/** What a result says of the time asked for, or of today when no time was asked for. */
export interface HitAvailability {
  /** The day that is drawn, half hour by half hour. */
  day?: DayAvailability;
  /** With a time: how many places are left for all of it, as which kind of care, or why none is. */
  offer?: CareOffer;
  /** Without a time: the first month of full days that is free as a whole; `null` when none is for some time. */
  month?: CareOffer | null;
  /** In a search for several children: each of them. `offer` is then that of the one who comes off worst. */
  children?: HitChild[];
  /** Where it cannot: the longest part of the time that it can. */
  shorter?: CareOffer;
  /** Where it cannot: the next times that it can. */
  next: CareOffer[];
}

/** What a centre has for one of several children. */
export interface HitChild {
  ageMonths: number;
  /** Whether it has such care for a child of that age at all. */
  takes: boolean;
  /** With a time: a place for all of it, or why there is none. */
  offer?: CareOffer;
  /** Without a time: the first month of full days that is free as a whole. */
  month?: CareOffer | null;
  shorter?: CareOffer;
  next: CareOffer[];
}

export type SearchHit = FacilityHit & { availability?: HitAvailability };

/** When nobody can take the child for all of the time. */
export interface NoFit {
  /** Why not, and at how many centres. */
  reasons: { why: NoPlace; count: number }[];
  /** Centres that can for most of it, the most first: `availability.offer` is that. */
  shorter: SearchHit[];
  /** Centres that can at another time, in the order asked for. */
  otherTime: SearchHit[];
}

export interface SearchResults extends FacilityResults {
  hits: SearchHit[];
  /** In a search for several children: the first of those that can take some of them, the most first, and how many there are. */
  part: SearchHit[];
  partTotal: number;
  /** With a time: the first of those that have such care for such a child but cannot take it then, and how many there are. */
  full: SearchHit[];
  fullTotal: number;
  /** With a time that nobody can: why, and what fits instead. */
  noFit?: NoFit;
  /** Without a time: the day that is drawn, the next open one. */
  drawnOn?: CivilDate;
  /** With a time: how many centres were looked at, when there were more. */
  lookedAt?: number;
  asOf: string;
}

/** What a search of centres needs of the portal. */
export type SearchNeeds = Pick<Portal, 'city' | 'now' | 'occupancy' | 'queues' | 'search' | 'special' | 'supplies'>;

/** What one search works with. */
export interface Searching {
  desk: OfferDesk;
  asOf: string;
  today: CivilDate;
  drawn: boolean;
  onlyFree: boolean;
  /** An employer's own places are looked at like others: whoever asks knows which family may have them. */
  forEmployees: boolean;
}

/** The engines know no clock: by which of their orders equals go. */
export function sortOfEngine(sort: SearchWish['sort']): FacilitySort | undefined {
  return sort === 'soonest' ? undefined : sort;
}
