import type { Payload } from 'payload';
import { type InEveryLanguage, inEveryLanguage, LANGS, type Lang, langOf } from '#domain/language/lang.ts';

/** A localized field read with `locale: 'all'`, in every language; one that is missing is said in the first that is there. */
export function words(value: unknown): InEveryLanguage {
  if (typeof value === 'string') return inEveryLanguage(() => value);
  const said = (value ?? {}) as Partial<InEveryLanguage>;
  const any = LANGS.map((lang) => said[lang]).find((text) => text !== undefined && text !== null) ?? '';
  return inEveryLanguage((lang) => said[lang] ?? any);
}

/**
 * The city's own language. What is the same in every language is written in it: a name that exists in the city's own
 * language only is not asked for in another.
 */
export function ownLanguage({ config: { localization } }: Pick<Payload, 'config'>): Lang {
  return langOf(localization ? localization.defaultLocale : undefined);
}
