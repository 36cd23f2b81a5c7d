import { en, type Messages, zh } from './messages/index.ts';

export type Lang = 'zh' | 'en';

/** `area.key`, such as `common.skip`. */
export type MessageKey = { [Area in keyof Messages]: `${Area}.${keyof Messages[Area] & string}` }[keyof Messages];

export type MessageParams = Record<string, string | number>;

export type Translator = (key: MessageKey, params?: MessageParams) => string;

/**
 * The words of one language. `{name}` is replaced by a parameter; `{count|place|places}` chooses by number.
 *
 * @example createTranslator('en')('common.years', { count: 2 }) // '2 years'
 */
export function createTranslator(lang: Lang): Translator {
  const areas: Record<string, Record<string, string>> = lang === 'zh' ? zh : en;
  return (key, params) => {
    const dot = key.indexOf('.');
    const text = areas[key.slice(0, dot)]?.[key.slice(dot + 1)];
    if (text === undefined) throw new Error(`No message ${key} in ${lang}`);
    return params ? fillIn(text, params) : text;
  };
}

/** Placeholders without a parameter are left as they stand, so that a slip shows and nothing breaks. */
export function fillIn(text: string, params: MessageParams): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : Number(value) === 1 ? one : (other ?? '');
  });
}

/** The names of a text's placeholders, each once, in order of the alphabet. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[|}]/g)].map((match) => match[1] ?? ''))].sort();
}
