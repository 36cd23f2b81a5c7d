/** The languages that the portal speaks; a city speaks one or more of them. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A name or a text in every language. */
export type InEveryLanguage = Record<Lang, string>;

/** A language by its code; the first of all for any that is not spoken. */
export function langOf(code: string | null | undefined): Lang {
  return LANGS.find((lang) => lang === code) ?? LANGS[0];
}
