import type { Problem } from '#cms/core/problem.ts';
import { MOST_FAVOURITES } from '#cms/finding/favourites.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';

/** The parameter in which the plain form tells the page it leads back to what came of it. */
const SAID = 'saved';

const CODES = ['facility_not_found', 'too_many_favourites', 'too_many_requests'];

/** The address to go back to, with what came of it. */
export function sayBack(back: string, outcome: { ok: true; action: 'add' | 'remove' } | Problem): string {
  const said = outcome.ok ? (outcome.action === 'add' ? 'added' : 'removed') : outcome.code;
  return changed(back, (params) => params.set(SAID, said));
}

/** The same address without it. */
export function withoutSaid(address: string): string {
  return changed(address, (params) => params.delete(SAID));
}

/** What came of it, in words; only what this site can have said. */
export function saidOf(t: Translator, params: URLSearchParams): { ok: boolean; words: string } | undefined {
  const said = params.get(SAID) ?? '';
  if (said === 'added' || said === 'removed') return { ok: true, words: t(`saved.${said}`) };
  if (!CODES.includes(said)) return undefined;
  return { ok: false, words: problemWords(t, { code: said, params: { most: MOST_FAVOURITES, seconds: 60 } }) };
}

function changed(address: string, change: (params: URLSearchParams) => void): string {
  const { pathname, searchParams, hash } = new URL(address, 'http://here.invalid');
  change(searchParams);
  return `${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}${hash}`;
}
