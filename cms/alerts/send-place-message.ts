import { localPath } from '#cms/city/local-path.ts';
import { linkToken } from '#cms/core/link-token.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { labelWords } from './saved-wish.ts';

/** Centres named in a message; of the rest it says how many. */
const NAMED = 3;

/**
 * Sends the message that `unsent` owes. Its id is that of the turn in which it was decided on, so that it is the same
 * message however often it is sent. It says neither the child's age nor, by the links, anything a server on the way
 * could read it from (promise 8).
 */
export async function sendPlaceMessage(
  portal: Pick<Portal, 'city' | 'environment' | 'facilities' | 'guardians' | 'notify'>,
  saved: SavedSearch,
  { last }: { last: boolean },
): Promise<SendResult> {
  const { notify, environment, city } = portal;
  const { lang, unsent } = saved;
  const { contact } = await portal.guardians.get(saved.guardianId);
  const facilities = await portal.facilities.findAll(unsent.slice(0, NAMED));
  if (facilities.length === 0) return { ok: true };
  const token = linkToken(portal, 'stop-search', saved.stopKey);
  const link = (page: 'open' | 'stop') => `${environment.origin}${localPath(`/searches/${page}`, lang, city)}?token=${token}`;
  const { where, care, when } = saved.label[lang];
  const t = createTranslator(lang);
  const names = facilities.map(({ name }) => words(name)[lang]).join(t('common.and'));
  const more = unsent.length - facilities.length;
  const values = {
    who: more > 0 ? t('told.place_free_more', { names, more }) : names,
    // A message is read in other people's programs: plain spaces.
    wish: labelWords({ where: saved.facilityId ? undefined : where, care, when }).replaceAll('\u00a0', ' '),
    open: link('open'),
    end: last ? t('told.place_free_last') : t('told.place_free_stop', { stop: link('stop') }),
  };
  return notify.send({
    id: `search:${saved.id}:${saved.version}`,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind: 'place_free',
    subject: t('told.place_free_subject', values),
    text: t('told.place_free_text', values),
    values,
    lang,
  });
}
