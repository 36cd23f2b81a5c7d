import type { Lang, PlaceDocument, PlaceKind } from '../port.ts';
import { fold } from '../text/fold.ts';
import type { Spell } from '../text/pinyin.ts';
import { runsOf } from '../text/runs.ts';
import { both } from './indexed-text.ts';

/** A place's names as they are compared with what is being typed: folded, without spaces. */
export interface PlaceNames {
  zh: string;
  en: string;
  aliases: string[];
  /** In full and by initials. */
  spelled: string[];
}

const KINDS: PlaceKind[] = ['district', 'township', 'station', 'hospital', 'park', 'landmark', 'employer', 'community'];

export function placeNames({ name, aliases }: PlaceDocument, spell: Spell): PlaceNames {
  const spelled = [...both(name), ...aliases].flatMap((text) => {
    const syllables = runsOf(text).flatMap(({ han, text: run }) => (han ? spell(run) : [run]));
    return [syllables.join(''), syllables.map((syllable) => syllable[0] ?? '').join('')];
  });
  return { zh: compact(name.zh ?? ''), en: compact(name.en ?? ''), aliases: aliases.map(compact), spelled };
}

/** How near a place's name comes to what was typed, 0 best; places that are equally near go by `kindOrder`. */
export function nearness(names: PlaceNames, typed: string, lang: Lang): number {
  const [own, other] = lang === 'zh' ? [names.zh, names.en] : [names.en, names.zh];
  if (own === typed || other === typed || names.aliases.includes(typed)) return 0;
  if (own.startsWith(typed)) return 1;
  if (other.startsWith(typed) || names.aliases.some((alias) => alias.startsWith(typed))) return 2;
  if (names.spelled.some((spelling) => spelling.startsWith(typed))) return 3;
  return 4;
}

export function kindOrder({ placeKind }: PlaceDocument): number {
  return KINDS.indexOf(placeKind);
}

export function compact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
