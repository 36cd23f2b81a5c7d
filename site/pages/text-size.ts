import type { APIRoute } from 'astro';
import { localNext } from '../family/session-cookie.ts';

const YEAR = 365 * 86_400;

/** Large or normal text, remembered for a year, and back to the page one came from. */
export const GET: APIRoute = ({ url, cookies, redirect }) => {
  const large = url.searchParams.get('to') === 'large';
  const options = { path: '/', sameSite: 'lax', httpOnly: true, secure: url.protocol === 'https:' } as const;
  cookies.set('jt_text', large ? 'large' : 'normal', { ...options, maxAge: YEAR });
  return redirect(localNext(url.searchParams.get('next')) ?? '/', 303);
};
