import { type Delivering, deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import type { Letter } from '#cms/records/letters.ts';
import { createTranslator } from '#cms/words/index.ts';
import { HALF_DAYS } from '#domain/guidance/home-visit.ts';
import { langOf } from '#domain/language/lang.ts';
import { halfDayWords } from './visit-words.ts';

type Telling = Pick<Portal, 'city' | 'environment' | 'notify' | 'users'>;
export type TellNurseNeeds = Telling & Delivering;

/** What a family did with a visit that a nurse had on her way. */
export const NURSE_NEWS = ['off', 'other_days'] as const;
type NurseNews = (typeof NURSE_NEWS)[number];

/**
 * That a nurse is to hear that a visit is off her way, kept in the unit of work in which it becomes so. Gives the
 * letter's key; none where the visit had no day yet, and nobody counted on it.
 */
export async function writeToNurse(
  { letters }: Pick<Portal, 'letters'>,
  { visit, news }: { visit: HomeVisit; news: NurseNews },
  unit: Unit,
): Promise<string | undefined> {
  const { id, state, nurseId, plannedOn, half, changes } = visit;
  if (state !== 'planned' || !nurseId || !plannedOn || !half) return undefined;
  const key = `nurse_visit_${news}:${id}:${changes + 1}`;
  await letters.write({ key, kind: 'nurse_visit', subject: id, about: { news, nurseId, date: plannedOn, half } }, unit);
  return key;
}

/**
 * That visits of a guardian who closes its account are off the nurses' ways: nobody stands before a closed door. Gives the
 * letters' keys.
 */
export async function writeOfClosed(
  portal: Pick<Portal, 'homeVisits' | 'letters'>,
  guardianId: string,
  unit: Unit,
): Promise<string[]> {
  const keys: (string | undefined)[] = [];
  for (const visit of await portal.homeVisits.ofFamily(guardianId, unit))
    if (visit.guardianId === guardianId) keys.push(await writeToNurse(portal, { visit, news: 'off' }, unit));
  return keys.filter((key) => key !== undefined);
}

export async function sendToNurse(portal: TellNurseNeeds, key: string | undefined): Promise<void> {
  if (key) await deliverNow(portal, key, (letter) => tellNurse(portal, letter));
}

/** Which day of hers it was; who and where it was she sees on her page alone. */
export async function tellNurse(portal: Telling, { key, about }: Letter): Promise<SendResult | undefined> {
  const { city, environment, notify, users } = portal;
  const news = NURSE_NEWS.find((one) => one === about.news);
  const half = HALF_DAYS.find((one) => one === about.half);
  const [nurse] = await users.listOf([String(about.nurseId)]);
  if (!news || !half || !nurse) return undefined;
  const lang = langOf(nurse.language ?? city.languages[0]);
  const t = createTranslator(lang);
  const date = String(about.date);
  const values = {
    when: halfDayWords({ t, lang }, { date, half }).replaceAll('\u00a0', ' '),
    link: `${environment.origin}/admin/visits?day=${date}`,
  };
  return notify.send({
    ...{ id: key, to: nurse.email, lang, channel: 'email', kind: `nurse_visit_${news}` },
    subject: t(`told.nurse_visit_${news}_subject`, values),
    text: t(`told.nurse_visit_${news}_text`, values),
  });
}
