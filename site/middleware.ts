import { defineMiddleware } from 'astro:middleware';
import { getPortal } from '#cms/portal.ts';
import { followChanges } from './server/cache-page.ts';

/** Every page is written once; `/en` in front of its address is its English. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, url, request, cookies } = context;
  if (locals.lang) return next();
  const { city } = await getPortal();
  const english = /^\/en(?=\/|$)/.test(url.pathname);
  locals.lang = english ? 'en' : (city.languages[0] ?? 'zh');
  locals.elder = request.headers.get('x-text-size') === 'large';
  locals.session = cookies.get('jt_session')?.value;
  followChanges(context.cache);
  return english ? next(`${url.pathname.replace(/^\/en/, '') || '/'}${url.search}`) : next();
});
