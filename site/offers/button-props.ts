import type { PageContext } from '../ui/page-context.ts';
import { withoutSaid } from '../ui/saved-said.ts';

/** What the box that chooses a centre for the comparison needs. */
export function tickProps({ t }: PageContext, { slug, name }: { slug: string; name: string }) {
  return { slug, name, words: { pick: t('compare.pick'), colon: t('common.colon') } };
}

/**
 * What the button that saves a centre needs.
 * @param search The query of the page that it stands on, to which its plain form leads back.
 * @param saved Whether it is known to be saved; where it is not known, the button saves.
 */
export function toggleProps(
  { t, to, page }: PageContext,
  { id, name, search, saved = false }: { id: string; name: string; search: string; saved?: boolean },
) {
  const words = {
    add: t('saved.add'),
    on: t('saved.on'),
    remove: t('saved.remove'),
    added: t('saved.added'),
    removed: t('saved.removed'),
    colon: t('common.colon'),
  };
  return { id, name, action: to('/favourites'), back: withoutSaid(`${to(page.path)}${search}`), saved, words };
}
