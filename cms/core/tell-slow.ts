import { type Watcher, watch } from '#cms/ports/watch.ts';

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
