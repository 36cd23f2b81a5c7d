import { createHmac, randomBytes } from 'node:crypto';
import { machineTime, todayOf } from '#cms/core/clock.ts';
import { agesOf } from '#cms/input/search-wish.ts';
import type { FoundNothing } from '#cms/portal/found-nothing.ts';
import { neighbourhood } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isReading } from '#domain/guidance/reading.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import { ageBandOf, careOf, partOfHours, type Unmet } from '#domain/supervision/unmet.ts';
import { areaOfWish, pointOf, type WantedPlace } from './area-of.ts';

const EVERY_MS = 15_000;
const HOUR_MS = 3_600_000;
/** One address is counted so often an hour: more are a program's. */
const MOST_FROM_ONE = 20;
/** A process remembers so many searches of an hour, and counts no more than that. */
const MOST_AN_HOUR = 50_000;
/** So many different ones wait to be written down. */
const MOST_WAITING = 2000;

/** Until its township is known a point is kept to about a hundred metres; a search from within a kilometre is the same. */
const SAID_DECIMALS = 3;
const SAME_DECIMALS = 2;

type Counting = Pick<Portal, 'city' | 'log' | 'now' | 'search' | 'unmet'>;

export interface SearchCounter {
  note(search: FoundNothing): void;
  /** Writes down what was counted; what the database does not take now it is given later. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

interface Waiting {
  place: WantedPlace;
  seen: Omit<Unmet, 'area'>;
  times: number;
}

/**
 * Counts searches with a time and a place that showed no free centre. A search costs a look in memory: where it was, and
 * the writing, come later, all of a quarter of a minute together, and that is the most that a crash can lose. The same
 * search again within an hour, from within about a kilometre, is known by a code of address, browser and wish, made with a
 * secret that this process alone has and throws away; where somebody looked is rounded and forgotten once its area is known.
 */
export function createSearchCounter(
  portal: Counting,
  { everyMs = EVERY_MS, mostFromOne = MOST_FROM_ONE, mostWaiting = MOST_WAITING, clock = machineTime } = {},
): SearchCounter {
  let hours = [freshHour(clock())];
  let waiting = new Map<string, Waiting>();
  let flushing: Promise<void> | undefined;

  const isFirst = ({ address, agent }: FoundNothing, wanted: string): boolean => {
    const at = clock();
    if (at - (hours[0]?.since ?? 0) >= HOUR_MS) hours = [freshHour(at), ...hours.filter((one) => at - one.since < 2 * HOUR_MS)];
    const from = neighbourhood(address);
    const wasSeen = hours.some(({ code, seen }) => at - (seen.get(code(`${from}\n${agent}\n${wanted}`)) ?? -HOUR_MS) < HOUR_MS);
    const hour = hours[0];
    if (!hour || wasSeen || hour.seen.size >= MOST_AN_HOUR) return false;
    const times = hour.from.get(hour.code(from)) ?? 0;
    if (times >= mostFromOne) return false;
    hour.from.set(hour.code(from), times + 1);
    hour.seen.set(hour.code(`${from}\n${agent}\n${wanted}`), at);
    return true;
  };

  const wait = (key: string, one: Waiting) => {
    const known = waiting.get(key);
    if (known || waiting.size < mostWaiting) waiting.set(key, { ...one, times: one.times + (known?.times ?? 0) });
  };

  const write = async () => {
    const taken = waiting;
    waiting = new Map();
    for (const [key, one] of taken) {
      try {
        await portal.unmet.add({ ...one.seen, area: await areaOfWish(portal, one.place), times: one.times });
      } catch (err) {
        portal.log.warn({ err }, 'how often families found nothing will be written down later');
        wait(key, one);
      }
    }
  };
  const flush = () => {
    flushing ??= write().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };
  const timer = setInterval(flush, everyMs);
  timer.unref();

  return {
    note: (search) => {
      const { when, form, page } = search.wish;
      if (!when || page > 1 || !isReading(search)) return;
      const place = roughly(search.wish, SAID_DECIMALS);
      if (!place) return;
      const ages = agesOf(search.wish);
      const where = JSON.stringify(place);
      if (!isFirst(search, JSON.stringify([when, form, ages, roughly(search.wish, SAME_DECIMALS)]))) return;
      for (const age of ages.length > 0 ? ages : [undefined]) {
        const seen = {
          ...({ kind: 'search', day: todayOf(portal), age: ageBandOf(age), care: careOf(form), part: partOf(when) } as const),
        };
        wait(JSON.stringify([where, seen]), { place, seen, times: 1 });
      }
    },
    flush,
    stop: async () => {
      clearInterval(timer);
      await flushing;
      await flush();
    },
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

/** What is remembered of one hour: codes, and nothing that they were made of. */
function freshHour(since: number) {
  const secret = randomBytes(32);
  const code = (what: string) => createHmac('sha256', secret).update(what).digest('base64url').slice(0, 16);
  return { since, code, seen: new Map<string, number>(), from: new Map<string, number>() };
}
