import { todayOf } from '#cms/core/clock.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { InfectionRecord } from '#cms/records/infections.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { clusterOf, rulesOn } from '#domain/booking/infection.ts';
import { langOf } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { CasesOfClass } from './tell-families.ts';

export type ClusterNeeds = Delivering &
  Pick<Portal, 'city' | 'environment' | 'facilities' | 'infections' | 'now' | 'notify' | 'supplies' | 'users'>;

const keyOf = ({ classId, disease }: Pick<InfectionRecord, 'classId' | 'disease'>, today: CivilDate) =>
  `infection_cluster:${classId}:${disease}:${today}`;

/**
 * Where enough children of a class have fallen ill with the same, its head and supervisors are to hear, once a day for each
 * class and disease. Kept with the case that makes them enough, so that they hear whatever becomes of who noted it.
 */
export async function writeOfCluster(
  portal: Pick<Portal, 'city' | 'letters' | 'now'>,
  infection: InfectionRecord,
  { rule, cases }: CasesOfClass,
  unit: Unit,
): Promise<void> {
  const { classId, disease, facilityId } = infection;
  const today = todayOf(portal);
  const count = clusterOf(cases, { ...rule, from: rule.watchCases }, today);
  if (count === undefined) return;
  const about = { classId, disease, facilityId, count };
  await portal.letters.write({ key: keyOf(infection, today), kind: 'infection_cluster', subject: facilityId, about }, unit);
}

export const sendOfCluster = (portal: ClusterNeeds, infection: InfectionRecord): Promise<void> =>
  deliverNow(portal, keyOf(infection, todayOf(portal)), (letter) => tellOfCluster(portal, letter));

/** Says how many of which class, with what, and where days are closed; no child is named. */
export async function tellOfCluster(
  portal: Pick<ClusterNeeds, 'city' | 'environment' | 'facilities' | 'infections' | 'now' | 'notify' | 'supplies' | 'users'>,
  { key, about }: Pick<Letter, 'about' | 'key'>,
): Promise<SendResult | undefined> {
  const { city, environment, facilities, infections, notify, supplies, users } = portal;
  const facility = await facilities.get(String(about.facilityId));
  const group = supplies.get(facility.id)?.classes.find(({ id }) => id === about.classId);
  const rule = rulesOn(await infections.rules(), todayOf(portal)).find(({ code }) => code === about.disease);
  if (!group || !rule) return undefined;
  const sent: SendResult[] = [];
  for (const { id, email, ...user } of await users.listAnswering(facility)) {
    const lang = langOf(user.language ?? city.languages[0]);
    const t = createTranslator(lang);
    const values = {
      facility: words(facility.name)[lang],
      class: group.name[lang] ?? '',
      disease: rule.name[lang] ?? '',
      count: Number(about.count),
      days: rule.watchDays,
      link: `${environment.origin}/admin/close-days`,
    };
    sent.push(
      await notify.send({
        ...{ id: `${key}:${id}`, to: email, channel: 'email', kind: 'infection_cluster', lang },
        subject: t('told.infection_cluster_subject', values),
        text: t('told.infection_cluster_text', values),
      }),
    );
  }
  return worstOf(sent);
}
