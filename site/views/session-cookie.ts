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

/** A path of this site to go on to; anything that could lead elsewhere is dropped. */
export function localNext(next: string | null): string | undefined {
  return next && /^\/(?![/\\])/.test(next) && !next.includes('\\') ? next : undefined;
}
