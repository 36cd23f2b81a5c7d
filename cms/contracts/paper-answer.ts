import type { Problem } from '#cms/core/problem.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import type { Lang } from '#domain/language/lang.ts';

export interface PaperFile {
  /** What the file is called, without its ending. */
  name: string;
  bytes: Uint8Array;
}

/** A paper as a file to be read in the browser, kept by no cache on the way; or why there is none. */
export function paperAnswer(paper: PaperFile | Problem | undefined, lang: Lang): Response {
  const headers = { 'cache-control': 'no-store' };
  if (!paper) return new Response('Not found', { status: 404, headers });
  if ('ok' in paper)
    return new Response(problemWords(createTranslator(lang), paper), {
      status: paper.status,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(paper.params?.seconds ?? 60) },
    });
  return new Response(new Uint8Array(paper.bytes), {
    headers: { ...headers, 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${paper.name}.pdf"` },
  });
}
