import type { IncomingMessage, ServerResponse } from 'node:http';
import { UNAVAILABLE_SECONDS } from '#cms/ports/unavailable.ts';
import { languageOfRequest } from '#cms/staff/call-language.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type Lang, LOCALES } from '#domain/language/lang.ts';

/**
 * What staff are answered while the database's server is away: nothing of theirs can be made without it, and the
 * framework would show its own page of failure. It asks again by itself.
 */
export function refuseStaffAway(request: IncomingMessage, response: ServerResponse): void {
  const isPage = request.headers.accept?.includes('text/html') && (request.method === 'GET' || request.method === 'HEAD');
  response.writeHead(503, {
    'content-type': `${isPage ? 'text/html' : 'application/json'}; charset=utf-8`,
    'cache-control': 'no-store',
    'retry-after': String(UNAVAILABLE_SECONDS),
    ...(isPage && { refresh: String(UNAVAILABLE_SECONDS) }),
  });
  const lang = languageOfRequest(request);
  response.end(isPage ? page(lang) : JSON.stringify({ errors: [{ message: createTranslator(lang)('errors.unavailable') }] }));
}

function page(lang: Lang): string {
  const t = createTranslator(lang);
  const title = t('trouble.unavailableTitle');
  return `<!doctype html><html lang="${LOCALES[lang]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><p>${t('errors.unavailable')}</p></body></html>`;
}

const STYLE =
  'body{max-width:30em;margin:12vh auto;padding:0 24px;color:#222;font:17px/1.7 system-ui,sans-serif}h1{margin:1.6em 0 .3em;font-size:22px}p{margin:0}';
