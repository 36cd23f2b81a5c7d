import recording from './recorded-answers.json' with { type: 'json' };

/** A request to a server, what it answered, and how the task ended that the request set going. */
export interface Exchange {
  what: string;
  request: [method: string, path: string, body?: unknown];
  status: number;
  answer: unknown;
  task?: unknown;
}

/** What a Meilisearch 1.50 answered, one after the other. `INDEX` and `words` stand for two indexes. */
export const RECORDED: Exchange[] = (recording.exchanges as Exchange[]).map((one) => ({ ...one, request: whole(one) }));

/** Two questions are so long that the recording cuts them. */
function whole({ what, request: [method, path, body] }: Exchange): Exchange['request'] {
  if (what.endsWith('a word of 600 letters')) return [method, path, { ...(body as object), q: 'a'.repeat(600) }];
  if (!what.endsWith('a filter of 3,000 ranges in one OR')) return [method, path, body];
  // It has 1,500, whatever it is called: more would reach the other two prices.
  const ranges = Array.from({ length: 1500 }, (_, at) => `price ${at} TO ${at + 1}`);
  return [method, path, { ...(body as object), filter: ranges.join(' OR ') }];
}

/** What differs each time. */
const PASSING = /^(processingTimeMs|requestUid|taskUid|uid|batchUid|duration|commitSha|commitDate|pkgVersion|\w+At|\w+Size)$/;

/**
 * An answer with what differs each time left out: times, sizes, numbers of tasks, the names of the two indexes. A text
 * that the recording cut is compared as far as it goes.
 */
export function lasting(value: unknown, names: { INDEX: string; words: string }): unknown {
  if (typeof value === 'string') return value.replaceAll(names.INDEX, 'INDEX').replaceAll(names.words, 'words').slice(0, 180);
  if (Array.isArray(value)) return value.map((one) => lasting(one, names));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => !PASSING.test(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, lasting(one, names)]));
}
