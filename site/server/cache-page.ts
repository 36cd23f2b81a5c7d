import type { APIContext, AstroGlobal } from 'astro';
import { onChange } from '#cms/core/changes.ts';
import { type Tag, tagsOf } from './page-tags.ts';

interface Kept {
  tags: readonly Tag[];
  seconds: number;
  /** Parameters as the page understood them, from few possible values. */
  read?: Record<string, string | number | undefined>;
}

/**
 * Keeps a page that is the same for everybody until something it shows has changed, and for `seconds` at most. Pages
 * that read the session must not call this. What the page has read of its address comes in `read`: a page asked for
 * with anything else behind its address is made, and not kept, so that nobody can fill the store with made-up ones.
 */
export function cachePage(Astro: Pick<AstroGlobal, 'cache' | 'response' | 'url'>, kept: Kept): void {
  keepAnswer(Astro, kept);
  // The server sets this header from the reader's choice, so that large text is kept apart from normal text.
  Astro.response.headers.set('vary', 'x-text-size');
}

/** The same for what is no page: a feed, a map of the site. */
export function keepAnswer({ cache, url }: Pick<APIContext, 'cache' | 'url'>, { tags, seconds, read = {} }: Kept): void {
  const understood = Object.entries(read).filter(([name, value]) => value !== undefined && url.searchParams.has(name));
  const plain = new URLSearchParams(understood.map(([name, value]) => [name, String(value)]));
  const given = new URLSearchParams(url.search);
  plain.sort();
  given.sort();
  if (String(given) === String(plain)) cache.set({ tags: [...tags], maxAge: seconds });
}

let following = false;

/** Forgets pages as soon as what they show has changed (promise 9). */
export function followChanges(cache: APIContext['cache']): void {
  if (following || !cache.enabled) return;
  following = true;
  onChange((change) => cache.invalidate({ tags: [...tagsOf(change)] }));
}
