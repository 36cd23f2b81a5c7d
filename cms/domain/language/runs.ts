import { LANGS, type Lang } from './lang.ts';

/** A stretch of a text; `lang` where it is not in the text's own language, by its script. */
export interface Run {
  text: string;
  lang?: Lang;
}

/**
 * Words of a script in which only one of the languages is written, with marks and figures between them. Two Latin words
 * at least: a unit, a name of one word or an abbreviation is read well in any language.
 */
const WRITTEN_IN: Record<Lang, RegExp> = {
  zh: /\p{Script=Han}[\p{Script=Han}\u3000-\u303f\uff00-\uff60·〔〕\d]*/gu,
  en: /\p{Script=Latin}{2,}(?:[ ’'.,:;&/()-]+(?:\p{Script=Latin}+|\d+))*[ ’'.,:;&/()-]+\p{Script=Latin}{2,}/gu,
};

/**
 * Tells the parts of a text that are in another language, so that they are read aloud in it.
 *
 * @example runsOf('Collected by 王外婆', 'en') // [{ text: 'Collected by ' }, { text: '王外婆', lang: 'zh' }]
 */
export function runsOf(text: string, lang: Lang): Run[] {
  const foreign = LANGS.filter((one) => one !== lang).flatMap((one) =>
    [...text.matchAll(WRITTEN_IN[one])].map(({ index, 0: run }) => ({ at: index, text: run, lang: one })),
  );
  let from = 0;
  const runs: Run[] = [];
  for (const { at, ...run } of foreign.sort((a, b) => a.at - b.at)) {
    if (at < from) continue;
    runs.push({ text: text.slice(from, at) }, run);
    from = at + run.text.length;
  }
  return [...runs, { text: text.slice(from) }].filter((run) => run.text !== '');
}
