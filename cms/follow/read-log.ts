import { type Change, noteFollowed, onWritten } from '#cms/core/changes.ts';
import type { Changes } from '#cms/records/changes.ts';
import type { ErrandLog } from './errands.ts';

/** How often the log is looked at for what other processes have written: one indexed read. */
const EVERY_MS = 250;
/** After this process has written: a burst of writes is read at once. */
const SOON_MS = 5;

/** Reads the change log as it grows. */
export interface LogReader {
  /** Hands on each change from now on, those since the reader was made included. */
  start(take: (change: Change) => void): void;
  /** Settles when everything that this process has written has been handed on. */
  caughtUp(): Promise<void>;
  /** Looks at once, and settles when everything committed before has been handed on. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** A reader that begins at the log's end: make it before the memory is read that it keeps up to date. */
export async function readLog(
  changes: Pick<Changes, 'follow'>,
  { log, everyMs = EVERY_MS }: { log: ErrandLog; everyMs?: number },
): Promise<LogReader> {
  const next = await changes.follow();
  let take: ((change: Change) => void) | undefined;
  let behind = false;
  let failing = false;
  let reading: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;

  const read = async () => {
    if (!take) return;
    behind = false;
    const begun = performance.now();
    try {
      for (const change of await next()) take(change);
      noteFollowed(begun);
      failing = false;
    } catch (err) {
      behind = true;
      if (!failing) log.error({ err }, 'the change log cannot be read: it is tried again until it can');
      failing = true;
    }
  };

  /** One that is under way may have begun before what matters to who asks: that one asks for another. */
  const look = (): Promise<void> => {
    following ??= (reading ?? Promise.resolve()).then(() => {
      reading = following;
      following = undefined;
      return read();
    });
    const mine = following;
    void mine.then(() => {
      if (reading === mine) reading = undefined;
    });
    return mine;
  };

  const unsubscribe = onWritten(() => {
    behind = true;
    soon ??= setTimeout(() => {
      soon = undefined;
      void look();
    }, SOON_MS).unref();
  });

  return {
    start: (handler) => {
      take = handler;
      timer = setInterval(() => reading ?? look(), everyMs).unref();
      if (behind) void look();
    },
    caughtUp: async () => {
      if (behind) await look();
      else await reading;
    },
    look,
    stop: async () => {
      unsubscribe();
      clearInterval(timer);
      clearTimeout(soon);
      take = undefined;
      await (following ?? reading);
    },
  };
}
