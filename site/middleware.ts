import { defineMiddleware, sequence } from 'astro:middleware';
import type { APIContext } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { readLocalPath } from '#cms/city/local-path.ts';
import { secondsToWait, takeFromFamily } from '#cms/portal/how-often.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { BUSY_SECONDS, isBusy } from '#cms/ports/busy.ts';
import { unavailableCause } from '#cms/ports/request-scope.ts';
import { UNAVAILABLE_SECONDS } from '#cms/ports/unavailable.ts';
import { createTranslator } from '#cms/words/index.ts';
import { readSession } from './family/session-cookie.ts';
import { followChanges } from './server/cache-page.ts';
import { packAnswer } from './server/pack-answer.ts';
import { fromElsewhere, isSafe } from './server/same-origin.ts';

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

/** Every page is written once; `/en` in front of its address is its English. */
const inItsLanguage = defineMiddleware(async (context, next) => {
  const { locals, url, request, cookies } = context;
  if (locals.lang) return next();
  const { city, environment } = await getPortal();
  const { lang, path } = readLocalPath(url.pathname, city);
  locals.lang = lang;
  locals.path = path;
  locals.elder = request.headers.get('x-text-size') === 'large';
  locals.session = sessionToken(request, readSession({ cookies, url }));
  // The API says so in its own way.
  if (!isSafe(request.method) && !path.startsWith('/api/') && fromElsewhere(request, [environment.origin, url.origin]))
    return new Response(createTranslator(lang)('errors.forbidden_origin'), { status: 403, headers: PLAIN });
  followChanges(context.cache);
  // As it was sent: the framework has read the escapes of `url` already, and would read what comes out once more.
  const sent = new URL(request.url).pathname;
  return path === url.pathname ? next() : next(`${readLocalPath(sent, city).path}${url.search}`);
});

/**
 * Who cannot be served in time, or while the database or the disk is away, is told so, and when to come again. Pages are
 * read to their end here: a part of one may fail after its head has been made.
 */
const whenNotServed = defineMiddleware(async (context, next) => {
  try {
    const answer = await next();
    if (!answer.body || !answer.headers.get('content-type')?.startsWith('text/html')) return answer;
    return new Response(await answer.arrayBuffer(), answer);
  } catch (error) {
    if (isBusy(error)) return comeAgain(context, { why: 'busy', status: 503, seconds: BUSY_SECONDS });
    const cause = unavailableCause(error);
    if (!cause) throw error;
    const { log } = await getPortal();
    log.error({ err: cause, page: context.locals.path }, 'a page could not be served: the database or the disk');
    return comeAgain(context, { why: 'unavailable', status: 503, seconds: UNAVAILABLE_SECONDS });
  }
});

/** Forms count like calls of the API, which counts its own: by address, and by the family that is signed in. */
const notTooOften = defineMiddleware(async (context, next) => {
  const { locals, request, routePattern } = context;
  if (isSafe(request.method) || routePattern.startsWith('/api/') || locals.trouble) return next();
  const portal = await getPortal();
  const fromHere = await secondsToWait(portal, 'write', context.clientAddress);
  const guardian = fromHere ? undefined : await findGuardian(portal, locals.session);
  const seconds = fromHere ?? (guardian && (await takeFromFamily(portal, guardian.id)));
  return seconds === undefined ? next() : comeAgain(context, { why: 'often', status: 429, seconds });
});

/** What is sent to a page is read in one place: whatever is no form, or one that is broken, goes no further. */
const readForm = defineMiddleware(async ({ locals, request, routePattern }, next) => {
  if (isSafe(request.method) || routePattern.startsWith('/api/')) return next();
  // A page may still be shown in place of another, for which the framework wants the body unread.
  locals.form = await request
    .clone()
    .formData()
    .catch(() => undefined);
  if (locals.form) return next();
  return new Response(createTranslator(locals.lang)('errors.invalid'), { status: 400, headers: PLAIN });
});

/** In a policy to which a page adds a name, `'none'` stands no more: browsers warn of it beside another. */
const noneAlone = defineMiddleware(async (_, next) => {
  const answer = await next();
  const policy = answer.headers.get('content-security-policy');
  if (policy?.includes("trusted-types 'none' "))
    answer.headers.set('content-security-policy', policy.replace("trusted-types 'none' ", 'trusted-types '));
  return answer;
});

type Why = { why: 'busy' | 'often' | 'unavailable'; status: number; seconds: number };

/** A page that says why not now. */
async function comeAgain(context: APIContext, { why, status, seconds }: Why): Promise<Response> {
  context.locals.trouble = why;
  const page = await context.rewrite(new Request(new URL('/500', context.url)));
  const headers = new Headers(page.headers);
  headers.set('retry-after', String(seconds));
  return new Response(page.body, { status, headers });
}

/** The framework reads an address's parameters anew between two of a sequence only, so something follows the language. */
const asRead = defineMiddleware((_, next) => next());

export const onRequest = sequence(packAnswer, inItsLanguage, asRead, noneAlone, whenNotServed, notTooOften, readForm);

/** A family's session: a bearer token from a program, else the browser's cookie. */
function sessionToken(request: Request, cookie: string | undefined): string | undefined {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return bearer ?? cookie;
}
