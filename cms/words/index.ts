import type { Lang } from '#domain/language/lang.ts';
import { fillIn, type MessageParams } from './fill-in.ts';
import { en, type Messages, zh } from './messages/index.ts';

export type { Messages };

/** `area.key`, such as `common.skip`. */
export type MessageKey = { [Area in keyof Messages]: `${Area}.${keyof Messages[Area] & string}` }[keyof Messages];

export interface Translator {
  (key: MessageKey, params?: MessageParams): string;
  lang: Lang;
}

type Areas = Record<string, Record<string, string>>;
const MESSAGES: Record<Lang, Messages> = { zh, en };

/** The words of one area as they stand, without blanks being filled: for what is said in the browser. */
export const wordsOf = <Area extends keyof Messages>(lang: Lang, area: Area): Messages[Area] => MESSAGES[lang][area];

/**
 * The words of one language, as ICU messages: `{name}` is replaced by a parameter, and
 * `{count, plural, one {place} other {places}}` chooses by number as that language does.
 *
 * @example createTranslator('en')('common.years', { count: 2 }) // '2 years'
 */
export function createTranslator(lang: Lang): Translator {
  const areas: Areas = MESSAGES[lang];
  const t = (key: MessageKey, params?: MessageParams) => {
    const dot = key.indexOf('.');
    const text = areas[key.slice(0, dot)]?.[key.slice(dot + 1)];
    if (text === undefined) throw new Error(`No message ${key} in ${lang}`);
    return params ? fillIn(text, params, lang) : text;
  };
  return Object.assign(t, { lang });
}
