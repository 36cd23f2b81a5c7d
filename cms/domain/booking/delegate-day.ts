import { isCalled } from '../family/pickups.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { attendanceOn, type BookingAction, type BookingStatus } from './booking-state.ts';
import { type DelegateCode, delegateCodeState } from './delegate-code.ts';

/** Who collects a child on a day, with one to spare. */
export const MOST_DELEGATES = 3;

interface Stay {
  status: BookingStatus;
  occasions: readonly { date: CivilDate }[];
  actions: readonly BookingAction[];
}

/** Why a guardian can make no code for a day of a booking; `undefined` when it can. */
export function whyNoDelegate(
  { status, occasions, actions }: Stay,
  { name, date, today, codes }: { name: string; date: CivilDate; today: CivilDate; codes: readonly DelegateCode[] },
): 'delegate_no_stay' | 'picked_up_already' | 'delegate_has_code' | 'delegate_too_many' | undefined {
  if (status !== 'confirmed' || date < today || !occasions.some((one) => one.date === date)) return 'delegate_no_stay';
  if (attendanceOn(actions, date).left) return 'picked_up_already';
  const open = codes.filter((code) => code.date === date && delegateCodeState(code, today) === 'open');
  if (open.some((code) => isCalled(code, name))) return 'delegate_has_code';
  return open.length >= MOST_DELEGATES ? 'delegate_too_many' : undefined;
}
