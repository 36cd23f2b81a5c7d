import { takesIn } from '#cms/access/in-territory.ts';
import type { StaffUser } from '#cms/access/roles.ts';
import { guardianCalled } from '#cms/accounts/contact.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { prose } from '#cms/input/values.ts';
import { answerClocks, type ClockNeeds } from '#cms/portal/answer-due.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { DoctorRequest } from '#cms/records/doctor-requests.ts';
import type { Clinic } from '#cms/records/visit-rules.ts';
import { afterDoctorStep, type DoctorNews } from '#domain/guidance/family-doctor.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { isOfStation } from '../visits/station.ts';
import { sendOfDoctor, type TellDoctorNeeds, writeOfDoctor } from './tell-doctor.ts';

/** Whether a request is in the area of somebody's station: nobody else sees where a family lives. */
const mayAnswer = (user: StaffUser, request: DoctorRequest): boolean =>
  isOfStation(user) && takesIn(user.territory ?? '', request);

export const DOCTOR_STEPS = { accept: 'accepted', refuse: 'refused', sign: 'signed' } as const satisfies Record<
  string,
  DoctorNews
>;

/** The station says when to come and what to bring, or why it cannot; once it is signed it notes that. The family is told. */
export async function answerDoctor(
  portal: Pick<Portal, 'doctorRequests' | 'work'> & TellDoctorNeeds,
  { id, user, step, answer: said }: { id: string; user: StaffUser; step: keyof typeof DOCTOR_STEPS; answer: string },
): Promise<Result<object>> {
  const { doctorRequests, work } = portal;
  const read = prose(500, step === 'sign' ? 0 : 1).safeParse(said);
  if (!read.success) return unprocessable('family_doctor.answer', { field: 'answer' });
  const done = await work(async (unit): Promise<Result<{ key: string }>> => {
    const request = await doctorRequests.find(id, unit);
    if (!request || !mayAnswer(user, request)) return notFound('family_doctor.none');
    const state = afterDoctorStep(request.state, step);
    if (!state) return conflict('family_doctor.over');
    const answer = read.data.trim() || request.answer;
    await doctorRequests.change(request, { state, answer, answeredBy: user.name ?? '' }, unit);
    if (state === 'refused') await doctorRequests.forgetDetails(id, unit);
    return { ok: true, key: await writeOfDoctor(portal, { request, news: DOCTOR_STEPS[step] }, unit) };
  });
  if (done.ok) await sendOfDoctor(portal, done.key);
  return done.ok ? { ok: true } : done;
}

/** A request as the station needs it. */
export interface StationRequest {
  request: DoctorRequest;
  clinic?: Clinic;
  called?: string;
  contact?: string;
  /** Until when it is to be answered, and whether that is over. */
  dueOn?: CivilDate;
  late: boolean;
}

/** What waits at a station, the longest first. That families were looked at is written down. */
export async function waitingRequests(
  portal: ClockNeeds & Pick<Portal, 'audit' | 'doctorRequests' | 'guardians'>,
  user: StaffUser,
): Promise<StationRequest[]> {
  if (!isOfStation(user)) return [];
  const requests = await portal.doctorRequests.listOf(user.territory ?? '', { states: ['asked', 'accepted'] });
  const ids = requests.map(({ id }) => id);
  if (ids.length > 0) await portal.audit.write({ actor: user.id, action: 'read', subject: 'doctor-requests', detail: { ids } });
  const clockOf = await answerClocks(portal);
  const seen: StationRequest[] = [];
  for (const request of requests) {
    const guardian = request.guardianId ? await portal.guardians.find(request.guardianId) : undefined;
    const clinic = await portal.visitRules.findClinic(request.clinicId);
    const who = { called: guardian && guardianCalled(guardian), contact: guardian?.contact };
    seen.push({ request, clinic, ...who, ...clockOf(request) });
  }
  return seen;
}
