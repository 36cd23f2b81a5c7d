import type { AstroGlobal } from 'astro';

/** Letters of what is looked for. */
export const MOST_LOOKED_FOR = 100;
/** Seconds for which the browser brings along what was looked for, so that Back and Reload show what was found. */
const SECONDS = 600;
const NAME = 'jt_looked_for';

type Browser = Pick<AstroGlobal, 'cookies' | 'url'>;

const optionsOf = (url: URL, path: string) =>
  ({ path, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/**
 * What is looked for among questions and guidance is often about a child's health: it stands in no address, where the browser's
 * history, and whoever keeps addresses on the way, would have it.
 */
export function setLookedFor({ cookies, url }: Browser, path: string, text: string): void {
  const words = text.trim().slice(0, MOST_LOOKED_FOR);
  if (words) cookies.set(NAME, words, { ...optionsOf(url, path), maxAge: SECONDS });
  else cookies.delete(NAME, optionsOf(url, path));
}

export const readLookedFor = ({ cookies }: Browser): string => cookies.get(NAME)?.value.slice(0, MOST_LOOKED_FOR) ?? '';
