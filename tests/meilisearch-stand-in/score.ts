import type { Match, Matches } from './match-words.ts';
import type { Settings } from './settings.ts';

/** How good a hit is, from 0 to 1, as the rules about typos and attributes have it; the others say nothing here. */
export function scoreOf(
  { typos, attribute }: Match,
  { matches: { mostTypos, terms }, settings, attributes }: { matches: Matches; settings: Settings; attributes: number },
): { score: number; details: object } {
  const details: Record<string, object> = {};
  let [rank, of] = [1, 1];
  const add = (own: number, most: number) => {
    rank = (rank - 1) * most + own;
    of *= most;
  };
  for (const rule of settings.rankingRules) {
    const order = Object.keys(details).length;
    if (rule === 'typo') {
      const most = mostTypos + 1;
      add(most - typos, most);
      details.typo = { order, typoCount: typos, maxTypoCount: mostTypos, score: (most - typos) / most };
    } else if (rule === 'attributeRank') {
      const most = terms * (attributes - 1) + 1;
      add(most - attribute, most);
      details.attributeRank = { order, score: (most - attribute) / most };
    }
  }
  return { score: rank / of, details };
}
