import { z } from 'zod';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { prose, typed } from '#cms/input/values.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { DoctorRequest } from '#cms/records/doctor-requests.ts';
import type { Clinic } from '#cms/records/visit-rules.ts';
import { afterDoctorStep, isUnderWay } from '#domain/guidance/family-doctor.ts';
import { LANGS } from '#domain/language/lang.ts';
import { sendToStation, type TellStationNeeds, writeToStation } from './tell-doctor.ts';

/** Each is work for a station. */
const OFTEN = { name: 'doctors', most: 10, seconds: 86_400 };
export const MOST_DOCTOR_WISH = 500;

const asked = z.object({
  formKey: z.string().regex(/^[\w-]{16,40}$/),
  township: z.string().min(1),
  clinic: z.string().min(1),
  address: typed(200, 1),
  wish: prose(MOST_DOCTOR_WISH),
});

export interface SaidDoctor {
  /** Of the form: sent twice, it is one request. */
  formKey: string;
  township: string;
  clinic: string;
  address: string;
  wish: string;
  consent: boolean;
}

/** The stations that sign families of a township with a doctor, as the city's list has it today. */
export async function doctorsOf(
  { visitRules, ...here }: Pick<Portal, 'city' | 'now' | 'visitRules'>,
  township: string,
): Promise<Clinic[]> {
  return (await visitRules.clinicsOf(township, todayOf(here))).filter(({ doctors }) => doctors);
}

type Needs = Pick<
  Portal,
  'areas' | 'city' | 'doctorRequests' | 'environment' | 'guardians' | 'limits' | 'now' | 'visitRules' | 'work'
>;

/** A family asks a station that serves its address to sign it with a family doctor. Nothing is kept without its consent. */
export async function askDoctor(
  portal: Needs,
  { guardianId, consent, ...said }: SaidDoctor & { guardianId: string },
): Promise<Result<{ request: DoctorRequest }>> {
  const made = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
  const read = asked.safeParse({ wish: '', ...made });
  if (!read.success) return badInput(read.error, made);
  const { township, clinic, ...told } = read.data;
  const area = (await portal.areas.listOf(LANGS[0])).find(({ code, level }) => code === township && level === 'township');
  if (!area?.parent) return unprocessable('home_visit.township', { field: 'township' });
  const serves = (await doctorsOf(portal, area.code)).some(({ id }) => id === clinic);
  if (!serves) return unprocessable('family_doctor.clinic', { field: 'clinic' });
  if (!consent) return unprocessable('family_doctor.consent', { field: 'consent' });
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const where = { townshipCode: area.code, districtCode: area.parent, clinicId: clinic };
  const { doctorRequests, guardians, now, work } = portal;
  return work(async (unit): Promise<Result<{ request: DoctorRequest }>> => {
    // Two guardians of one family take turns, so that it has one request under way.
    await guardians.takeTurn(guardianId, unit);
    const same = await doctorRequests.findSent(told.formKey, unit);
    if (same) return same.guardianId === guardianId ? { ok: true, request: same } : notFound();
    if ((await doctorRequests.ofFamily(guardianId, unit)).some(isUnderWay)) return unprocessable('family_doctor.already');
    const when = { askedAt: now(), consentAt: now() };
    return { ok: true, request: await doctorRequests.add({ ...told, ...where, ...when, guardianId }, unit) };
  });
}

/**
 * The family takes its request back; what it told for it is forgotten, and its station hears that nobody waits any more.
 * Taken back twice is answered like the first time.
 */
export async function withdrawDoctor(
  portal: Pick<Portal, 'doctorRequests' | 'guardians' | 'work'> & TellStationNeeds,
  { guardianId, id }: { guardianId: string; id: string },
): Promise<Result<object>> {
  const { doctorRequests, guardians, work } = portal;
  const done = await work(async (unit): Promise<Result<{ key?: string }>> => {
    await guardians.takeTurn(guardianId, unit);
    const request = (await doctorRequests.ofFamily(guardianId, unit)).find((one) => one.id === id);
    if (!request) return notFound('family_doctor.none');
    if (request.state === 'withdrawn') return { ok: true };
    const state = afterDoctorStep(request.state, 'withdraw');
    if (!state) return conflict('family_doctor.over');
    await doctorRequests.change(request, { state }, unit);
    await doctorRequests.forgetDetails(id, unit);
    return { ok: true, key: await writeToStation(portal, request, unit) };
  });
  if (done.ok && done.key) await sendToStation(portal, done.key);
  return done.ok ? { ok: true } : done;
}
