import type { Portal } from '#cms/portal/portal.ts';
import type { Takeover } from '#cms/records/takeovers.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

export type TellNeeds = Pick<Portal, 'city' | 'environment' | 'facilities' | 'log' | 'notify' | 'takeovers' | 'users'>;

/**
 * Tells who asked to take a centre over how that stands: received, approved with the way in, or refused.
 * Each of the three is said once, however often this is called. In our words alone: nothing that was typed goes out.
 */
export async function tellApplicant(portal: TellNeeds, takeoverId: string): Promise<void> {
  const { facilities, notify, city, log, takeovers } = portal;
  const takeover = await takeovers.find(takeoverId);
  if (!takeover) return;
  const lang = langOf(city.languages[0]);
  const { decision } = takeover;
  const facility = words((await facilities.get(takeover.facilityId)).name)[lang];
  const link = decision === 'approved' ? await wayIn(portal, takeover) : '';
  const t = createTranslator(lang);
  const values = { facility, brand: city.brand[lang], link };
  const sent = await notify.send({
    id: `takeover:${takeover.id}:${decision}`,
    to: takeover.email,
    channel: 'email',
    kind: `takeover_${decision}`,
    lang,
    subject: t(`told.takeover_${decision}_subject`, values),
    text: t(`told.takeover_${decision}_text`, values),
  });
  if (!sent.ok) log.warn({ takeover: takeover.id, code: sent.code }, 'who asked to take a centre over could not be told');
}

/** Where a new account sets its password; an account that was there before signs in as ever. */
async function wayIn({ users, environment }: Pick<Portal, 'users' | 'environment'>, { email }: Takeover): Promise<string> {
  const token = await users.findPasswordToken(email);
  return `${environment.origin}/admin${token ? `/reset/${token}` : ''}`;
}
