/** What the portal does that may take long, each time with a name that says which: never whose, nor with what values. */
export interface Work {
  kind: 'unit' | 'query' | 'search' | 'payment' | 'job';
  name: () => string;
}

/** Whoever wants to know of it: how long it took, or to be around it. */
export interface Watcher {
  around?<T>(work: Work, run: () => Promise<T>): Promise<T>;
  took?(work: Work, ms: number): void;
}

/** Shared through globalThis because the code is bundled more than once but the process is one. */
const shared = globalThis as typeof globalThis & { [key: symbol]: Set<Watcher> | undefined };
const watchers: Set<Watcher> = (shared[Symbol.for('jintuo.watchers')] ??= new Set());

/** Gives the function that ends it. */
export function watch(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Does something under the eyes of whoever watches; where nobody does, it is only done. */
export async function watched<T>(kind: Work['kind'], name: () => string, run: () => Promise<T>): Promise<T> {
  if (watchers.size === 0) return run();
  const work = { kind, name };
  const from = performance.now();
  let whole = run;
  for (const { around } of watchers) {
    const within = whole;
    if (around) whole = () => around(work, within);
  }
  try {
    return await whole();
  } finally {
    noteTook(work, performance.now() - from);
  }
}

/** Of what somebody else has measured. */
function noteTook(work: Work, ms: number): void {
  for (const { took } of watchers) took?.(work, ms);
}

interface SlowLog {
  warn: (fields: object, message: string) => void;
}

/** Names in the log what took longer than so many milliseconds, and gives the function that ends it; nothing where there is no bound. */
export function tellSlow(log: SlowLog, slowMs: number | undefined): () => void {
  if (slowMs === undefined) return () => {};
  const took: Watcher['took'] = ({ kind, name }, ms) => {
    if (ms >= slowMs) log.warn({ kind, what: name(), ms: Math.round(ms) }, 'slow');
  };
  return watch({ took });
}

/** A port whose calls of these names are watched. */
export function watchedPort<Port extends object>(kind: Work['kind'], port: Port, calls: readonly (keyof Port & string)[]): Port {
  const over = calls.map((call) => {
    const own = port[call] as (...args: unknown[]) => Promise<unknown>;
    const value = (...args: unknown[]) =>
      watched(
        kind,
        () => call,
        () => own.apply(port, args),
      );
    return [call, { value, configurable: true, enumerable: true, writable: true }] as const;
  });
  // Whatever the port has of its own this one has too: whoever puts something else in the place of a part of it keeps the rest.
  const own = Object.entries(port).map(([name, value]) => {
    const live = typeof value === 'function' ? { value, writable: true } : { get: () => port[name as keyof Port] };
    return [name, { ...live, configurable: true, enumerable: true }] as const;
  });
  return Object.create(port, Object.fromEntries<PropertyDescriptor>([...own, ...over]));
}

/** Frames of a stack that lead to a unit of work from below, and say nothing of what it is for. */
const BELOW =
  /[/\\](node_modules|ports|records)[/\\]|node:|^(watched|inTransaction|tryAgain|once|work|unit|written|write|callerOf)$/;

/** The verb that has begun something, by the calls above it: its function's name. */
export function callerOf(made: Error): string {
  for (const line of (made.stack ?? '').split('\n').slice(1)) {
    const [, name = '', place = line] = /^\s+at (?:async )?(?:Object\.|Module\.)?([\w$.]+) \((.+)\)$/.exec(line) ?? [];
    if (name && !BELOW.test(name) && !BELOW.test(place)) return name;
  }
  return 'a save';
}

const LONGEST = 240;

/** A statement without its values, those that stand in it included. */
export function nameOfStatement(sql: string): string {
  const plain = sql
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\b\d+(\.\d+)?\b/g, '?')
    .replace(/\?(\s*,\s*\?)+/g, '?, …')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)} …` : plain;
}
