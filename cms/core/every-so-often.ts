export interface EverySoOften {
  /** Does it now, or waits for what is under way. */
  flush(): Promise<void>;
  /** Once more, and then never again. */
  stop(): Promise<void>;
}

/** Does something again and again, one time after the other; it keeps no process alive. */
export function everySoOften(work: () => Promise<void>, everyMs: number): EverySoOften {
  let underWay: Promise<void> | undefined;
  const flush = () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
  const timer = setInterval(flush, everyMs);
  timer.unref();
  return {
    flush,
    stop: async () => {
      clearInterval(timer);
      await underWay;
      await flush();
    },
  };
}
