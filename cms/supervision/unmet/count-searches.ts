import { setImmediate } from 'node:timers/promises';
import { todayOf } from '#cms/core/clock.ts';
import { type EverySoOften, everySoOften } from '#cms/core/every-so-often.ts';
import { agesOf } from '#cms/input/search-wish.ts';
import { createFirstOfDay } from '#cms/portal/first-of-day.ts';
import type { FoundNothing } from '#cms/portal/found-nothing.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isReading } from '#domain/guidance/reading.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import { addedUp, ageBandOf, careOf, partOfHours, type Unmet, type UnmetSum } from '#domain/supervision/unmet.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { areaOfWish, pointOf, type WantedPlace } from './area-of.ts';

const EVERY_MS = 15_000;
/** One address is counted so often a day: more are a program's, or of many phones behind one address. */
const MOST_FROM_ONE = 100;
/** A process remembers so many searches of a day, and counts no more than that. */
const MOST_A_DAY = 50_000;
/** So many different ones wait to be written down. */
const MOST_WAITING = 2000;

/** Until its township is known a point is kept to about a hundred metres; a search from within a kilometre is the same. */
const SAID_DECIMALS = 3;
const SAME_DECIMALS = 2;

type Counting = Pick<Portal, 'city' | 'log' | 'now' | 'search' | 'unmet'>;

/** What was counted is written down every so often; what the database does not take now it is given later. */
export interface SearchCounter extends EverySoOften {
  note(search: FoundNothing): void;
}

interface Waiting {
  place: WantedPlace;
  seen: Omit<Unmet, 'area'>;
  times: number;
}

/**
 * Counts searches with a time and a place that showed no free centre. A search costs a look in memory: where it was, and
 * the writing, come later, all of a quarter of a minute together, and that is the most that a crash can lose. Who looks for
 * the same again on a day, from within about a kilometre, is known by a code of address, browser and wish, made with a
 * secret that this process alone has and throws away with the day; where somebody looked is rounded and forgotten once its
 * area is known.
 */
export function createSearchCounter(
  portal: Counting,
  { everyMs = EVERY_MS, mostFromOne = MOST_FROM_ONE, mostADay = MOST_A_DAY, mostWaiting = MOST_WAITING } = {},
): SearchCounter {
  const isFirst = createFirstOfDay({ mostFromOne, mostADay });
  let waiting = new Map<string, Waiting>();

  const wait = (one: Waiting) => {
    const key = JSON.stringify([one.place, one.seen]);
    const known = waiting.get(key);
    if (known || waiting.size < mostWaiting) waiting.set(key, { ...one, times: one.times + (known?.times ?? 0) });
  };

  /** Does something with each; with what it does not succeed, and with what comes after, later. */
  const each = async <One>(all: readonly One[], act: (one: One) => Promise<void>, later: (one: One) => Waiting) => {
    for (const [at, one] of all.entries()) {
      try {
        await act(one);
      } catch (err) {
        portal.log.warn({ err }, 'how often families found nothing will be written down later');
        for (const left of [...all.slice(at + 1), one]) wait(later(left));
        return;
      }
    }
  };
  const write = async () => {
    const taken = [...waiting.values()];
    waiting = new Map();
    const sums: UnmetSum[] = [];
    const locate = async ({ place, seen, times }: Waiting) => {
      // The embedded index answers at once: whoever else is waiting for an answer comes between.
      await setImmediate();
      sums.push({ ...seen, area: await areaOfWish(portal, place), times });
    };
    await each(taken, locate, (one) => one);
    await each(
      addedUp(sums),
      (sum) => portal.unmet.add(sum),
      ({ area, times, ...seen }) => ({ place: { township: area }, seen, times }),
    );
  };

  return {
    note: (search) => {
      const { when, form, page, q } = search.wish;
      // Who looks for a name does not find the name, and not no place.
      if (!when || page > 1 || q || !isReading(search)) return;
      const place = roughly(search.wish, SAID_DECIMALS);
      if (!place) return;
      const day = todayOf(portal);
      const ages = agesOf(search.wish);
      const bands = (ages.length > 0 ? ages : [undefined]).map(ageBandOf);
      const wanted = { care: careOf(form), part: partOf(when) };
      if (!isFirst(search, JSON.stringify([bands, wanted, roughly(search.wish, SAME_DECIMALS)]), day)) return;
      for (const age of bands) wait({ place, seen: { kind: 'search', day, age, ...wanted }, times: 1 });
    },
    ...everySoOften(write, everyMs),
  };
}

const partOf = (when: WantedTime) => (when.kind === 'soon' ? 'any' : partOfHours(when));

/** An area as it is named, or a point to so many decimals of a degree. */
function roughly({ near, bounds, district, township }: WantedPlace, decimals: number): WantedPlace | undefined {
  if (district || township) return { district, township };
  const point = pointOf({ near, bounds });
  const round = (degrees: number) => Number(degrees.toFixed(decimals));
  return point && { near: { lat: round(point.lat), lng: round(point.lng) } };
}
