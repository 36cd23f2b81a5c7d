interface Guidance {
  topic: string;
  fromMonth: number;
  toMonth: number;
}

/** Those written for the fewest months first: what is for an age says more of it than what is for all. */
export function narrowestFirst<T extends Guidance>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => a.toMonth - a.fromMonth - (b.toMonth - b.fromMonth));
}

/** So many of them, the narrowest first, of as many topics as there are. */
export function mostFitting<T extends Guidance>(all: readonly T[], most: number): T[] {
  const sorted = narrowestFirst(all);
  const firstOfTopic = sorted.filter((one, index) => sorted.findIndex(({ topic }) => topic === one.topic) === index);
  return [...new Set([...firstOfTopic, ...sorted])].slice(0, most);
}
