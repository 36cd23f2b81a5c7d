import type { CivilDate } from '../time/civil-date.ts';
import { type SpecialDays, workdayAfter } from '../time/workdays.ts';

/** How a family's request to sign with a family doctor stands. */
export const DOCTOR_STATES = ['asked', 'accepted', 'signed', 'refused', 'withdrawn'] as const;
export type DoctorState = (typeof DOCTOR_STATES)[number];

/** What a family is told. */
export const DOCTOR_NEWS = ['accepted', 'refused', 'signed'] as const;
export type DoctorNews = (typeof DOCTOR_NEWS)[number];

/** What can be done with a request: the station answers it and notes that it was signed; the family takes it back. */
type DoctorStep = 'accept' | 'refuse' | 'sign' | 'withdraw';

/** From each state what may come next, and where it leads. Nothing else is ever written. */
const STEPS: Record<DoctorState, Partial<Record<DoctorStep, DoctorState>>> = {
  asked: { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' },
  accepted: { accept: 'accepted', refuse: 'refused', sign: 'signed', withdraw: 'withdrawn' },
  signed: {},
  refused: {},
  withdrawn: {},
};

export const afterDoctorStep = (state: DoctorState, step: DoctorStep): DoctorState | undefined => STEPS[state][step];

/** Whether it is still under way: a family has one such at a time. */
export const isUnderWay = ({ state }: { state: DoctorState }): boolean => Object.keys(STEPS[state]).length > 0;

/** Whether news is still so: a letter may have waited, and the request gone on meanwhile. */
export const isDoctorStillSo = (news: DoctorNews, { state }: { state: DoctorState }): boolean => state === news;

/** The last day on which a station answers in time: so many working days after the one on which it was asked. */
export function answerClock(
  { state, askedOn }: { state: DoctorState; askedOn: CivilDate },
  { days, today, special }: { days: number | undefined; today: CivilDate; special: SpecialDays },
): { dueOn?: CivilDate; late: boolean } {
  if (state !== 'asked' || !days) return { late: false };
  const dueOn = workdayAfter(askedOn, days, special);
  return { dueOn, late: today > dueOn };
}
