import { BusyError } from '#cms/ports/busy.ts';

/** Those of one process who want to write: one at a time, in the order in which they came. */
export interface WriterLine {
  /**
   * Settles when it is this one's turn, which ends with `leave`.
   * @throws BusyError when that takes too long; or what `isTooLate` gives, which is asked now and then
   */
  enter(who: { together: boolean; isTooLate?: () => Error | undefined }): Promise<void>;
  /** Lets the next one in, at once: whoever it is cannot give up any more. */
  leave(): void;
  /** Whether whoever comes next shares a commit. */
  isNextTogether(): boolean;
}

interface Waiting {
  together: boolean;
  enter(): void;
}

const LOOK_EVERY_MS = 100;

export function createWriterLine(patienceMs: number): WriterLine {
  const waiting: Waiting[] = [];
  let isTaken = false;
  return {
    enter: ({ together, isTooLate }) => {
      if (!isTaken) {
        isTaken = true;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          clearInterval(looking);
        };
        const own: Waiting = {
          together,
          enter: () => {
            stop();
            resolve();
          },
        };
        const giveUp = (why: Error) => {
          stop();
          waiting.splice(waiting.indexOf(own), 1);
          reject(why);
        };
        const timer = setTimeout(() => giveUp(new BusyError('waited too long for those who write before')), patienceMs);
        const look = () => {
          const why = isTooLate?.();
          if (why) giveUp(why);
        };
        const looking = isTooLate && setInterval(look, LOOK_EVERY_MS);
        waiting.push(own);
      });
    },
    leave: () => {
      const next = waiting.shift();
      if (next) next.enter();
      else isTaken = false;
    },
    isNextTogether: () => waiting[0]?.together ?? false,
  };
}
