import type { BookingAction } from './booking-state.ts';
import type { Collected } from './handover.ts';
import { isOutOfOrdinary } from './health-check.ts';

export const DOOR_NEWS = [
  'child_came',
  'child_collected',
  'child_collected_once',
  'came_undone',
  'collected_undone',
  'noon_noticed',
] as const;

interface DoorNews {
  kind: (typeof DOOR_NEWS)[number];
  collected?: Collected;
  /** Told to a guardian too who has asked not to hear of each day. */
  always: boolean;
}

/**
 * What a child's guardians hear of what was just noted at the door. A child that was given to somebody by a code of one
 * day is told always, and so is that it was not after all: whoever made the code may not have been asked by the other.
 */
export function doorNews(before: readonly BookingAction[], action: BookingAction): DoorNews | undefined {
  switch (action.type) {
    case 'check_in':
      return { kind: 'child_came', always: false };
    // What is out of the ordinary is told to whoever is not at the door (管理规范: 晨午检).
    case 'noon_check':
      return isOutOfOrdinary(action.check) ? { kind: 'noon_noticed', always: true } : undefined;
    case 'check_out': {
      const { collected } = action;
      const once = collected?.checked === 'delegate_code';
      return collected && { kind: once ? 'child_collected_once' : 'child_collected', collected, always: once };
    }
    case 'undo_check_in':
      return { kind: 'came_undone', always: false };
    case 'undo_check_out': {
      const last = before.findLast((one) => one.type === 'check_out' && one.date === action.date);
      const once = last?.type === 'check_out' && last.collected?.checked === 'delegate_code';
      return { kind: 'collected_undone', always: once };
    }
    default:
      return undefined;
  }
}
