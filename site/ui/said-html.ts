import { escapeText } from '#cms/drawings/svg.ts';
import { type Lang, LOCALES } from '#domain/language/lang.ts';
import { runsOf } from '#domain/language/runs.ts';

/** What is read as one: hours of a day, a date in figures, the number of a document or of an article, an amount with its unit. */
const WHOLE =
  /\d{1,2}:\d{2}–\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|〔\d{4}〕\s?\d+\s?号|第[\d一二三四五六七八九十百]+条|[¥$€£]\d[\d,.]*|\d[\d,.]*\s?(?:元|公里|米|号|km|m)(?![\p{L}])/gu;

/** It stays with what is before it: no line begins with one. */
const MARK = /^[，。、；：？！）」』》,;:!?).]+/u;

const RUN_THEN_MARK = /<\/span><\/span>([，。、；：？！）」』》,;:!?).]+)/gu;

/** A text as HTML: what is in another language says so, and what is read as one is not broken between two lines. */
export function saidHtml(text: string, lang: Lang): string {
  return runsOf(text, lang)
    .map((run) => {
      const html = whole(run.text);
      return run.lang ? `<span lang="${LOCALES[run.lang]}">${html}</span>` : html;
    })
    .join('')
    .replace(RUN_THEN_MARK, '$1</span></span>');
}

function whole(text: string): string {
  let from = 0;
  let html = '';
  for (const { index, 0: piece } of text.matchAll(WHOLE)) {
    const [mark = ''] = MARK.exec(text.slice(index + piece.length)) ?? [];
    html += `${escapeText(text.slice(from, index))}<span class="nb">${escapeText(piece + mark)}</span>`;
    from = index + piece.length + mark.length;
  }
  return html + escapeText(text.slice(from));
}
