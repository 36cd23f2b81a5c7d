import type { APIRoute } from 'astro';
import { shareCard } from '#cms/drawings/share-card.ts';
import { cardWords } from '../../ui/card-words.ts';
import { pageContext } from '../../ui/page-context.ts';

/**
 * The picture beside a link to one of the public pages. It is the same for everybody, and says nothing of who asks.
 */
export const GET: APIRoute = async (context) => {
  const { page = '' } = context.params;
  const words = await cardWords(await pageContext(context), page);
  if (!words) return context.rewrite('/404');
  const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' };
  return new Response(new Uint8Array(await shareCard(words)), { headers });
};
