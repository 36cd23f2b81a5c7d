import { agesOf, type SearchWish } from '#cms/input/search-wish.ts';
import type { OfferDesk } from '#cms/places/offer-desk.ts';
import type { CareOffer, OfferOutline } from '#domain/offers/care-offer.ts';
import { takenOf } from '#domain/offers/family-offers.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { isFull, type NoPlace } from '#domain/places/no-place.ts';
import type { FacilityHit } from '#search/port.ts';
import { daysOf } from './days-of-hits.ts';
import type { HitChild, NoFit, SearchHit, Searching, SearchNeeds } from './search-results.ts';

/** So many of those that cannot are asked what they can instead, the first in the order asked for. */
const ASKED_FOR_LESS = 60;
const ASKED_FOR_OTHER_TIMES = 10;
const SHOWN = 2;

/** Nobody can take the child for all of a time: for which reasons, and what a small change would bring. */
export async function noFit(
  { supplies }: Pick<SearchNeeds, 'supplies'>,
  { hits, offerOf }: { hits: readonly FacilityHit[]; offerOf: (id: string) => OfferOutline | undefined },
  { wanted, ageMonths, siblings }: { wanted: WantedTime } & Pick<SearchWish, 'ageMonths' | 'siblings'>,
  { desk, drawn }: Searching,
): Promise<NoFit> {
  const want = { wanted, ageMonths };
  const found = async (those: readonly FacilityHit[], look: 'shorter' | 'next') => {
    const offers = those.map(async (hit) => {
      const [supply, offer] = [supplies.get(hit.id), offerOf(hit.id)];
      const other = supply && offer && !supply.employeesOnly ? await desk[look](supply, offer.form, want) : undefined;
      const [first] = other ? [other].flat() : [];
      const children =
        first && supply && siblings ? await atOnce(desk, supply, { offer: first, ages: agesOf({ ageMonths, siblings }) }) : [];
      return first && children ? [{ ...hit, availability: { offer: first, next: [], ...(siblings ? { children } : {}) } }] : [];
    });
    return (await Promise.all(offers)).flat();
  };
  const less = await found(hits.slice(0, ASKED_FOR_LESS), 'shorter');
  const shorter = less.sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, SHOWN);
  const otherTime = (await found(hits.slice(0, ASKED_FOR_OTHER_TIMES), 'next')).slice(0, SHOWN);
  const shown = [...shorter, ...otherTime];
  const dateOf = ({ availability }: SearchHit) => availability?.offer?.stays[0]?.date ?? wanted.date;
  const days = drawn
    ? await Promise.all(
        shown.map(async (hit) => {
          const drawing = {
            supplies,
            desk,
            wish: { ageMonths },
            dateOf: () => dateOf(hit),
            formOf: () => hit.availability?.offer?.form,
          };
          return (await daysOf([hit], drawing)).get(hit.id);
        }),
      )
    : [];
  const withDay = (hit: SearchHit, at: number): SearchHit => ({
    ...hit,
    availability: { next: [], ...hit.availability, day: days[at] },
  });
  return {
    reasons: reasonsOf(hits.flatMap(({ id }) => offerOf(id) ?? [])),
    shorter: shorter.map(withDay),
    otherTime: otherTime.map((hit, at) => withDay(hit, at + shorter.length)),
  };
}

/** The children of one family at a time that suits the first of them; `undefined` where it does not suit all. */
async function atOnce(
  desk: OfferDesk,
  supply: FacilitySupply,
  { offer, ages }: { offer: CareOffer; ages: number[] },
): Promise<HitChild[] | undefined> {
  const [stay] = offer.stays;
  if (!stay) return undefined;
  const offers = (await desk.families([supply], { wanted: { kind: 'window', ...stay }, ages })).get(supply.id) ?? [];
  if (takenOf(offers) < ages.length) return undefined;
  return ages.map((age, at) => ({ ageMonths: age, takes: true, offer: offers[at], next: [] }));
}

const lengthOf = ({ availability }: SearchHit) =>
  (availability?.offer?.stays ?? []).reduce((sum, { from, to }) => sum + to - from, 0);

/** Equal reasons together, the most frequent first. */
function reasonsOf(offers: readonly OfferOutline[]): NoFit['reasons'] {
  const counts = new Map<string, { why: NoPlace; count: number }>();
  for (const { reason, when } of offers) {
    if (!reason) continue;
    const why: NoPlace = isFull(reason) ? { reason: 'places' } : { reason, when };
    const key = JSON.stringify(why);
    const known = counts.get(key) ?? { why, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
