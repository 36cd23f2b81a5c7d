import type { BaseDatabaseAdapter } from 'payload';
import { requestScope } from '#cms/ports/request-scope.ts';
import { isUnavailable, NO_ANSWER, UnavailableError } from '#cms/ports/unavailable.ts';
import { VERBS } from './one-at-a-time.ts';

/** A server that has answered nobody for so long is away. The change log is read four times a second: somebody always asks. */
const SILENCE_MS = 1200;
const LOOK_EVERY_MS = 150;

/** Whether a database server answers. */
export interface Silence {
  /** Since when it has not answered, in the machine's milliseconds; nothing while it does. */
  awaySince(): number | undefined;
  /** Asks it something. Within a request that is not begun while it is away, and left as soon as that is known. */
  asking<T>(work: () => Promise<T>): Promise<T>;
  /** Does what must be done to its end, such as a rollback; a request does not wait for it while it is away. */
  ending<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

interface Told {
  silenceMs?: number;
  onAway?: () => void;
  onBack?: (awayMs: number) => void;
}

export function createSilence({ silenceMs = SILENCE_MS, onAway, onBack }: Told = {}): Silence {
  const asked = new Map<symbol, number>();
  const waiting = new Set<(error: Error) => void>();
  let away: number | undefined;
  let answered = performance.now();
  let lookedAt = answered;

  const heard = () => {
    answered = performance.now();
    if (away === undefined) return;
    onBack?.(Date.now() - away);
    away = undefined;
  };
  const look = () => {
    const now = performance.now();
    // A process that stood still itself has heard nobody.
    if (now - lookedAt > LOOK_EVERY_MS * 3) answered = now;
    lookedAt = now;
    const [oldest] = asked.values();
    if (away !== undefined || oldest === undefined || now - Math.max(oldest, answered) < silenceMs) return;
    away = Date.now() - silenceMs;
    onAway?.();
    for (const leave of waiting) leave(new UnavailableError(NO_ANSWER));
    waiting.clear();
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();

  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    const question = Symbol('question');
    asked.set(question, performance.now());
    try {
      const answer = await work();
      heard();
      return answer;
    } catch (error) {
      const why = asUnavailable(error);
      if (!isUnavailable(why)) heard();
      throw why;
    } finally {
      asked.delete(question);
    }
  };

  const unlessAway = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (away === undefined) waiting.add(reject);
      else reject(new UnavailableError(NO_ANSWER));
      work.then(resolve, reject).finally(() => waiting.delete(reject));
    });

  return {
    awaySince: () => away,
    asking: (work) => {
      if (!requestScope.getStore()) return ask(work);
      return away === undefined ? unlessAway(ask(work)) : Promise.reject(new UnavailableError(NO_ANSWER));
    },
    ending: async (work) => {
      const ended = work().catch((error: unknown) => Promise.reject(asUnavailable(error)));
      return requestScope.getStore() ? unlessAway(ended) : ended;
    },
    close: () => clearInterval(timer),
  };
}

/** How the system names a connection that is cut. The driver passes it on as it is where its socket has ended and it has not seen so yet. */
const CUT = ['EPIPE', 'ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT'];

function asUnavailable(error: unknown): unknown {
  const cut = error instanceof Error && 'code' in error && CUT.includes(String(error.code));
  return cut ? new UnavailableError(NO_ANSWER, { cause: error }) : error;
}

const silences = new WeakMap<object, Silence>();

/** Of a database that is a server; a file always answers. */
export function silenceOf(adapter: object): Silence | undefined {
  return silences.get(adapter);
}

/** No request waits for a server that is away: its driver alone would wait for seconds, for every question anew. */
export function heedSilence(adapter: BaseDatabaseAdapter): void {
  const silence = createSilence({
    onAway: () => adapter.payload.logger.error('the database server does not answer: requests are told so until it does'),
    onBack: (awayMs) => adapter.payload.logger.error({ awayMs }, 'the database server answers again'),
  });
  silences.set(adapter, silence);
  const verbs = adapter as BaseDatabaseAdapter & Record<string, unknown>;
  const heed = (name: string, how: Silence['asking']) => {
    const verb = verbs[name];
    if (typeof verb === 'function') verbs[name] = (...args: unknown[]) => how(async () => verb.apply(adapter, args));
  };
  for (const name of VERBS) heed(name, silence.asking);
  for (const name of ['commitTransaction', 'rollbackTransaction']) heed(name, silence.ending);
  const destroy = adapter.destroy?.bind(adapter);
  adapter.destroy = async () => {
    silence.close();
    await destroy?.();
  };
}
