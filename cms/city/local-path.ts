import type { Lang } from '#domain/language/lang.ts';
import type { CityPack } from './city-pack.ts';

type Languages = Pick<CityPack, 'languages'>;

/**
 * An address of the portal in one of a city's languages; the city's own language has no prefix.
 *
 * @example localPath('/facilities', 'en', { languages: ['zh', 'en'] }) // '/en/facilities'
 */
export function localPath(path: string, lang: Lang, { languages }: Languages): string {
  if (lang === languages[0]) return path;
  return path === '/' ? `/${lang}/` : `/${lang}${path}`;
}

/** The language an address asks for, and the address without it. */
export function readLocalPath(pathname: string, { languages }: Languages): { lang: Lang; path: string } {
  const own = languages[0] ?? 'zh';
  const asked = languages.find((lang) => lang !== own && (pathname === `/${lang}` || pathname.startsWith(`/${lang}/`)));
  return asked ? { lang: asked, path: pathname.slice(asked.length + 1) || '/' } : { lang: own, path: pathname };
}
