import type { AstroGlobal } from 'astro';

/** Where a page is called otherwise than before: links, bookmarks and search engines are led on, with what they ask for. */
export function movedTo(Astro: Pick<AstroGlobal, 'redirect' | 'request' | 'url'>, path: string): Response {
  const isReading = Astro.request.method === 'GET' || Astro.request.method === 'HEAD';
  return Astro.redirect(`${path}${Astro.url.search}`, isReading ? 301 : 308);
}
