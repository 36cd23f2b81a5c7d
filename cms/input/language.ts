import type { APIContext } from 'astro';
import type { Lang } from '#domain/language/lang.ts';

/** `lang`, else `Accept-Language`, else the address's own language; only one that the city speaks. */
export function languageOf(
  { url, request, locals }: Pick<APIContext, 'url' | 'request' | 'locals'>,
  spoken: readonly Lang[],
): Lang {
  const asked = [url.searchParams.get('lang') ?? '', ...accepted(request.headers.get('accept-language') ?? '')];
  for (const tag of asked) {
    const found = spoken.find((lang) => lang === tag);
    if (found) return found;
  }
  return locals.lang;
}

/** @example accepted('fr;q=0.5, en-GB') // ['en', 'fr'] */
function accepted(header: string): string[] {
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = Number(/q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
      return { tag: tag.split('-')[0] ?? '', weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
