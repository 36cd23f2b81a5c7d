/** What a form of a page can be sent as, whosever page it is; all else a browser asks leave for. */
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * Whether a browser says that another site made it send this request. Those of today, and all of phones for years, name
 * the origin of everything that can change something. One that names none is old, and may send a cookie along whosever
 * form it is: that one says from which page it comes. A program names nothing, and has what cookies it was given.
 */
export function fromElsewhere({ headers }: Pick<Request, 'headers'>, ours: readonly string[]): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin !== null) return !ours.includes(origin);
  const isOldBrowser = /^Mozilla\//.test(headers.get('user-agent') ?? '');
  if (!isOldBrowser || !headers.get('cookie') || !FORM.test(headers.get('content-type') ?? '')) return false;
  const page = headers.get('referer') ?? '';
  return !URL.canParse(page) || !ours.includes(new URL(page).origin);
}

/** Methods that change nothing. */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
