import type { Known } from './read-known.ts';

/**
 * Where each identity in the file belongs once a person's answers "the same" are followed: the
 * identity its centre has now when that is in the file too, else one for all of its new names. An
 * identity that is some centre's own stays with that centre, whatever was answered.
 */
export function followDecisions({ centres, doubts }: Known, inFile: ReadonlySet<string>): (key: string) => string {
  const own = new Set(centres.map(({ key }) => key));
  const target = new Map<string, string>();
  const same = doubts.filter(({ decision, incoming }) => decision === 'same' && inFile.has(incoming) && !own.has(incoming));
  for (const [facility, answers] of Map.groupBy(same, (doubt) => doubt.facility)) {
    const centre = centres.find(({ id }) => id === facility);
    if (!centre) continue;
    const keys = answers.map(({ incoming }) => incoming).toSorted();
    const chosen = inFile.has(centre.key) ? centre.key : (keys[0] as string);
    for (const key of keys) target.set(key, chosen);
  }
  return (key) => target.get(key) ?? key;
}

/** Centres that a person has recognised under another name: incoming identity → centre. */
export function recognised({ centres, doubts }: Known): Map<string, string> {
  const known = new Set(centres.map(({ id }) => id));
  return new Map(
    doubts
      .filter(({ decision, facility }) => decision === 'same' && known.has(facility))
      .map(({ incoming, facility }) => [incoming, facility]),
  );
}
