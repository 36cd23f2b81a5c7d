import { randomUUID } from 'node:crypto';
import { notSignedIn, type Problem } from '#cms/core/problem.ts';
import { askDoctor, doctorsOf, MOST_DOCTOR_WISH, type SaidDoctor, withdrawDoctor } from '#cms/guidance/doctors/ask-doctor.ts';
import { answerClocks } from '#cms/portal/answer-due.ts';
import type { DoctorRequest } from '#cms/records/doctor-requests.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Clinic } from '#cms/records/visit-rules.ts';
import { isUnderWay } from '#domain/guidance/family-doctor.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { PageContext } from '../ui/page-context.ts';
import { districtsOf, type VisitsView } from './visits-view.ts';

export const DOCTOR_DONE = ['asked', 'withdrawn'] as const;

export interface DoctorsView {
  said: SaidDoctor;
  districts: VisitsView['districts'];
  /** Once a township was chosen: who serves it. */
  clinics?: Clinic[];
  townshipName: string;
  own: { request: DoctorRequest; clinic?: Clinic; dueOn?: CivilDate; late: boolean }[];
  mayAsk: boolean;
  problem?: Problem;
  done?: (typeof DOCTOR_DONE)[number];
}

/** What the page about family doctors shows, after doing what its form asked for. */
export async function doctorsView(
  { portal, lang }: PageContext,
  { form, guardian }: { form?: FormData; guardian?: Guardian },
): Promise<DoctorsView> {
  const text = (name: string, most = 40) => String(form?.get(name) ?? '').slice(0, most + 1);
  const said: SaidDoctor = {
    formKey: text('formKey') || randomUUID(),
    township: text('township', 12),
    clinic: text('clinic'),
    address: text('address', 200),
    wish: text('wish', MOST_DOCTOR_WISH),
    consent: form?.get('consent') === 'on',
  };
  const acted = await act(portal, { action: text('action'), id: text('request'), said, guardian });
  const districts = await districtsOf(portal, lang);
  const clockOf = await answerClocks(portal);
  const own: DoctorsView['own'] = [];
  for (const request of guardian ? await portal.doctorRequests.ofFamily(guardian.id) : [])
    own.push({ request, clinic: await portal.visitRules.findClinic(request.clinicId), ...clockOf(request) });
  return {
    ...{ said, districts, own },
    clinics: said.township ? await doctorsOf(portal, said.township) : undefined,
    townshipName: districts.flatMap(({ townships }) => townships).find(({ code }) => code === said.township)?.name ?? '',
    mayAsk: !own.some(({ request }) => isUnderWay(request)),
    ...acted,
  };
}

async function act(
  portal: PageContext['portal'],
  { action, id, said, guardian }: { action: string; id: string; said: SaidDoctor; guardian?: Guardian },
): Promise<Pick<DoctorsView, 'problem' | 'done'>> {
  // Which stations serve a place anybody may see.
  if (action !== 'ask' && action !== 'withdraw') return {};
  if (!guardian) return { problem: notSignedIn() };
  if (action === 'withdraw') {
    const back = await withdrawDoctor(portal, { guardianId: guardian.id, id });
    return back.ok ? { done: 'withdrawn' } : { problem: back };
  }
  const asked = await askDoctor(portal, { ...said, guardianId: guardian.id });
  return asked.ok ? { done: 'asked' } : { problem: asked };
}
