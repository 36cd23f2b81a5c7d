import type { Payload } from 'payload';
import { type Lang, langOf } from '#domain/language/lang.ts';

/**
 * The city's own language. What is the same in every language is written in it: a name that exists in the city's own
 * language only is not asked for in another.
 */
export function ownLanguage({ config: { localization } }: Pick<Payload, 'config'>): Lang {
  return langOf(localization ? localization.defaultLocale : undefined);
}
