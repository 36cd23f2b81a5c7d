import { todayOf } from '#cms/core/clock.ts';
import { type EverySoOften, everySoOften } from '#cms/core/every-so-often.ts';
import { createFirstOfDay } from '#cms/portal/first-of-day.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isReading } from '#domain/guidance/reading.ts';
import { LANGS } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

const EVERY_MS = 15_000;
/** One address reads at most so many texts a day: more are a program's. */
const MOST_FROM_ONE = 200;
/** A process remembers at most so many readings of a day, and counts no more than that. */
const MOST_A_DAY = 200_000;

type Counting = Pick<Portal, 'articles' | 'city' | 'log' | 'now' | 'readings'>;

export interface Read {
  slug: string;
  address: string;
  agent: string;
  purpose: string;
}

/** What was counted is written down every so often; what the database does not take now it is given later. */
export interface ReadCounter extends EverySoOften {
  note(read: Read): void;
}

/**
 * Counts how often texts are read, without cookies: that a reader has read a text already today is known by a code of its
 * address and browser, made with a secret that this process alone has and throws away with the day. Only sums are written.
 */
export function createReadCounter(portal: Counting, { everyMs = EVERY_MS, mostFromOne = MOST_FROM_ONE } = {}): ReadCounter {
  const isFirst = createFirstOfDay({ mostFromOne, mostADay: MOST_A_DAY });
  let waiting = new Map<string, { slug: string; day: CivilDate; times: number }>();

  const write = async () => {
    const taken = waiting;
    waiting = new Map();
    for (const [key, one] of taken) {
      try {
        const article = await portal.articles.find({ slug: one.slug, lang: LANGS[0] });
        if (article) await portal.readings.add({ article: article.id, day: one.day, times: one.times });
      } catch (err) {
        portal.log.warn({ err }, 'how often texts were read will be written down later');
        const since = waiting.get(key);
        waiting.set(key, { ...one, times: one.times + (since?.times ?? 0) });
      }
    }
  };

  return {
    note: (read) => {
      if (!isReading(read)) return;
      const day = todayOf(portal);
      if (!isFirst(read, read.slug, day)) return;
      const key = `${day}|${read.slug}`;
      waiting.set(key, { slug: read.slug, day, times: (waiting.get(key)?.times ?? 0) + 1 });
    },
    ...everySoOften(write, everyMs),
  };
}
