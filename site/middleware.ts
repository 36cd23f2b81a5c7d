import { defineMiddleware } from 'astro:middleware';
import { readLocalPath } from '#cms/city/local-path.ts';
import { getPortal } from '#cms/portal.ts';
import { followChanges } from './server/cache-page.ts';

/** Every page is written once; `/en` in front of its address is its English. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, url, request, cookies } = context;
  if (locals.lang) return next();
  const { city } = await getPortal();
  const { lang, path } = readLocalPath(url.pathname, city);
  locals.lang = lang;
  locals.path = path;
  locals.elder = request.headers.get('x-text-size') === 'large';
  locals.session = cookies.get('jt_session')?.value;
  followChanges(context.cache);
  return path === url.pathname ? next() : next(`${path}${url.search}`);
});
