/** Runs the work when all earlier work of that name has ended, well or badly. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Work of one name is done in the order in which it came; of other names, side by side. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    const ended = turn.catch(() => undefined);
    last.set(name, ended);
    try {
      return await turn;
    } finally {
      if (last.get(name) === ended) last.delete(name);
    }
  };
}
