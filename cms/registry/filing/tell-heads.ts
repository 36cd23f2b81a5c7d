import type { Portal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

export type TellingNeeds = Pick<Portal, 'city' | 'environment' | 'facilities' | 'log' | 'notify' | 'users'>;

/** A centre's heads hear how their change was decided; why is said on the page that the message leads to. */
export async function tellHeads(
  { city, environment, facilities, log, notify, users }: TellingNeeds,
  { changeId, facilityId, state }: { changeId: string; facilityId: string; state: 'approved' | 'refused' },
): Promise<void> {
  const lang = langOf(city.languages[0]);
  const t = createTranslator(lang);
  const facility = words((await facilities.get(facilityId)).name)[lang];
  const values = { facility, link: `${environment.origin}/admin/collections/facilities/${facilityId}` };
  for (const { id, email } of await users.listHeads(facilityId)) {
    const sent = await notify.send({
      id: `filed_${state}:${changeId}:${id}`,
      to: email,
      channel: 'email',
      kind: `filed_${state}`,
      lang,
      subject: t(`told.filed_${state}_subject`, values),
      text: t(`told.filed_${state}_text`, values),
    });
    if (!sent.ok) log.warn({ user: id, code: sent.code }, 'a decision about filed facts could not be told');
  }
}
