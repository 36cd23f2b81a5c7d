import type { TextHit, TextKind, TextQuery } from '../port.ts';
import { compareTexts, dayNumber, type OrderedText, TEXT_GROUPS } from '../rules/text-order.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import type { Run } from '../text/runs.ts';
import { conditionsFor, kindFilter, rankFilters, textFilters } from './ask-text.ts';
import type { AskEngine } from './engine.ts';
import { type Filter, NOTHING } from './filters.ts';

export interface FoundText extends OrderedText {
  document: TextHit;
  /** What was asked of it in the end. */
  conditions: Condition[];
}

/** Articles, policies and activities, best first. */
export async function findTexts(ask: AskEngine, { q, kinds, limit, from }: TextQuery): Promise<FoundText[]> {
  const terms = parseQuery(q);
  const most = Math.max(0, Math.trunc(limit) || 0);
  if (most === 0) return [];
  const asked = TEXT_GROUPS.map((group) => ({ group, wanted: group.filter((kind) => kinds.includes(kind)) }));
  const found = await Promise.all(
    asked
      .filter(({ wanted }) => wanted.length > 0)
      .map(({ group, wanted }) => findGroup(ask, terms, { among: groupFilter(group, from), wanted, most })),
  );
  return found.flat().sort(compareTexts).slice(0, most);
}

async function findGroup(
  ask: AskEngine,
  terms: Run[] | undefined,
  { among, wanted, most }: { among: Filter; wanted: TextKind[]; most: number },
): Promise<FoundText[]> {
  const conditions = terms ? await conditionsFor(ask, terms, among) : [];
  const ranks = terms ? rankFilters(conditions).map((rank) => [textFilters(conditions), rank]) : [[]];
  const answers = await ask(
    ranks.map((filter) => ({
      filter: [...among, kindFilter(wanted), ...filter],
      sort: ['name:asc', 'key:asc'],
      limit: most,
      attributesToRetrieve: ['hit', 'name'],
    })),
  );
  return answers.flatMap(({ hits }, rank) =>
    hits.flatMap(({ hit, name }) => (hit ? [{ document: hit, key: name ?? '', rank, conditions }] : [])),
  );
}

/** What of a group can be offered at all: of activities, those that are to come. */
function groupFilter(group: readonly TextKind[], from: string | undefined): Filter {
  if (!group.includes('activity') || from === undefined) return [kindFilter([...group])];
  const day = dayNumber(from);
  return [kindFilter([...group]), Number.isNaN(day) ? NOTHING : `day >= ${day}`];
}
