import { LRUCache } from 'lru-cache';
import type { Taken } from '#cms/records/occupancy.ts';
import { MAX_PREPAID_MONTHS } from '#domain/care/care.ts';
import type { OfferOutline } from '#domain/offers/care-offer.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { isHeld } from '#domain/places/hold-time.ts';
import { CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { type Instant, localAt } from '#domain/time/zoned-time.ts';

/** What one look at many centres goes by. */
export interface OfferMoment {
  now: Instant;
  special: SpecialDays;
  taken: Taken;
  /** Classes in which places are kept for those who wait: what is left of them is reckoned each time. */
  kept: ReadonlySet<string>;
  wanted: WantedTime;
  /** What is asked for, without the children's ages. */
  want: string;
  ages: readonly (number | undefined)[];
}

/** Of one centre: for each kind of care, or for each child, where it has such care. */
export type Offers = readonly (OfferOutline | undefined)[];

interface Remembered {
  offers: Offers;
  facility: FacilitySupply;
  special: SpecialDays;
  /** Of each of the centre's classes. */
  versions: readonly number[];
  /** By the wall clock: the minute, or the day where no hour of it matters. */
  at: string;
  made: Instant;
  /** When the first of its holds runs out. */
  until: Instant | undefined;
}

/** Some 30 MB: an offer of a month has a stay for each of its days. */
const MOST_STAYS = 300_000;
const remembered = new LRUCache<string, Remembered>({
  maxSize: MOST_STAYS,
  sizeCalculation: ({ offers }) => offers.reduce((sum, offer) => sum + 1 + (offer?.stays.length ?? 0), 3),
});

/**
 * What a centre offers is reckoned anew only when something that it is made of is another than before: the centre, a claim
 * in one of its classes, the calendar, the time. Whoever asks has looked at the claims at this moment.
 */
export function rememberedOffers<Answer extends Offers>(
  facility: FacilitySupply,
  moment: OfferMoment,
  reckon: () => Answer,
): Answer {
  const { now, special, taken, kept, want, ages } = moment;
  if (facility.classes.some(({ id }) => kept.has(id))) return reckon();
  const key = `${facility.id} ${ages.map((age) => stageOf(facility, age))} ${want}`;
  const at = clockOf({ timeZone: facility.timeZone, isByTheHour: isByTheHour(facility) }, moment);
  const known = remembered.get(key);
  if (
    known?.facility === facility &&
    known.special === special &&
    known.at === at &&
    known.made <= now &&
    (!known.until || now < known.until) &&
    facility.classes.every(({ id }, n) => taken.versionOf(id) === known.versions[n])
  )
    return known.offers as Answer;
  const offers = reckon();
  const until = firstChange(facility, moment);
  const versions = facility.classes.map(({ id }) => taken.versionOf(id));
  if (!until || now < until) remembered.set(key, { offers, facility, special, versions, at, made: now, until });
  return offers;
}

/** Ages that a centre's classes cannot tell apart have the same offers; months of care may be too many for the oldest. */
export function stageOf(
  { classes }: { classes: readonly Pick<ClassSupply, 'ageFrom' | 'ageTo'>[] },
  age: number | undefined,
): string {
  if (age === undefined) return '';
  if (age + MAX_PREPAID_MONTHS >= CARE_ENDS_AT_MONTHS) return `${age} months`;
  return String(classes.reduce((passed, { ageFrom, ageTo }) => passed + Number(ageFrom <= age) + Number(ageTo <= age), 0));
}

/** Whether care of a day to come has to be booked some time before it begins. */
export function isByTheHour({ noticeMinutes, classes }: FacilitySupply): boolean {
  return noticeMinutes !== undefined || classes.some((one) => one.noticeMinutes !== undefined || one.onRequest?.length);
}

/** By the wall clock, as far as what is offered hangs on it: hours matter on the day itself, and where care is booked ahead. */
export function clockOf(
  centre: Pick<FacilitySupply, 'timeZone'> & { isByTheHour: boolean },
  { now, wanted }: Pick<OfferMoment, 'now' | 'wanted'>,
): string {
  const { date, minute } = localAt({ now, timeZone: centre.timeZone });
  return wanted.date <= date || centre.isByTheHour ? `${date} ${minute}` : date;
}

/** When the first hold in some classes runs out; now, where one is of a clock that was set back. */
export function firstChange(
  { classes }: { classes: readonly { id: string }[] },
  { now, taken }: Pick<OfferMoment, 'now' | 'taken'>,
): Instant | undefined {
  let first: Instant | undefined;
  for (const { id } of classes)
    for (const { until, asked } of taken.heldIn(id)) {
      if (!until || until <= now) continue;
      const ends = isHeld(until, now, asked) ? until : now;
      if (!first || ends < first) first = ends;
    }
  return first;
}
