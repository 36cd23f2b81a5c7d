import type { APIContext } from 'astro';
import { type FamilySaid, SUPPORT_NEEDS } from '#domain/money/family-support.ts';

const COOKIE = 'jt_support';
const YEAR_SECONDS = 365 * 86_400;
type Browser = Pick<APIContext, 'cookies' | 'url'>;

/** What a family has said of itself on this device, so that prices are shown by it. Whatever is no answer is dropped. */
export function readSaid({ cookies }: Browser): FamilySaid {
  const said = new Map((cookies.get(COOKIE)?.value ?? '').split('.').map((one) => one.split('-', 2) as [string, string]));
  const answers = SUPPORT_NEEDS.map((need) => [need, said.get(need)] as const);
  return Object.fromEntries(answers.filter(([, answer]) => answer === 'yes' || answer === 'no')) as FamilySaid;
}

/** Keeps what was answered for a year; what it is not sure of is not kept, and nothing of a birth date ever is. */
export function keepSaid({ cookies, url }: Browser, said: FamilySaid): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
  const sure = SUPPORT_NEEDS.filter((need) => said[need] === 'yes' || said[need] === 'no');
  const value = sure.map((need) => `${need}-${said[need]}`).join('.');
  if (value) cookies.set(COOKIE, value, { ...options, maxAge: YEAR_SECONDS });
  else if (cookies.has(COOKIE)) cookies.delete(COOKIE, options);
}
