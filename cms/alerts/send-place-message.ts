import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { words } from '#cms/records/words.ts';
import type { Lang } from '#domain/language/lang.ts';
import { labelWords } from './label-words.ts';
import { stopToken } from './stop-token.ts';

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
  const token = stopToken(portal, saved.stopKey);
  const link = (page: 'open' | 'stop') => `${environment.origin}${localPath(`/searches/${page}`, lang, city)}?token=${token}`;
  const { where, care, when } = saved.label[lang];
  const { subject, text } = TEXT[lang]({
    names: facilities.map(({ name }) => words(name)[lang]),
    more: unsent.length - facilities.length,
    // A message is read in other people's programs: plain spaces.
    wish: labelWords({ where: saved.facilityId ? undefined : where, care, when }).replaceAll('\u00a0', ' '),
    open: link('open'),
    stop: link('stop'),
    last,
  });
  return notify.send({
    id: `search:${saved.id}:${saved.version}`,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind: 'place_free',
    subject,
    text,
    lang,
  });
}

interface Values {
  names: string[];
  more: number;
  wish: string;
  open: string;
  stop: string;
  last: boolean;
}

const TEXT: Record<Lang, (values: Values) => { subject: string; text: string }> = {
  zh: ({ names, more, wish, open, stop, last }) => {
    const who = `${names.join('、')}${more > 0 ? `，还有 ${more} 家` : ''}`;
    const end = last ? '提醒次数用完了，这是最后一次' : `不用再提醒：${stop}`;
    return { subject: `有位了：${who}`, text: `有位了：${who}。${wish}。位子没有留，先订先得：${open} ${end}` };
  },
  en: ({ names, more, wish, open, stop, last }) => {
    const who = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    const end = last ? 'This search has used up its messages; this is the last.' : `Stop these messages: ${stop}`;
    return {
      subject: `A place is free: ${who}`,
      text: `A place is free: ${who}. ${wish}. It is not held for you; first come, first served: ${open} ${end}`,
    };
  },
};
