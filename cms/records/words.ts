import { type InEveryLanguage, inEveryLanguage, LANGS } from '#domain/language/lang.ts';

/** A localized field read with `locale: 'all'`, in every language; one that is missing is said in the first that is there. */
export function words(value: unknown): InEveryLanguage {
  if (typeof value === 'string') return inEveryLanguage(() => value);
  const said = (value ?? {}) as Partial<InEveryLanguage>;
  const any = LANGS.map((lang) => said[lang]).find((text) => text !== undefined && text !== null) ?? '';
  return inEveryLanguage((lang) => said[lang] ?? any);
}
