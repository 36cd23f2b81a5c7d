import type { Actor, BookingAction, BookingStatus } from './booking-state.ts';

type Doer = Actor['kind'];
type Next = { by: readonly Doer[]; to?: BookingStatus };
type Row = Partial<Record<BookingAction['type'], Next>>;

const FAMILY: readonly Doer[] = ['guardian'];
const CENTRE: readonly Doer[] = ['staff'];
const CLOCK: readonly Doer[] = ['system'];

/** What the centre notes at the door, of a day after it, too. */
const AT_THE_DOOR = {
  check_in: { by: CENTRE },
  noon_check: { by: CENTRE },
  undo_noon_check: { by: CENTRE },
  check_out: { by: CENTRE },
  undo_check_in: { by: CENTRE },
  undo_check_out: { by: CENTRE },
  absent: { by: [...FAMILY, ...CENTRE] },
  undo_absent: { by: [...FAMILY, ...CENTRE] },
} satisfies Row;

/** A late pick-up: charged by the centre, waived with a reason, paid by the family. */
const LATE = {
  charge_late: { by: CENTRE },
  waive_late: { by: CENTRE },
  pay_late: { by: ['provider'] },
} satisfies Row;

/** What a centre gives back, or gives, beyond the contract, whenever that is. */
const GOODWILL = { goodwill: { by: CENTRE }, give_days: { by: CENTRE } } satisfies Row;

/** The party of the contract changes: by both guardians, each for itself. */
const PARTY = {
  offer_contract: { by: FAMILY },
  keep_contract: { by: [...FAMILY, ...CLOCK] },
  take_contract: { by: FAMILY },
} satisfies Row;

const WAITING = {
  extend: { by: FAMILY },
  release: { by: [...FAMILY, ...CENTRE, ...CLOCK], to: 'released' },
  expire: { by: CLOCK, to: 'expired' },
} satisfies Row;

/**
 * From each status of a booking what may come next, who may do it, and to which status it leads: to the same where none is
 * named. Nothing else is ever written; when it may be done, and on what grounds, each verb says besides.
 */
export const STATUS_TABLE: Record<BookingStatus, Row> = {
  requested: {
    accept: { by: CENTRE, to: 'held' },
    decline: { by: CENTRE, to: 'declined' },
    unanswered: { by: CLOCK, to: 'declined' },
    release: { by: [...FAMILY, ...CLOCK], to: 'released' },
  },
  // A day that its centre adds free of charge has nothing to be signed or paid for.
  held: { ...WAITING, give: { by: CENTRE, to: 'confirmed' }, ask_guardian: { by: FAMILY }, sign: { by: FAMILY, to: 'signed' } },
  signed: {
    ...WAITING,
    wait_to_pay: { by: FAMILY },
    pay_there: { by: FAMILY },
    pay_sooner: { by: CLOCK },
    pay_earnest: { by: ['provider'] },
    pay: { by: ['provider'], to: 'confirmed' },
    ...PARTY,
  },
  confirmed: {
    ...AT_THE_DOOR,
    ...LATE,
    ...PARTY,
    ...GOODWILL,
    ask_longer: { by: [...FAMILY, ...CENTRE] },
    stay_longer: { by: [...FAMILY, ...CENTRE, 'provider'] },
    stay_shorter: { by: FAMILY },
    no_show: { by: CLOCK },
    ask_coming: { by: CENTRE },
    coming_late: { by: FAMILY },
    place_taken: { by: CLOCK },
    move: { by: [...FAMILY, ...CENTRE] },
    end_early: { by: [...FAMILY, ...CENTRE] },
    change_care: { by: FAMILY },
    not_given: { by: CLOCK },
    settle_month: { by: CLOCK },
    cancel: { by: [...FAMILY, ...CENTRE, ...CLOCK], to: 'cancelled' },
    complete: { by: CLOCK, to: 'completed' },
  },
  completed: { ...AT_THE_DOOR, ...LATE, ...PARTY, ...GOODWILL, not_given: { by: CLOCK }, settle_month: { by: CLOCK } },
  // Days that the centre is asked about, and what goes back once it has answered.
  cancelled: { ...AT_THE_DOOR, ...GOODWILL, settle_refund: { by: [...CENTRE, ...CLOCK] } },
  // Paid in time, and heard of only after the clock had given the places up: they were free, and are the family's again.
  expired: { pay_earnest: { by: ['provider'], to: 'signed' }, pay: { by: ['provider'], to: 'confirmed' } },
  released: {},
  declined: {},
};

/** Where an action leads from a status: nowhere else, and nowhere at all where the table does not name it. */
export const nextStatus = (status: BookingStatus, { type }: Pick<BookingAction, 'type'>): BookingStatus =>
  STATUS_TABLE[status][type]?.to ?? status;

/** With what a booking begins: a hold, or what its centre is asked for. */
export const foldStatus = (actions: readonly BookingAction[]): BookingStatus =>
  actions.reduce(nextStatus, actions[0]?.type === 'request' ? 'requested' : 'held');

/** Whether the table lets this be done next, by this one. */
export const mayFollow = (status: BookingStatus, { type, by }: Pick<BookingAction, 'type' | 'by'>): boolean =>
  STATUS_TABLE[status][type]?.by.includes(by.kind) ?? false;

/** What a person would name a booking by after this was done, whatever its status. */
const STEPS = {
  hold: 'held',
  give: 'given',
  request: 'requested',
  accept: 'accepted',
  decline: 'declined',
  unanswered: 'unanswered',
  extend: 'extended',
  sign: 'signed',
  pay: 'paid',
  move: 'moved',
  end_early: 'ends_early',
  check_in: 'checked_in',
  check_out: 'checked_out',
  absent: 'absent',
  stay_longer: 'extended',
  stay_shorter: 'shortened',
  no_show: 'no_show',
  cancel: 'cancelled',
  settle_refund: 'refunded',
  expire: 'expired',
  release: 'released',
  complete: 'completed',
} as const satisfies Partial<Record<BookingAction['type'], string>>;
type BookingStep = (typeof STEPS)[keyof typeof STEPS];
const UNDONE: Partial<Record<BookingAction['type'], BookingAction['type']>> = {
  undo_check_in: 'check_in',
  undo_check_out: 'check_out',
  undo_absent: 'absent',
  check_in: 'no_show',
};

/** The last step that stands: what was taken back is none. A cancelled booking whose centre was asked is refunded once that is settled. */
export function lastStep(actions: readonly BookingAction[]): BookingStep {
  const standing: BookingAction[] = [];
  for (const action of actions) {
    const undone = UNDONE[action.type];
    if (!undone || action.type === 'check_in') standing.push(action);
    if (undone) {
      const at = standing.findLastIndex(
        (one) => one.type === undone && 'date' in one && 'date' in action && one.date === action.date,
      );
      if (at >= 0) standing.splice(at, 1);
    }
  }
  // That a stay was over says less than that nobody came.
  const missed = standing.some(({ type }) => type === 'no_show');
  const told = missed ? standing.filter(({ type }) => type !== 'complete') : standing;
  return told.flatMap(({ type }) => (type in STEPS ? [STEPS[type as keyof typeof STEPS]] : [])).at(-1) ?? 'held';
}
