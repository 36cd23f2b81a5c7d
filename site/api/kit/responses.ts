import type { Problem } from '#cms/core/problem.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import type { Lang } from '#domain/language/lang.ts';
import { noPlaceAnswer } from '../no-place-answer.ts';

type ErrorOf = Pick<Problem, 'code' | 'field' | 'params' | 'why'>;

/** Nothing that the API answers may be kept by a cache on the way. */
export function json(body: unknown, status = 200): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(JSON.stringify(body), { status, headers });
}

export function errorBody({ code, field, params, why }: ErrorOf, lang: Lang): object {
  const message = problemWords(createTranslator(lang), { code, params, why });
  return { error: { code, message, ...(field ? { field } : {}), ...noPlaceAnswer(why ?? {}) } };
}

export function problemResponse(problem: Problem, lang: Lang): Response {
  const response = json(errorBody(problem, lang), problem.status);
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
