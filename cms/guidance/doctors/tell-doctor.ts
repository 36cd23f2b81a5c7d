import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { DoctorRequest } from '#cms/records/doctor-requests.ts';
import type { Letter } from '#cms/records/letters.ts';
import { createTranslator } from '#cms/words/index.ts';
import { DOCTOR_NEWS, type DoctorNews, isDoctorStillSo } from '#domain/guidance/family-doctor.ts';
import { langOf } from '#domain/language/lang.ts';

type Telling = Pick<Portal, 'city' | 'doctorRequests' | 'environment' | 'guardians' | 'notify' | 'visitRules'>;
export type TellDoctorNeeds = Telling & Delivering;

/** That a family is to hear of its request, kept in the unit of work in which it becomes so. Gives the letter's key. */
export async function writeOfDoctor(
  { letters }: Pick<Portal, 'letters'>,
  { request, news }: { request: Pick<DoctorRequest, 'id' | 'changes'>; news: DoctorNews },
  unit: Unit,
): Promise<string> {
  const key = `doctor_${news}:${request.id}:${request.changes + 1}`;
  await letters.write({ key, kind: 'doctor', subject: request.id, about: { news } }, unit);
  return key;
}

export const sendOfDoctor = (portal: TellDoctorNeeds, key: string): Promise<void> =>
  deliverNow(portal, key, (letter) => tellOfDoctor(portal, letter));

/** Every guardian of the family hears it, in its own language, once. What the station wrote is read on the page. */
export async function tellOfDoctor(portal: Telling, { key, subject, about }: Letter): Promise<SendResult | undefined> {
  const { city, doctorRequests, environment, guardians, notify, visitRules } = portal;
  const news = DOCTOR_NEWS.find((one) => one === about.news);
  const request = await doctorRequests.find(subject);
  if (!news || !request?.guardianId || !isDoctorStillSo(news, request)) return undefined;
  const clinic = await visitRules.findClinic(request.clinicId);
  const sent: SendResult[] = [];
  for (const id of await guardians.familyOf(request.guardianId)) {
    const guardian = await guardians.find(id);
    const to = guardian && normalContact(guardian.contact, city.country);
    if (!to || !isReached(portal, to)) continue;
    const { lang } = guardian;
    const t = createTranslator(lang);
    const values = { clinic: clinic?.name[lang] ?? '' };
    const link = `${environment.origin}${localPath('/doctors', lang, city)}`;
    sent.push(
      await notify.send({
        ...{ id: `${key}:${id}`, to, lang, values, kind: `doctor_${news}` },
        channel: to.includes('@') ? 'email' : 'sms',
        subject: t(`told.doctor_${news}_subject`, values),
        text: t(`told.doctor_${news}_text`, { ...values, link }),
      }),
    );
  }
  return worstOf(sent) ?? sent[0];
}

/** That a station is to hear that a family does not wait for it any more, kept in the unit in which that becomes so. Gives the key. */
export async function writeToStation(
  { letters }: Pick<Portal, 'letters'>,
  { id, districtCode, townshipCode }: Pick<DoctorRequest, 'id' | 'districtCode' | 'townshipCode'>,
  unit: Unit,
): Promise<string> {
  const key = `nurse_doctor:${id}`;
  await letters.write({ key, kind: 'nurse_doctor', subject: id, about: { districtCode, townshipCode } }, unit);
  return key;
}

export const sendToStation = (portal: TellStationNeeds, key: string): Promise<void> =>
  deliverNow(portal, key, (letter) => tellStation(portal, letter));

export type TellStationNeeds = Delivering & Pick<Portal, 'city' | 'environment' | 'notify' | 'users'>;

/** The nurses of the township's station hear it, without whose request it was. */
export async function tellStation(
  { city, environment, notify, users }: Omit<TellStationNeeds, keyof Delivering>,
  { key, about }: Letter,
): Promise<SendResult | undefined> {
  const home = { districtCode: String(about.districtCode), townshipCode: String(about.townshipCode) };
  const nurses = await users.listOf((await users.listNurses(home)).map(({ id }) => id));
  const sent: SendResult[] = [];
  for (const { id, email, language } of nurses) {
    const lang = langOf(language ?? city.languages[0]);
    const t = createTranslator(lang);
    const values = { link: `${environment.origin}/admin/doctors` };
    const [subject, text] = [t('told.nurse_doctor_subject'), t('told.nurse_doctor_text', values)];
    sent.push(await notify.send({ id: `${key}:${id}`, to: email, lang, channel: 'email', kind: 'nurse_doctor', subject, text }));
  }
  return worstOf(sent) ?? sent[0];
}
