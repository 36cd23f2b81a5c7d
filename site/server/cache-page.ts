import type { APIContext, AstroGlobal } from 'astro';
import { type Change, onChange } from '#cms/core/changes.ts';

/**
 * Keeps a page that is the same for everybody until something it shows has changed, and for
 * `seconds` at most. Pages that read the session must not call this.
 */
export function cachePage(
  Astro: Pick<AstroGlobal, 'cache' | 'response'>,
  { tags, seconds }: { tags: string[]; seconds: number },
): void {
  Astro.cache.set({ tags, maxAge: seconds });
  // The server sets this header from the reader's choice, so that large text is kept apart from normal text.
  Astro.response.headers.set('vary', 'x-text-size');
}

let following = false;

/** Forgets pages as soon as what they show has changed (promise 9). */
export function followChanges(cache: APIContext['cache']): void {
  if (following || !cache.enabled) return;
  following = true;
  onChange((change) => cache.invalidate({ tags: tagsOf(change) }));
}

const TEXTS = ['articles', 'policies', 'activities'];

/** Pages that show something of what has changed: one centre, lists with centres in them, what is the whole city's, texts. */
function tagsOf({ collection, ids }: Change): string[] {
  switch (collection) {
    case '*':
      return ['city', 'facilities', ...TEXTS];
    case 'facilities':
      return ['facilities', ...ids.map((id) => `facility:${id}`)];
    case 'areas':
    case 'special-days':
    case 'refund-rules':
      return ['city', 'facilities'];
    case 'media':
      return TEXTS;
    default:
      return [collection];
  }
}
