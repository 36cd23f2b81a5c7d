import type { AstroGlobal } from 'astro';

type Browser = Pick<AstroGlobal, 'cookies' | 'url'>;

/** Seconds for which a browser knows that it was the one which asked for a code: as long as the code counts. */
const REQUEST_SECONDS = 600;
const REQUEST = 'request';
const SESSION = 'session';

/** Where there is TLS no other host, nor a page without TLS, can set a cookie of such a name. */
const nameOf = ({ url }: Pick<Browser, 'url'>, name: string) => `${isSecure(url) ? '__Host-' : ''}jt_${name}`;
const isSecure = (url: URL) => url.protocol === 'https:';
const optionsOf = ({ url }: Browser) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(url) }) as const;

/** The session that the browser has kept. */
export const readSession = (browser: Browser): string | undefined => browser.cookies.get(nameOf(browser, SESSION))?.value;

/** Keeps or forgets the session in the browser. `undefined` signs out. */
export function setSession(browser: Browser, session: { token: string; expiresAt: string } | undefined): void {
  const name = nameOf(browser, SESSION);
  if (session) browser.cookies.set(name, session.token, { ...optionsOf(browser), expires: new Date(session.expiresAt) });
  else browser.cookies.delete(name, optionsOf(browser));
  if (session && browser.cookies.has(nameOf(browser, REQUEST)))
    browser.cookies.delete(nameOf(browser, REQUEST), optionsOf(browser));
}

/** That this browser asked for a code: its tries are its own. */
export function setRequest(browser: Browser, request: string): void {
  browser.cookies.set(nameOf(browser, REQUEST), request, { ...optionsOf(browser), maxAge: REQUEST_SECONDS });
}

export const readRequest = (browser: Browser): string | undefined => browser.cookies.get(nameOf(browser, REQUEST))?.value;

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
