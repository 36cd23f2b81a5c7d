import { type Lang, langOf } from '#domain/language/lang.ts';
import { editor as editorEn } from './messages/editor.en.ts';
import { editor as editorZh } from './messages/editor.zh.ts';
import { filed as filedEn } from './messages/filed.en.ts';
import { filed as filedZh } from './messages/filed.zh.ts';
import { format as formatEn } from './messages/format.en.ts';
import { format as formatZh } from './messages/format.zh.ts';

/** Of all words only these go to the browser with the forms of the staff surface. */
const WORDS: Record<Lang, typeof editorZh & typeof formatZh & { filed: typeof filedZh }> = {
  zh: { ...editorZh, ...formatZh, filed: filedZh },
  en: { ...editorEn, ...formatEn, filed: filedEn },
};

/** As they stand, without blanks being filled, in the language in which a person works. */
export const browserWords = (code: string) => WORDS[langOf(code)];
