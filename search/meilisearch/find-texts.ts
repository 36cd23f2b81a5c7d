import { rankedTexts } from '../embedded/find-texts.ts';
import type { TextHit, TextKind, TextQuery } from '../port.ts';
import { compareTexts, dayNumber, type OrderedText, TEXT_GROUPS, toTextHit } from '../rules/text-order.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { TIES } from './ask.ts';
import { decided, type Means, narrowing } from './decide.ts';
import type { MeiliDocument } from './document.ts';
import { type Filter, kindFilter, NOTHING } from './filters.ts';
import { rankedStretch } from './ranked-stretch.ts';

export interface FoundText extends OrderedText {
  document: TextHit;
  /** What was asked of it in the end. */
  conditions: Condition[];
}

const FIELDS: (keyof MeiliDocument)[] = ['hit', 'name'];

/** Articles, policies and activities, best first. */
export async function findTexts(means: Means, query: TextQuery): Promise<FoundText[]> {
  const most = Math.max(0, Math.trunc(query.limit) || 0);
  if (most === 0) return [];
  const groups = TEXT_GROUPS.map((group) => ({ group, wanted: group.filter((kind) => query.kinds.includes(kind)) }));
  const found = await Promise.all(
    groups.filter(({ wanted }) => wanted.length > 0).map((one) => findGroup(means, query, { ...one, most })),
  );
  return found.flat().sort(compareTexts).slice(0, most);
}

function findGroup(
  means: Means,
  { q, from }: TextQuery,
  { group, wanted, most }: { group: readonly TextKind[]; wanted: TextKind[]; most: number },
): Promise<FoundText[]> {
  const among = groupFilter(group, from);
  return decided(means, { terms: parseQuery(q), among, kinds: [...group], from }, async (question) => {
    const { without, store } = means.unsettled.now();
    const conditions = question?.conditions ?? [];
    const changed = rankedTexts(store, { group, from, conditions: question?.conditions })
      .filter(({ document }) => wanted.some((kind) => kind === document.kind))
      .map(({ document, ...one }) => ({ ...one, document: toTextHit(document), conditions }));
    const filter = [...among, kindFilter(wanted), ...without, ...(question ? narrowing(question) : [])];
    const stretch = { from: 0, size: most };
    const found = question
      ? await rankedStretch(means, { filter, question, stretch }, FIELDS)
      : ((await means.ask([{ filter, sort: TIES, limit: most, attributesToRetrieve: FIELDS }]))[0]?.hits ?? []).map((hit) => ({
          hit,
          rank: 0,
        }));
    const texts = found.flatMap(({ hit: { hit, name }, rank }) =>
      hit ? [{ document: hit, key: name ?? '', rank, conditions }] : [],
    );
    return [...texts, ...changed];
  });
}

/** What of a group can be offered at all: of activities, those that are to come. */
function groupFilter(group: readonly TextKind[], from: string | undefined): Filter {
  if (!group.includes('activity') || from === undefined) return [kindFilter([...group])];
  const day = dayNumber(from);
  return [kindFilter([...group]), Number.isNaN(day) ? NOTHING : `day >= ${day}`];
}
