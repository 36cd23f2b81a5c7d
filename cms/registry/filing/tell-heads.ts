import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

export type TellingNeeds = Delivering & Pick<Portal, 'city' | 'environment' | 'facilities' | 'notify' | 'users'>;

interface Decided {
  changeId: string;
  facilityId: string;
  state: 'approved' | 'refused';
}
const keyOf = ({ changeId, state }: Decided) => `filed:${changeId}:${state}`;

/** That a centre's heads are to hear of a decision, kept in the unit of work in which it is made. */
export async function writeToHeads({ letters }: Pick<Portal, 'letters'>, decided: Decided, unit: Unit): Promise<void> {
  await letters.write({ key: keyOf(decided), kind: 'filed', subject: decided.facilityId, about: { ...decided } }, unit);
}

export const sendToHeads = (portal: TellingNeeds, decided: Decided): Promise<void> =>
  deliverNow(portal, keyOf(decided), (letter) => tellHeads(portal, letter));

/** A centre's heads hear how their change was decided; why is said on the page that the message leads to. */
export async function tellHeads(
  { city, environment, facilities, notify, users }: TellingNeeds,
  { about }: Pick<Letter, 'about'>,
): Promise<SendResult | undefined> {
  const [changeId, facilityId] = [String(about.changeId), String(about.facilityId)];
  const state = about.state === 'approved' ? 'approved' : 'refused';
  const { name } = await facilities.get(facilityId);
  const sent: SendResult[] = [];
  for (const { id, email, ...user } of await users.listHeads(facilityId)) {
    const lang = langOf(user.language ?? city.languages[0]);
    const t = createTranslator(lang);
    const link = `${environment.origin}/admin/collections/facilities/${facilityId}`;
    const values = { facility: words(name)[lang], link };
    const one = await notify.send({
      id: `filed_${state}:${changeId}:${id}`,
      to: email,
      channel: 'email',
      kind: `filed_${state}`,
      lang,
      subject: t(`told.filed_${state}_subject`, values),
      text: t(`told.filed_${state}_text`, values),
    });
    sent.push(one);
  }
  return worstOf(sent);
}
