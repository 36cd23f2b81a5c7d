import { type Delivering, deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Takeover } from '#cms/records/takeovers.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

export type TellNeeds = Delivering & Pick<Portal, 'city' | 'environment' | 'facilities' | 'notify' | 'takeovers' | 'users'>;

const keyOf = (id: string, decision: Takeover['decision']) => `takeover:${id}:${decision}`;

/** That who asked is to be told how it stands, kept in the unit of work in which that changes. */
export async function writeToApplicant(
  { letters }: Pick<Portal, 'letters'>,
  { id, decision }: Pick<Takeover, 'id' | 'decision'>,
  unit: Unit,
): Promise<void> {
  await letters.write({ key: keyOf(id, decision), kind: 'takeover', subject: id, about: {} }, unit);
}

export const sendToApplicant = (portal: TellNeeds, { id, decision }: Pick<Takeover, 'id' | 'decision'>): Promise<void> =>
  deliverNow(portal, keyOf(id, decision), () => tellApplicant(portal, id));

/**
 * Tells who asked to take a centre over how that stands: received, approved with the way in, or refused.
 * Each of the three is said once, however often this is called. In our words alone: nothing that was typed goes out.
 */
export async function tellApplicant(portal: TellNeeds, takeoverId: string): Promise<SendResult | undefined> {
  const { facilities, notify, city, takeovers } = portal;
  const takeover = await takeovers.find(takeoverId);
  if (!takeover) return undefined;
  const lang = langOf(city.languages[0]);
  const { decision } = takeover;
  const facility = words((await facilities.get(takeover.facilityId)).name)[lang];
  const link = decision === 'approved' ? await wayIn(portal, takeover) : '';
  const t = createTranslator(lang);
  const values = { facility, brand: city.brand[lang], link };
  return notify.send({
    id: keyOf(takeover.id, decision),
    to: takeover.email,
    channel: 'email',
    kind: `takeover_${decision}`,
    lang,
    subject: t(`told.takeover_${decision}_subject`, values),
    text: t(`told.takeover_${decision}_text`, values),
  });
}

/** Where a new account sets its password; an account that was there before signs in as ever. */
async function wayIn({ users, environment }: Pick<Portal, 'users' | 'environment'>, { email }: Takeover): Promise<string> {
  const token = await users.findPasswordToken(email);
  return `${environment.origin}/admin${token ? `/reset/${token}` : ''}`;
}
