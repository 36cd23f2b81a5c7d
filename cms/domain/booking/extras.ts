import type { Fen } from '../money/money.ts';
import type { ExtraKind } from '../money/pricing.ts';
import { isHeld } from '../places/hold-time.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { AttendanceMark, BookingAction } from './booking-state.ts';

/** What a family pays beside the price of its booking: a stay made longer, or a late pick-up. */
export interface Extra {
  /** Of which its payments say that they are for it. */
  id: string;
  kind: ExtraKind;
  date: CivilDate;
  amount: Fen;
  state: 'due' | 'paid' | 'waived';
}

type Asked = Extract<BookingAction, { type: 'ask_longer' }>;

/** A longer stay that was asked for and is neither paid for nor given up: its places are held until then. */
export function pendingOf(actions: readonly BookingAction[]): (Asked & { id: string }) | undefined {
  const asked = actions.filter((one) => one.type === 'ask_longer');
  const last = asked.at(-1);
  if (!last) return undefined;
  const id = longerId(asked.length);
  const isOver = actions.some((one) => one.type === 'stay_longer' && one.asked === id);
  return isOver ? undefined : { ...last, id };
}

const longerId = (time: number): string => `longer-${time}`;
export const lateId = (date: CivilDate): string => `late-${date}`;

/** Whether a payment is for a late pick-up, and of which day. */
export const lateDateOf = (id: string): CivilDate | undefined => (id.startsWith('late-') ? id.slice(5) : undefined);

/** Everything that was charged beside the price, in order. */
export function extrasOf(actions: readonly BookingAction[]): Extra[] {
  return actions.flatMap((one): Extra[] => {
    if (one.type === 'stay_longer' && one.asked && one.amount > 0)
      return [{ id: one.asked, kind: 'longer', date: one.date, amount: one.amount, state: 'paid' }];
    if (one.type !== 'charge_late') return [];
    const is = (type: BookingAction['type']) =>
      actions.some((other) => other.type === type && 'date' in other && other.date === one.date);
    const state = is('pay_late') ? 'paid' : is('waive_late') ? 'waived' : 'due';
    return [{ id: lateId(one.date), kind: 'late', date: one.date, amount: one.amount, state }];
  });
}

/** What a family still owes beside the price. */
export const duesOf = (actions: readonly BookingAction[]): Extra[] => extrasOf(actions).filter(({ state }) => state === 'due');

/** Whether a day's late pick-up has been dealt with: charged, or waived. */
export const isLateSettled = (actions: readonly BookingAction[], date: CivilDate): boolean =>
  actions.some((one) => (one.type === 'charge_late' || one.type === 'waive_late') && one.date === date);

/** Why a charge for a late pick-up cannot be waived any more: it was, or it was paid. */
export const mayWaive = (actions: readonly BookingAction[], date: CivilDate): boolean =>
  !actions.some((one) => (one.type === 'waive_late' || one.type === 'pay_late') && one.date === date);

/** Why what was noted at the door cannot be taken back: something was agreed, or charged, by it. */
export function whyNotTakenBack(
  mark: AttendanceMark,
  actions: readonly BookingAction[],
  date: CivilDate,
): 'stay_changed' | 'late_charged' | undefined {
  const has = (...types: BookingAction['type'][]) =>
    actions.some((one) => types.includes(one.type) && 'date' in one && one.date === date);
  if (mark === 'undo_check_in' && has('stay_longer', 'stay_shorter')) return 'stay_changed';
  return mark === 'undo_check_out' && has('charge_late') && !has('waive_late') ? 'late_charged' : undefined;
}

/** What was asked for and can still be paid: its places are held. */
export const heldLonger = (actions: readonly BookingAction[], now: Instant) => {
  const pending = pendingOf(actions);
  return pending && isHeld(pending.until, now) ? pending : undefined;
};
