import { type InEveryLanguage, inEveryLanguage, LANGS, type Lang } from '#domain/language/lang.ts';
import type { PlaceKind } from '#domain/places/geo.ts';
import type { PlaceDocument, PlaceQuery } from '../port.ts';
import { fold } from '../text/fold.ts';
import { textsOf } from '../text/indexed-text.ts';
import type { Spell } from '../text/pinyin.ts';
import { runsOfText } from '../text/runs.ts';
import { compareIds } from './plain-code.ts';

/** A place's names as they are compared with what is being typed: folded, without spaces. */
export interface PlaceNames {
  own: InEveryLanguage;
  aliases: string[];
  /** In full and by initials. */
  spelled: string[];
}

const KINDS: PlaceKind[] = ['district', 'township', 'station', 'hospital', 'park', 'landmark', 'employer', 'community'];

export function placeNames({ name, aliases }: PlaceDocument, spell: Spell): PlaceNames {
  const spelled = [...textsOf(name), ...aliases].flatMap((text) => {
    const syllables = runsOfText(text).flatMap(({ han, text: run }) => (han ? spell(run) : [run]));
    return [syllables.join(''), syllables.map((syllable) => syllable[0] ?? '').join('')];
  });
  return { own: inEveryLanguage((lang) => compact(name[lang] ?? '')), aliases: aliases.map(compact), spelled };
}

/** The best places for what was typed: by how near a name comes to it, then by kind, then the shorter name, then id. */
export function bestPlaces(
  found: { document: PlaceDocument; names: PlaceNames }[],
  { q, lang, limit, whole = false }: PlaceQuery,
): PlaceDocument[] {
  const typed = compact(q.slice(0, 100));
  return found
    .filter(({ names }) => !whole || isWhole(names, typed))
    .map(({ document, names }) => ({
      document,
      near: nearness(names, typed, lang),
      kind: KINDS.indexOf(document.placeKind),
      length: names.own[lang].length,
    }))
    .sort((a, b) => a.near - b.near || a.kind - b.kind || a.length - b.length || compareIds(a.document.id, b.document.id))
    .slice(0, Math.max(0, limit))
    .map(({ document }) => document);
}

/** Whether what was typed is a name from its first letter to its last, as it is written or in full pinyin. */
function isWhole({ own, aliases, spelled }: PlaceNames, typed: string): boolean {
  const inFull = spelled.filter((_, at) => at % 2 === 0);
  return [...Object.values(own), ...aliases, ...inFull].includes(typed);
}

/** How near a place's name comes to what was typed, 0 best. */
function nearness(names: PlaceNames, typed: string, lang: Lang): number {
  const own = names.own[lang];
  const others = LANGS.filter((one) => one !== lang).map((one) => names.own[one]);
  if (own === typed || others.includes(typed) || names.aliases.includes(typed)) return 0;
  if (own.startsWith(typed)) return 1;
  if (others.some((other) => other.startsWith(typed)) || names.aliases.some((alias) => alias.startsWith(typed))) return 2;
  if (names.spelled.some((spelling) => spelling.startsWith(typed))) return 3;
  return 4;
}

function compact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
