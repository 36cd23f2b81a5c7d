import type { MessageParams } from '#cms/words/fill-in.ts';
import { createTranslator, type MessageKey } from '#cms/words/index.ts';
import { LANGS, langOf } from '#domain/language/lang.ts';

interface Asking {
  i18n?: { language?: string };
}

/** A sentence in the language in which the person works. */
export const say = (req: Asking | undefined, key: MessageKey, params?: MessageParams): string =>
  createTranslator(langOf(req?.i18n?.language))(key, params);

/** A sentence in every language: for answers that reach whoever wrote, by form or by program. */
export const sayInEvery = (key: MessageKey, params?: MessageParams): string =>
  LANGS.map((lang) => createTranslator(lang)(key, params)).join(' / ');
