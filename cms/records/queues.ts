import type { PriorityRule, WaitlistRules } from '#domain/offers/waitlist-order.ts';
import { type CivilDate, inForceOn } from '#domain/time/civil-date.ts';
import type { WaitRecord, Waits } from './waits.ts';

/** Who waits at which centre, and in what order a city lets them wait. */
export interface Queues {
  /** By the centre's id; a centre at which nobody waits is not there. */
  at: ReadonlyMap<string, readonly WaitRecord[]>;
  /** What decides about the order on a day, before the time of joining. */
  rules(on: CivilDate): readonly PriorityRule[];
  published(on: CivilDate): WaitlistRules | undefined;
}

/** The waitlists of the city, kept in memory for search and pages. */
export interface KeptQueues {
  look(): Promise<Queues>;
  /** Somebody has joined, left, or been offered a place: they are read again when somebody looks. */
  note(): void;
}

/** Reads them when they are first asked for, and again when the change log has named them. */
export function createQueues(
  { listLive, listRules }: Pick<Waits, 'listLive' | 'listRules'>,
  { caughtUp }: { caughtUp: () => Promise<void> },
): KeptQueues {
  let known: Promise<Queues> | undefined;
  const read = async (): Promise<Queues> => {
    const [live, all] = await Promise.all([listLive(), listRules()]);
    const published = (on: CivilDate) => inForceOn(all, on);
    return {
      at: Map.groupBy(live, ({ facilityId }) => facilityId),
      published,
      rules: (on) => published(on)?.rules ?? [],
    };
  };
  return {
    look: async () => {
      await caughtUp();
      const reading = (known ??= read());
      reading.catch(() => {
        if (known === reading) known = undefined;
      });
      return reading;
    },
    note: () => {
      known = undefined;
    },
  };
}
