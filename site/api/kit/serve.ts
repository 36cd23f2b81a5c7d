import type { APIContext, APIRoute } from 'astro';
import type { z } from 'zod';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { badRequest, forbidden, notSignedIn, type Problem, tooMany } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { languageOf } from '#cms/input/language.ts';
import { secondsToWait, takeFromFamily } from '#cms/portal/how-often.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import { BUSY_SECONDS, isBusy } from '#cms/ports/busy.ts';
import { unavailableCause } from '#cms/ports/request-scope.ts';
import { UNAVAILABLE_SECONDS } from '#cms/ports/unavailable.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Lang } from '#domain/language/lang.ts';
import { fromElsewhere } from '../../server/same-origin.ts';
import type { Operation } from '../operations.ts';
import type { Served } from './endpoint.ts';
import { type Answer, answerOnce, keyOf, type Once, unkeyed } from './idempotency.ts';
import { FILE_LIMIT, mediaType, readBytes, readJsonText } from './read-body.ts';
import { failureResponse, json, problemResponse, unavailableResponse } from './responses.ts';

/** What a handler is given: everything already checked. */
export interface Call<O extends Operation> {
  portal: Portal;
  lang: Lang;
  query: O['query'] extends z.ZodObject ? z.infer<O['query']> : Record<string, never>;
  body: O['body'] extends z.ZodObject ? z.infer<O['body']> : Record<string, never>;
  /** Set when the operation takes a file and one was sent; the body is empty then. */
  file?: Buffer;
  params: Record<string, string>;
  /** Does what is asked, and keeps what came of it under the caller's key: sent again, it is answered from that. */
  once: Once;
  guardian: O['session'] extends true ? Guardian : undefined;
  context: APIContext;
}

type Outcome<O extends Operation> = { ok: true; answer: z.infer<O['answer']> } | Problem;
type Handler<O extends Operation> = (call: Call<O>) => Promise<Outcome<O>>;

/** A route from its operation: limits, sign-in, validation, idempotency and errors are the same for all. */
export function serve<const O extends Operation>(operation: O, handle: Handler<O>): Served {
  const route: APIRoute = async (context) => {
    const portal = await getPortal();
    const lang = languageOf(context, portal.city.languages);
    try {
      const answer = await answerTo(operation, handle, { context, portal, lang });
      return 'ok' in answer ? problemResponse(answer, lang) : json(answer.body, answer.status);
    } catch (error) {
      if (isBusy(error)) {
        portal.log.warn({ operation: operation.id }, 'an API call could not be served in time');
        return unavailableResponse('busy', lang, BUSY_SECONDS);
      }
      const cause = unavailableCause(error);
      if (cause) {
        portal.log.error({ err: cause, operation: operation.id }, 'an API call could not be served: the database or the disk');
        return unavailableResponse('unavailable', lang, UNAVAILABLE_SECONDS);
      }
      portal.log.error({ err: error, operation: operation.id }, 'API call failed');
      return failureResponse(lang);
    }
  };
  return { method: operation.method, open: operation.open ?? false, route };
}

async function answerTo<O extends Operation>(
  operation: O,
  handle: Handler<O>,
  { context, portal, lang }: { context: APIContext; portal: Portal; lang: Lang },
): Promise<Answer | Problem> {
  const { environment } = portal;
  const seconds = await secondsToWait(portal, operation.rate, context.clientAddress);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  if (operation.method !== 'get' && fromElsewhere(context.request, [environment.origin, context.url.origin]))
    return forbidden('forbidden_origin');
  const guardian = operation.session ? await findGuardian(portal, context.locals.session) : undefined;
  if (operation.session && !guardian) return notSignedIn();
  const pause = guardian && operation.rate === 'write' ? await takeFromFamily(portal, guardian.id) : undefined;
  if (pause) return tooMany('too_many_requests', { params: { seconds: pause } });

  const query = readQuery(operation, context.url.searchParams);
  if ('ok' in query) return query;
  const sent = await readSent(operation, context.request);
  if ('ok' in sent) return sent;

  const { params } = context;
  const key = context.request.headers.get('idempotency-key');
  if (operation.idempotent && key !== null && !/^[\x21-\x7e]{1,100}$/.test(key))
    return badRequest('invalid', { field: 'Idempotency-Key' });
  const id = operation.idempotent && key !== null ? keyOf(guardian?.id ?? '', key) : undefined;
  const call = { portal, lang, guardian, context, params, query: query.value, body: sent.value, file: sent.file };
  const tell = async (once: Once): Promise<Answer | Problem> => {
    const outcome = await handle({ ...call, once } as Call<O>);
    return outcome.ok ? { status: operation.status ?? 200, body: outcome.answer } : outcome;
  };
  if (!id) return tell(unkeyed);
  const request = `${operation.id} ${JSON.stringify(params)}\n${sent.text}`;
  return answerOnce(portal, { id, request }, tell);
}

/** A parameter given twice counts as a list. */
function readQuery({ query }: Operation, params: URLSearchParams): { value: unknown } | Problem {
  if (!query) return { value: {} };
  const input = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name).join(',')]));
  const parsed = query.safeParse(input);
  return parsed.success ? { value: parsed.data } : badInput(parsed.error, input);
}

type Sent = { value: unknown; text: string; file?: Buffer };

async function readSent({ body, file }: Operation, request: Request): Promise<Sent | Problem> {
  if (!body) return { value: {}, text: '' };
  if (file && mediaType(request) === file) {
    const bytes = await readBytes(request, FILE_LIMIT);
    return Buffer.isBuffer(bytes) ? { value: {}, text: '', file: bytes } : bytes;
  }
  const text = await readJsonText(request);
  if (typeof text !== 'string') return text;
  const input = parseJson(text);
  if (input === undefined) return badRequest('body_not_json');
  const parsed = body.safeParse(input);
  return parsed.success ? { value: parsed.data, text } : badInput(parsed.error, input);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
