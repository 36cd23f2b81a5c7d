import type { APIContext, APIRoute } from 'astro';
import type { z } from 'zod';
import { getPortal, type Portal } from '#cms/portal.ts';
import type { Guardian } from '#cms/payload-types.ts';
import { badRequest, notSignedIn, type Problem, tooMany } from '#cms/use-cases/problem.ts';
import { findGuardian } from '#cms/use-cases/sign-in.ts';
import { createTranslator, type Lang } from '../i18n/index.ts';
import { problemWords } from '../views/problem-words.ts';
import { firstProblem } from './bad-input.ts';
import { type Answer, once } from './idempotency.ts';
import type { Operation } from './operations.ts';
import { secondsToWait } from './rate-limit.ts';

/** What a handler is given: everything already checked. */
export interface Call<O extends Operation> {
  portal: Portal;
  lang: Lang;
  query: O['query'] extends z.ZodObject ? z.infer<O['query']> : Record<string, never>;
  body: O['body'] extends z.ZodObject ? z.infer<O['body']> : Record<string, never>;
  params: Record<string, string>;
  guardian: O['session'] extends true ? Guardian : Guardian | undefined;
  context: APIContext;
}

type Outcome = { ok: true; answer: unknown } | Problem;

/** An API route from its operation: limits, sign-in, validation, idempotency and errors are the same for all. */
export function serve<const O extends Operation>(operation: O, handle: (call: Call<O>) => Promise<Outcome>): APIRoute {
  return async (context) => {
    const portal = await getPortal();
    const lang = languageOf(context);
    try {
      const answer = await answerTo(operation, handle, { context, portal, lang });
      return isProblem(answer) ? problemResponse(answer, lang) : json(answer.body, answer.status);
    } catch (error) {
      portal.log.error({ err: error, operation: operation.id }, 'API call failed');
      return problemResponse({ ok: false, code: 'internal', status: 500 as never }, lang);
    }
  };
}

async function answerTo<O extends Operation>(
  operation: O,
  handle: (call: Call<O>) => Promise<Outcome>,
  { context, portal, lang }: { context: APIContext; portal: Portal; lang: Lang },
): Promise<Answer | Problem> {
  const wait = await secondsToWait(operation.rate, context.clientAddress);
  if (wait) return tooMany('too_many_requests', { params: { seconds: wait } });
  if (operation.method !== 'get' && fromElsewhere(context, portal)) return badRequest('forbidden_origin');
  const guardian = await findGuardian(portal, tokenOf(context));
  if (operation.session && !guardian) return notSignedIn();

  const query = operation.query?.safeParse(Object.fromEntries(context.url.searchParams));
  if (query && !query.success) return badInput(query.error);
  const text = operation.body ? await readBody(context.request) : '';
  if (typeof text !== 'string') return text;
  const parsed = operation.body ? parse(operation.body, text) : undefined;
  if (parsed && 'ok' in parsed) return parsed;

  const call = { portal, lang, query: query?.data ?? {}, body: parsed?.body ?? {}, params: context.params, guardian, context } as unknown as Call<O>;
  const work = async (): Promise<Answer> => {
    const outcome = await handle(call);
    return outcome.ok ? { status: operation.status ?? 200, body: outcome.answer } : { status: outcome.status, body: errorBody(outcome, lang) };
  };
  const key = context.request.headers.get('idempotency-key');
  if (!operation.idempotent || !key) return work();
  if (!/^[\x21-\x7e]{1,100}$/.test(key)) return badRequest('invalid', { field: 'Idempotency-Key' });
  return once(portal, { key, scope: guardian?.id ?? '', request: `${operation.id} ${context.url.pathname}\n${text}` }, work);
}

/** `Accept-Language` or `lang`; the city's own language otherwise. */
function languageOf({ url, request, locals }: APIContext): Lang {
  const asked = url.searchParams.get('lang') ?? request.headers.get('accept-language')?.slice(0, 2).toLowerCase();
  return asked === 'en' || asked === 'zh' ? asked : locals.lang;
}

function tokenOf({ request, locals }: APIContext): string | undefined {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  return bearer ?? locals.session;
}

/** A browser says where a request comes from; another site's is not carried out. */
function fromElsewhere({ request, url }: APIContext, { environment }: Portal): boolean {
  const origin = request.headers.get('origin');
  return origin !== null && origin !== environment.origin && origin !== url.origin;
}

async function readBody(request: Request): Promise<string | Problem> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const text = await request.text();
  if (text.trim() === '') return '{}';
  return type === 'application/json' ? text : badRequest('unsupported_type');
}

function parse(schema: z.ZodObject, text: string): { body: unknown } | Problem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return badRequest('body_not_json');
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? { body: parsed.data } : badInput(parsed.error);
}

function badInput(error: z.ZodError): Problem {
  const { code, field } = firstProblem(error);
  return badRequest(code, { field, params: { field: field ?? '' } });
}

const isProblem = (answer: Answer | Problem): answer is Problem => 'ok' in answer;

function errorBody(problem: Problem, lang: Lang): object {
  return { error: { code: problem.code, message: problemWords(createTranslator(lang), problem), ...(problem.field ? { field: problem.field } : {}) } };
}

export function problemResponse(problem: Problem, lang: Lang): Response {
  const response = json(errorBody(problem, lang), problem.status);
  if (problem.status === 429) response.headers.set('retry-after', String(problem.params?.seconds ?? 60));
  return response;
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } });
}
