import type { APIContext } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import {
  addFavourite,
  keepFavourites,
  MOST_FAVOURITES,
  removeFavourite,
  type SavedCentres,
  withFavourite,
  withoutFavourite,
} from '#cms/finding/favourites.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { keepSaid } from './said-cookie.ts';

const COOKIE = 'jt_saved';
const YEAR_SECONDS = 365 * 86_400;
type Browser = Pick<APIContext, 'cookies' | 'url' | 'locals'>;

/** What this visitor has saved: the family's own list when one is signed in, else the device's. */
export async function savedCentres(portal: Portal, browser: Browser): Promise<SavedCentres> {
  const guardian = await findGuardian(portal, browser.locals.session);
  return guardian ? portal.favourites.listOf(guardian.id) : readCookie(browser);
}

/** Adds a centre to that list or takes it out; `facility` is an id or a slug. */
export async function changeSaved(
  portal: Portal,
  browser: Browser,
  { facility, action }: { facility: string; action: 'add' | 'remove' },
): Promise<Result<{ facilityId: string; saved: SavedCentres }>> {
  const guardian = await findGuardian(portal, browser.locals.session);
  if (guardian) return (action === 'add' ? addFavourite : removeFavourite)(portal, { guardianId: guardian.id, facility });
  const doc = await portal.facilities.findNamed(facility);
  if (!doc || (action === 'add' && doc.operating === 'closed')) return notFound('facility_not_found');
  const before = readCookie(browser);
  const after = action === 'add' ? withFavourite(before, doc.id) : { ok: true as const, saved: withoutFavourite(before, doc.id) };
  if (!after.ok) return after;
  writeCookie(browser, after.saved);
  return { ...after, facilityId: doc.id };
}

/** On signing in the device's list becomes the family's, and the device forgets it. */
export async function keepSaved(portal: Portal, browser: Browser, guardianId: string): Promise<void> {
  await keepFavourites(portal, { guardianId, facilityIds: readCookie(browser) });
  writeCookie(browser, []);
}

/** Nothing of a family's stays on a device that it has left. */
export function forgetSaved(browser: Browser): void {
  writeCookie(browser, []);
  keepSaid(browser, {});
}

/** Whatever is no id is dropped: the cookie is the visitor's to write. */
function readCookie({ cookies }: Browser): SavedCentres {
  const ids = (cookies.get(COOKIE)?.value ?? '').split('.').filter((id) => /^[0-9a-f-]{24,36}$/i.test(id));
  return [...new Set(ids)].slice(0, MOST_FAVOURITES);
}

function writeCookie({ cookies, url }: Browser, saved: SavedCentres): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
  if (saved.length > 0) cookies.set(COOKIE, saved.join('.'), { ...options, maxAge: YEAR_SECONDS });
  else if (cookies.has(COOKIE)) cookies.delete(COOKIE, options);
}
