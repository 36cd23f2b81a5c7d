import { type Problem, type Wrong, wrongs } from '#cms/core/problem.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import type { Lang } from '#domain/language/lang.ts';
import { noPlaceAnswer } from '../no-place-answer.ts';

/** Nothing that the API answers may be kept by a cache on the way. */
export function json(body: unknown, status = 200): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(JSON.stringify(body), { status, headers });
}

export function errorBody(first: Wrong, lang: Lang, all: readonly Wrong[] = [first]): object {
  const t = createTranslator(lang);
  const said = ({ code, field, ...rest }: Wrong) => ({
    code,
    message: problemWords(t, { code, ...rest }),
    ...(field ? { field } : {}),
  });
  const fields = all.filter(({ field }) => field).map(said);
  return { error: { ...said(first), ...noPlaceAnswer(first.why ?? {}), ...(fields.length > 1 ? { fields } : {}) } };
}

export function problemResponse(problem: Problem, lang: Lang): Response {
  const response = json(errorBody(problem, lang, wrongs(problem)), problem.status);
  if (problem.status === 429) response.headers.set('retry-after', String(problem.params?.seconds ?? 60));
  return response;
}

/** Our own mistake: it is in the log, and the caller is told no more than that. */
export function failureResponse(lang: Lang): Response {
  return json(errorBody({ code: 'internal' }, lang), 500);
}

/** Not now: the same request may be sent again in a while. */
export function unavailableResponse(code: string, lang: Lang, seconds = 10): Response {
  const response = json(errorBody({ code }, lang), 503);
  response.headers.set('retry-after', String(seconds));
  return response;
}
