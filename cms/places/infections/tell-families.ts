import { localPath } from '#cms/city/local-path.ts';
import { todayOf } from '#cms/core/clock.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { InfectionRecord } from '#cms/records/infections.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { clusterOf, type InfectionNews, type InfectionRule, rulesOn } from '#domain/booking/infection.ts';
import { classOn, enrolledIdOf } from '#domain/places/enrolled.ts';
import { addDays, type CivilDate, datesFrom } from '#domain/time/civil-date.ts';

export type FamilyNeeds = Delivering &
  Pick<
    Portal,
    | 'bookings'
    | 'city'
    | 'enrolled'
    | 'environment'
    | 'facilities'
    | 'guardians'
    | 'infections'
    | 'notify'
    | 'now'
    | 'supplies'
    | 'work'
  >;

/** What a city says of a disease, and what was noted of it in a class. */
export interface CasesOfClass {
  rule: InfectionRule;
  cases: readonly InfectionRecord[];
}

/** What the letters about one illness, or about one disease in a class, are kept under. */
const ofChild = ({ id }: Pick<InfectionRecord, 'id'>) => `infection:${id}`;
const ofClass = ({ classId, disease }: Pick<InfectionRecord, 'classId' | 'disease'>) => `infection:${classId}:${disease}`;

/** Its guardians are to hear of it, as far as the portal knows any: who booked, and whom is linked with them. */
export async function writeOfChild(
  { guardians, letters }: Pick<Portal, 'guardians' | 'letters'>,
  infection: InfectionRecord,
  { news, day }: { news: InfectionNews; day?: CivilDate },
  unit: Unit,
): Promise<void> {
  const { id, guardianId, facilityId, booking, revision } = infection;
  if (!guardianId) return;
  const about = { news, facilityId, booking: enrolledIdOf(booking) === undefined ? booking : '', day: day ?? '' };
  for (const to of await guardians.familyOf(guardianId, unit))
    await letters.write(
      { key: `${news}:${id}:${revision}:${to}`, kind: 'infection', subject: ofChild(infection), about: { ...about, to } },
      unit,
    );
}

export const sendOfChild = (portal: FamilyNeeds, infection: Pick<InfectionRecord, 'id'>): Promise<void> =>
  send(portal, ofChild(infection));

/**
 * Where as many children of a class have fallen ill with the same as the city's rule says, the class's other families are
 * to hear once a day. One letter for all of them, kept with the case that makes them enough.
 */
export async function writeOfClass(
  portal: Pick<Portal, 'city' | 'letters' | 'now'>,
  infection: InfectionRecord,
  { rule, cases }: CasesOfClass,
  unit: Unit,
): Promise<void> {
  const { classId, disease, facilityId } = infection;
  const today = todayOf(portal);
  if (clusterOf(cases, { ...rule, from: rule.tellCases }, today) === undefined) return;
  const subject = ofClass(infection);
  const about = { facilityId, classId, disease, day: today };
  await portal.letters.write({ key: `${subject}:${today}`, kind: 'class_infection', subject, about }, unit);
}

export const sendOfClass = (portal: FamilyNeeds, infection: InfectionRecord): Promise<void> =>
  send(portal, ofClass(infection), tellOfClass);

/** Each family of the class hears how many and with what, and nobody's name; those whose children have it know. */
export async function tellOfClass(portal: FamilyNeeds, { key, about: kept }: Letter): Promise<SendResult | undefined> {
  const { guardians, infections } = portal;
  const [facilityId, classId, disease] = [String(kept.facilityId), String(kept.classId), String(kept.disease)];
  const today = String(kept.day);
  const rule = rulesOn(await infections.rules(), today).find(({ code }) => code === disease);
  const cases = await infections.ofClass(classId, disease);
  const count = rule && clusterOf(cases, { ...rule, from: rule.tellCases }, today);
  // Taken back meanwhile.
  if (!rule || count === undefined) return undefined;
  const days = rule.watchDays;
  const ill = new Set<string>();
  for (const { guardianId, withdrawn, onset } of cases)
    if (guardianId && !withdrawn && onset > addDays(today, -days))
      for (const id of await guardians.familyOf(guardianId)) ill.add(id);
  const sent: SendResult[] = [];
  for (const to of await familiesOf(portal, { facilityId, classId, today, days })) {
    if (ill.has(to)) continue;
    const about = { news: 'class_infection', facilityId, classId, disease, count, days, to };
    const one = await tellOfInfection(portal, { key: `${key}:${to}`, about });
    if (one) sent.push(one);
  }
  return worstOf(sent);
}

/** Guardians of the children who have come in a class within some days, or come within as many. */
async function familiesOf(
  { bookings, enrolled, guardians, supplies }: FamilyNeeds,
  { facilityId, classId, today, days }: { facilityId: string; classId: string; today: CivilDate; days: number },
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const date of datesFrom(addDays(today, 1 - days), addDays(today, days - 1)))
    for (const { booking } of await bookings.onDay(facilityId, date))
      if (booking.classId === classId && booking.occasions.some((one) => one.date === date)) found.add(booking.guardianId);
  const facility = supplies.get(facilityId);
  for (const child of facility ? await enrolled.listOf(facilityId, today) : [])
    if (child.guardianId && facility && classOn(child, today, facility) === classId) found.add(child.guardianId);
  const all = await Promise.all([...found].map((id) => guardians.familyOf(id)));
  return new Set(all.flat());
}

async function send(portal: FamilyNeeds, subject: string, tell: typeof tellOfClass = tellOfInfection): Promise<void> {
  for (const { key } of await portal.letters.waitingOf(subject)) await deliverNow(portal, key, (letter) => tell(portal, letter));
}

/** A message says neither a child's name nor, to its own family, what it has: it is read on anybody's screen (promise 8). */
export async function tellOfInfection(
  portal: FamilyNeeds,
  { key, about }: Pick<Letter, 'about' | 'key'>,
): Promise<SendResult | undefined> {
  const { city, environment, facilities, guardians, infections, notify, supplies } = portal;
  const guardian = await guardians.find(String(about.to));
  if (!guardian) return undefined;
  const { lang, contact, wechat } = guardian;
  const t = createTranslator(lang);
  const [facilityId, kind] = [String(about.facilityId), String(about.news) as InfectionNews];
  const facility = await facilities.get(facilityId);
  const group = supplies.get(facilityId)?.classes.find(({ id }) => id === about.classId);
  const rule = about.disease ? (await infections.rules()).findLast(({ code }) => code === about.disease) : undefined;
  const path = about.booking ? `/bookings/${about.booking}` : kind === 'class_infection' ? '/guidance' : '/account';
  const values = {
    facility: words(facility.name)[lang],
    day: about.day ? formatDate(String(about.day), { lang, year: true, weekday: true }).replaceAll('\u00a0', ' ') : '',
    class: group?.name[lang] ?? '',
    disease: rule?.name[lang] ?? '',
    count: Number(about.count ?? 0),
    days: Number(about.days ?? 0),
    link: `${environment.origin}${localPath(path, lang, city)}`,
  };
  return notify.send({
    ...{ id: key, to: contact, channel: contact.includes('@') ? 'email' : 'sms', kind, lang, wechat, link: values.link },
    subject: t(`told.${kind}_subject`, values),
    text: t(`told.${kind}_text`, values),
    values,
  });
}
