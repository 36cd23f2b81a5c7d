import { localPath } from '#cms/city/local-path.ts';
import { deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Letter } from '#cms/records/letters.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { guardianCalled, normalContact } from './contact.ts';

/** What each is about, and where it can be undone. */
const PAGES = {
  guardian_linked: '/account/family',
  guardian_unlinked: '/account/family',
  mandate_taken: '/account/delegates',
} as const;
const KINDS = ['guardian_linked', 'guardian_unlinked', 'mandate_taken'] as const;
type Kind = (typeof KINDS)[number];
type Telling = Pick<Portal, 'city' | 'environment' | 'guardians' | 'notify'>;

/**
 * That a guardian is to hear that it is one family with another, or no longer, or that somebody helps with the children from
 * now on: kept in the unit of work in which it becomes so.
 */
export async function writeOfLink(
  { letters }: Pick<Portal, 'letters'>,
  { kind, to, other, at }: { kind: Kind; to: Guardian; other: Pick<Guardian, 'name' | 'contact'>; at: Instant },
  unit: Unit,
): Promise<void> {
  const about = { name: guardianCalled(other) };
  await letters.write({ key: `${kind}:${to.id}:${at}`, kind, subject: to.id, about }, unit);
}

/** Sends what guardians are still to hear of such a thing. What cannot go out now is left to the clock. */
export async function sendOfLink(
  portal: Telling & Pick<Portal, 'letters' | 'log'>,
  guardianIds: readonly string[],
): Promise<void> {
  for (const id of guardianIds)
    for (const { key, kind } of await portal.letters.waitingOf(id))
      if (KINDS.some((one) => one === kind)) await deliverNow(portal, key, (letter) => tellOfLink(portal, letter));
}

/** Who did not want it finds the way to part, or to end it. */
export async function tellOfLink(
  { city, environment, guardians, notify }: Telling,
  { key, kind, subject, about }: Letter,
): Promise<SendResult | undefined> {
  const guardian = await guardians.find(subject);
  // An account that was closed meanwhile has no contact any more.
  const to = guardian && normalContact(guardian.contact, city.country);
  if (!guardian || !to) return undefined;
  const { lang } = guardian;
  const t = createTranslator(lang);
  const said = KINDS.find((one) => one === kind) ?? 'guardian_unlinked';
  const link = `${environment.origin}${localPath(PAGES[said], lang, city)}`;
  const values = { name: String(about.name), link, helpline: city.helpline.number };
  return notify.send({
    id: key,
    to,
    channel: to.includes('@') ? 'email' : 'sms',
    kind: said,
    lang,
    subject: t(`told.${said}_subject`, values),
    text: t(`told.${said}_text`, values),
    values,
  });
}
