import { LONGEST_ASKED } from './readings.ts';
import { type Run, runsOf } from './runs.ts';

const MOST_TERMS = 10;

/**
 * The terms of what a person typed, each once: `undefined` when it is blank and so filters nothing,
 * `[]` when it holds no character that can be searched and so matches nothing. Long input is cut.
 * @example parseQuery('hl托育') // [{ han: false, text: 'hl' }, { han: true, text: '托育' }]
 */
export function parseQuery(q: string | undefined): Run[] | undefined {
  if (!q?.trim()) return undefined;
  // Cut before folding, so that length costs nothing, and after: one ligature can unfold into eighteen letters.
  const runs = runsOf(q.trim().slice(0, LONGEST_ASKED)).map(({ han, text }) => ({ han, text: cut(text) }));
  const distinct = new Map(runs.map((run) => [run.text, run]));
  return [...distinct.values()].slice(0, MOST_TERMS);
}

/** To the longest that is indexed, and never through the middle of a character. */
function cut(text: string): string {
  return text.slice(0, LONGEST_ASKED).replace(/[\ud800-\udbff]$/, '');
}
