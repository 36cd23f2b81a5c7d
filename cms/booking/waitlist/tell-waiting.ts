import { z } from 'zod';
import { localPath } from '#cms/city/local-path.ts';
import { todayOf } from '#cms/core/clock.ts';
import { linkToken } from '#cms/core/link-token.ts';
import { deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Letter } from '#cms/records/letters.ts';
import { occasion } from '#cms/records/shapes/care.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { words } from '#cms/records/words.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { waitWords } from '#cms/words/wait-words.ts';
import type { Occasion } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';

/** What a family on a waitlist is told: that it is its turn, and what ended its waiting without its doing. */
export const WAIT_LETTERS = [
  'wait_offer',
  'wait_missed',
  'wait_unpaid',
  'wait_part_booked',
  'wait_off_sale',
  'wait_booked',
  'wait_parted',
  'wait_pointless',
  'wait_time_passed',
] as const;
export type WaitLetter = (typeof WAIT_LETTERS)[number];

export type WaitTelling = Pick<
  Portal,
  'city' | 'environment' | 'facilities' | 'guardians' | 'letters' | 'log' | 'notify' | 'now' | 'supplies' | 'waits'
>;

/** Kept in the unit of work in which it happens. */
export async function writeOfWait(
  { letters, now }: WaitTelling,
  wait: WaitRecord,
  kind: WaitLetter,
  { unit, open }: { unit: Unit; open?: readonly Occasion[] },
): Promise<void> {
  const about = open ? { open } : {};
  await letters.write({ key: `${kind}:${wait.id}:${now()}`, kind, subject: wait.id, about }, unit);
}

/** What of an offer is not booked, each time once; a family's several children are not told apart in a message. */
function openWords({ about }: Letter, lang: Lang): string {
  const stays = z.array(occasion).safeParse(about.open).data ?? [];
  const each = stays.map(({ date, from, to }) => `${formatDate(date, { lang, weekday: true })} ${formatTimeRange(from, to)}`);
  const all = [...new Set(each)].map((one) => one.replaceAll('\u00a0', ' '));
  return all.slice(0, MOST_NAMED).join(createTranslator(lang)('common.comma')) + (all.length > MOST_NAMED ? ' …' : '');
}
/** More are to be seen on the portal. */
const MOST_NAMED = 10;

/** Sends what families are to be told of their waiting. What cannot go out now is left to the clock. */
export async function sendOfWaits(portal: WaitTelling, waitIds: readonly string[]): Promise<void> {
  for (const id of waitIds)
    for (const { key } of await portal.letters.waitingOf(id))
      await deliverNow(portal, key, (letter) => tellOfWait(portal, letter));
}

/** Both guardians of the family, each in its own language. A message says no child's name or age (promise 8). */
export async function tellOfWait(portal: WaitTelling, letter: Letter): Promise<SendResult | undefined> {
  const wait = await portal.waits.find(letter.subject);
  const own = wait && (await portal.guardians.find(wait.guardianId));
  // An offer that is over by now is told of by what ended it.
  if (!wait || !own || (letter.kind === 'wait_offer' && wait.status !== 'offered')) return undefined;
  const other = await portal.guardians.otherOf(own.id);
  const sent = [await tell(portal, own, { wait, letter })];
  if (other) sent.push(await tell(portal, other, { wait, letter }));
  return worstOf(sent) ?? sent[0];
}

async function tell(
  portal: WaitTelling,
  { id, contact, lang }: Guardian,
  { wait, letter }: { wait: WaitRecord; letter: Letter },
): Promise<SendResult> {
  const { city, environment, facilities, notify, supplies } = portal;
  const t = createTranslator(lang);
  const address = (path: string) => `${environment.origin}${localPath(path, lang, city)}`;
  const { parts } = supplies.get(wait.facilityId) ?? {};
  const token = linkToken(portal, 'leave-waitlist', wait.leaveKey);
  const values = {
    facility: words((await facilities.get(wait.facilityId)).name)[lang],
    when: waitWords(wait.care, { lang, parts, today: todayOf(portal) }).replaceAll('\u00a0', ' '),
    until: wait.offer ? instantWords({ lang, timeZone: city.timeZone }, wait.offer.until).replaceAll('\u00a0', ' ') : '',
    open: openWords(letter, lang),
    link: address(`/account/waits/${wait.id}`),
    leave: `${address('/waits/leave')}?token=${token}`,
  };
  const kind = letter.kind as WaitLetter;
  return notify.send({
    id: `${letter.key}:${id}`,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind,
    lang,
    subject: t(`told.${kind}_subject`, values),
    text: t(`told.${kind}_text`, values),
    values,
  });
}
