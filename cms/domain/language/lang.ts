/** The languages that the portal speaks; a city speaks one or more of them. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A name or a text in every language. */
export type InEveryLanguage = Record<Lang, string>;

/** The language and the place it is written for, as web pages and mail name it (BCP 47). */
export const LOCALES: InEveryLanguage = { zh: 'zh-CN', en: 'en' };

/** A language is named in itself. */
export const OWN_NAMES: InEveryLanguage = { zh: '中文', en: 'English' };

/** A language by its code; the first of all for any that is not spoken. */
export function langOf(code: string | null | undefined): Lang {
  return LANGS.find((lang) => lang === code) ?? LANGS[0];
}

/** The same in every language, each in its own words. */
export function inEveryLanguage<T>(say: (lang: Lang) => T): Record<Lang, T> {
  return Object.fromEntries(LANGS.map((lang) => [lang, say(lang)])) as Record<Lang, T>;
}

/** A text in one language; where there is none in it, in the first in which there is. */
export function textIn(text: Partial<Record<Lang, string | null>>, lang: Lang): string {
  return text[lang] || LANGS.map((one) => text[one]).find(Boolean) || '';
}
