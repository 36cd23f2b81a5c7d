/** Pauses in milliseconds before the second, third … try; the last is that before each further one. */
const PAUSES_MS = [100, 500, 2_000, 10_000, 60_000];

export interface ErrandLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One kind of work that changes ask for, by the names of what changed. */
export interface Errands {
  ask(names: readonly string[]): void;
  /** Settles when nothing is left to do, or to try again soon. */
  done(): Promise<void>;
  /** Whether something is left to do, or to try again. */
  isBehind(): boolean;
  /** Takes up nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Does what is asked for, one batch after the other, so that what was read first is never written last; what is asked
 * for meanwhile is the next batch, each name once. Where a batch fails its names are tried one by one, and those that
 * fail alone again later, in growing pauses and without end: none is lost for another's sake, or is ever forgotten.
 */
export function createErrands(
  work: (names: string[]) => Promise<void>,
  { kind, log, pauses = PAUSES_MS }: { kind: string; log: ErrandLog; pauses?: readonly number[] },
): Errands {
  const waiting = new Set<string>();
  const tried = new Map<string, number>();
  const timers = new Map<string, NodeJS.Timeout>();
  let busy: Promise<void> | undefined;
  let stopped = false;

  const attempt = async (names: string[]): Promise<void> => {
    try {
      await work(names);
      for (const name of names) tried.delete(name);
    } catch (error) {
      if (names.length > 1) for (const name of names) await attempt([name]);
      else for (const name of names) tryLater(name, error);
    }
  };

  const tryLater = (name: string, err: unknown) => {
    const times = (tried.get(name) ?? 0) + 1;
    const fields = { err, kind, about: name, times };
    tried.set(name, times);
    if (times > pauses.length) log.error(fields, 'a change cannot be followed: it is tried again until it can');
    else log.warn(fields, 'a change could not be followed yet: it is tried again');
    timers.set(name, setTimeout(ask, pauses[times - 1] ?? pauses.at(-1), [name]).unref());
  };

  const run = async () => {
    while (waiting.size > 0 && !stopped) {
      const names = [...waiting];
      waiting.clear();
      await attempt(names);
    }
    busy = undefined;
  };

  const ask = (names: readonly string[]) => {
    if (stopped) return;
    for (const name of names) {
      clearTimeout(timers.get(name));
      timers.delete(name);
      waiting.add(name);
    }
    if (waiting.size > 0) busy ??= run();
  };

  return {
    ask,
    done: async () => {
      const soon = () => [...timers.keys()].some((name) => (tried.get(name) ?? 0) <= pauses.length);
      while (busy || soon()) await (busy ?? new Promise((resolve) => setTimeout(resolve, 20)));
    },
    isBehind: () => waiting.size > 0 || timers.size > 0 || busy !== undefined,
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await busy;
    },
  };
}
