import type { IncomingMessage, ServerResponse } from 'node:http';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { UNAVAILABLE_SECONDS } from '#cms/ports/unavailable.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS, LOCALES } from '#domain/language/lang.ts';

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
  response.end(isPage ? page() : JSON.stringify({ errors: [{ message: sayInEvery('errors.unavailable') }] }));
}

function page(): string {
  const parts = LANGS.map((lang) => {
    const t = createTranslator(lang);
    return `<section lang="${LOCALES[lang]}"><h1>${t('trouble.unavailableTitle')}</h1><p>${t('errors.unavailable')}</p></section>`;
  });
  const title = LANGS.map((lang) => createTranslator(lang)('trouble.unavailableTitle')).join(' / ');
  return `<!doctype html><html lang="${LOCALES[LANGS[0]]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body>${parts.join('')}</body></html>`;
}

const STYLE =
  'body{max-width:30em;margin:12vh auto;padding:0 24px;color:#222;font:17px/1.7 system-ui,sans-serif}h1{margin:1.6em 0 .3em;font-size:22px}p{margin:0}';
