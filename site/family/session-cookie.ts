import type { AstroGlobal } from 'astro';

const COOKIE = 'jt_session';

/** Keeps or forgets the session in the browser. `undefined` signs out. */
export function setSession(
  Astro: Pick<AstroGlobal, 'cookies' | 'url'>,
  session: { token: string; expiresAt: string } | undefined,
): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: Astro.url.protocol === 'https:' } as const;
  if (session) Astro.cookies.set(COOKIE, session.token, { ...options, expires: new Date(session.expiresAt) });
  else Astro.cookies.delete(COOKIE, options);
}

const HERE = 'http://here.invalid';

/**
 * A path of this site to go on to; anything that could lead elsewhere is dropped. It is read as a
 * browser reads it, which skips tabs and takes a backslash for a slash.
 */
export function localNext(next: string | null): string | undefined {
  if (!next?.startsWith('/') || !URL.canParse(next, HERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(next, HERE);
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : undefined;
}
