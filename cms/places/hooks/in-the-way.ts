import { APIError, type PayloadRequest } from 'payload';
import type { Booked } from '#cms/core/problem.ts';
import { bookedLinks, bookedWords } from '#cms/words/booked-words.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

/** A change that cannot be saved, because of whom, and where each of them is looked at. */
export function inTheWay(req: PayloadRequest, booked: Booked, words: (t: Translator, who: string) => string): APIError {
  const t = createTranslator(langOf(req.i18n?.language));
  const links = bookedLinks(t, booked);
  return new APIError(words(t, bookedWords(t, booked)), 409, { links }, true);
}
