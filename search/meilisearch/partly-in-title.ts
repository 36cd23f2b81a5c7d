import { PARTS, textOf } from '../text/indexed-text.ts';
import { askedOf, rankOf } from '../text/matcher.ts';
import { readingsOf } from '../text/readings.ts';
import { readAll, TIES } from './ask.ts';
import type { Means } from './decide.ts';
import { type Filter, idFilter } from './filters.ts';
import { asked, type Question } from './question.ts';

export interface Named {
  id: string;
  name: string;
  /** 0 best; see `RANKS`. */
  rank: number;
}

/** Has the title a part of what is asked: the second of the ranks. */
const PARTLY = 1;
export const OTHER_PARTS = PARTS.filter((part) => part !== 'title');
const LOOKED_AT_ONCE = 200;

/**
 * Of what is found, the first by name that has a part of what is asked in its title. No question of the engine's says
 * so; but each word stands in one part alone, so all is meant that is found, and is found neither in the title nor
 * without it. `some` is how many these are, among `all`.
 */
export async function partlyInTitle(
  means: Pick<Means, 'ask' | 'spell'>,
  within: { filter: Filter; question: Question },
  { but, wanted, all, some }: { but: string[]; wanted: number; all: number; some: number },
): Promise<Named[]> {
  if (some <= 0 || within.question.terms.length < 2) return [];
  const { filter, question } = within;
  for (let limit = Math.ceil((2 * wanted * all) / some); ; limit *= 4) {
    const [found, elsewhere] = await means.ask([
      { ...asked(question), filter, sort: TIES, limit, attributesToRetrieve: ['id', 'name'] },
      { ...asked(question, OTHER_PARTS), filter, sort: TIES, limit, attributesToRetrieve: ['id'] },
    ]);
    const known = new Set([...but, ...(elsewhere?.hits ?? []).map(({ id = '' }) => id)]);
    const left = (found?.hits ?? []).flatMap(({ id = '', name = '' }) => (known.has(id) ? [] : [{ id, name, rank: PARTLY }]));
    const ranked = question.ofWholeWords ? left : await lookedAt(means, question, { left, wanted });
    if (ranked.filter(({ rank }) => rank === PARTLY).length >= wanted || limit >= all) return ranked;
  }
}

/** Of a term in pieces one may stand in the title and the others elsewhere, so these are looked at, until there are enough. */
async function lookedAt(
  { ask, spell }: Pick<Means, 'ask' | 'spell'>,
  { conditions }: Question,
  { left, wanted }: { left: Named[]; wanted: number },
): Promise<Named[]> {
  const ranked: Named[] = [];
  for (let at = 0; at < left.length && ranked.filter(({ rank }) => rank === PARTLY).length < wanted; at += LOOKED_AT_ONCE) {
    const some = left.slice(at, at + LOOKED_AT_ONCE);
    const found = await readAll(ask, { put: {}, filter: [idFilter(some.map(({ id }) => id))] }, ['id', 'document']);
    const ranks = new Map(
      found.flatMap(({ id, document }) =>
        id !== undefined && document ? [[id, rankOf(askedOf(readingsOf(textOf(document), spell)), conditions)]] : [],
      ),
    );
    ranked.push(...some.map((one) => ({ ...one, rank: ranks.get(one.id) ?? one.rank })));
  }
  return ranked;
}
