import { LRUCache } from 'lru-cache';
import type { OfferOutline } from '#domain/offers/care-offer.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { CentreOutline } from './centre-outline.ts';
import { clockOf, firstChange, type OfferMoment, type Offers, stageOf } from './remembered-offers.ts';

interface Remembered {
  outlines: Offers;
  /** Of the centre, and the highest of those classes that were looked at: each change has a number above all before it. */
  centre: number;
  claims: number;
  special: SpecialDays;
  at: string;
  made: Instant;
  /** When the first of its holds runs out. */
  until: Instant | undefined;
}

/** Two hundred searches that have nothing in common, in some 30 MB: what a centre offers is often what another does, and kept once. */
const MOST_REMEMBERED = 100_000;
const MOST_KINDS = 5000;
const MOST_WANTS = 1000;
const remembered = new LRUCache<string, Remembered>({ max: MOST_REMEMBERED });
const kinds = new LRUCache<string, Offers>({ max: MOST_KINDS });
let wants = 0;
const numberOf = new LRUCache<string, number>({ max: MOST_WANTS, memoMethod: () => ++wants });

/**
 * What a centre offers, in outline, by `reckon` only when something that it is made of is another than before, as with
 * `rememberedOffers`. Neither its supply nor a claim is looked at for what is known, so that of a search over many
 * centres only those that are shown cost more than a look at some numbers.
 */
export function rememberedOutlines<Outline extends OfferOutline | undefined>(
  centre: CentreOutline,
  moment: OfferMoment & { classIds: readonly string[] },
  reckon: () => readonly Outline[],
): readonly Outline[] {
  const { now, special, taken, kept, want, ages, classIds } = moment;
  if (centre.classes.some(({ id }) => kept.has(id))) return reckon();
  const key = `${centre.id} ${numberOf.memo(want)} ${ages.map((age) => stageOf(centre, age))}`;
  const known = remembered.get(key);
  const claims = Math.max(0, ...classIds.map(taken.versionOf));
  const at = clockOf(centre, moment);
  if (
    known?.centre === centre.version &&
    known.claims === claims &&
    known.special === special &&
    known.at === at &&
    known.made <= now &&
    (!known.until || now < known.until)
  )
    return known.outlines as readonly Outline[];
  const outlines = kindOf(reckon().map(outlineOf)) as readonly Outline[];
  const until = firstChange({ classes: classIds.map((id) => ({ id })) }, moment);
  if (!until || now < until) remembered.set(key, { outlines, centre: centre.version, claims, special, at, made: now, until });
  return outlines;
}

function outlineOf(offer: OfferOutline | undefined): OfferOutline | undefined {
  if (!offer) return undefined;
  const { form, left, failsOn, reason, when, stays } = offer;
  return { form, left: Math.min(left, 1), failsOn, reason, when, stays: stays.slice(0, 1) };
}

function kindOf(outlines: Offers): Offers {
  const said = JSON.stringify(outlines);
  const known = kinds.get(said) ?? outlines;
  kinds.set(said, known);
  return known;
}
