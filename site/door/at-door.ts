import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { DoorTap } from '#domain/booking/door-tap.ts';
import { type Handover, judgeByOwnList, judgeHandover } from '#domain/booking/handover.ts';

/** So many taps go at once, and what is typed with one is so long at the most. */
export const MOST_AT_ONCE = 500;
export const LONGEST_NAME = 60;
export const LONGEST_CODE = 20;
export const LONGEST_TEMPERATURE = 8;

/** A child of the class, as the phone has it. */
export interface Line {
  booking: string;
  child: string;
  from: number;
  to: number;
  state: 'ahead' | 'not_come' | 'here' | 'left' | 'absent';
  pickups: { name: string; relation: string }[];
  codes: { digest: string; name?: string }[];
  enrolled: boolean;
  noon: boolean;
  /** Why it is not taken in today, as the page says it. */
  atHome?: string;
}

export interface Day {
  /** Who is signed in: taps are sent as whose they are. */
  user: string;
  date: string;
  endsAt: string;
  classes: { id: string; name: string }[];
  classId?: string;
  lines: Line[];
  noonFrom: string;
  key: string;
  /** How far the phone's clock is behind the portal's, in milliseconds: taps have the portal's time. */
  behind: number;
}

/** A tap that is still to be sent. Why it was refused stays with it, so that it can be noted by hand. */
export interface Waiting extends DoorTap {
  user: string;
  child: string;
  /** It was sent once at least: whether it was heard, the phone does not know until an answer comes. */
  tried?: boolean;
  refused?: string;
}

const AFTER: Partial<Record<AttendanceMark, Line['state']>> = {
  check_in: 'here',
  check_out: 'left',
  absent: 'absent',
  undo_check_in: 'ahead',
  undo_check_out: 'here',
  undo_absent: 'ahead',
};

/** Where a child is, by the list and by what was tapped since. */
export const stateOf = ({ booking, state }: Line, taps: readonly Waiting[]): Line['state'] => {
  const last = taps.findLast((tap) => tap.booking === booking && !tap.refused && AFTER[tap.what]);
  return (last && AFTER[last.what]) ?? state;
};

const isNoon = (what: AttendanceMark) => what === 'noon_check' || what === 'undo_noon_check';

/** Whether a child was looked at about noon, by the list and by what was tapped since. */
export const noonOf = ({ booking, noon }: Line, taps: readonly Waiting[]): boolean => {
  const last = taps.findLast((tap) => tap.booking === booking && !tap.refused && isNoon(tap.what));
  return last ? last.what === 'noon_check' : noon;
};

/** The tap that takes back what was noted last of a child: a check at noon first, then where it is. */
export function undoOf(state: Line['state'], noon = false): AttendanceMark | undefined {
  if (state === 'here') return noon ? 'undo_noon_check' : 'undo_check_in';
  return ({ left: 'undo_check_out', absent: 'undo_absent', ahead: undefined, not_come: undefined } as const)[state];
}

/** One tap more; one that takes back what was never sent takes it out of those that wait. */
export function tapped(taps: readonly Waiting[], tap: Waiting): Waiting[] {
  const last = taps.findLast(({ booking, refused }) => booking === tap.booking && !refused);
  return last && !last.tried && tap.what === `undo_${last.what}` ? taps.filter((one) => one !== last) : [...taps, tap];
}

/** What is left once answers have come: what was heard goes, what was refused stays with why. */
export function answered(
  taps: readonly Waiting[],
  answers: readonly { id: string; state?: string; refused?: string }[],
): Waiting[] {
  const by = new Map(answers.map((one) => [one.id, one]));
  return taps.flatMap((tap) => {
    const answer = by.get(tap.id);
    if (!answer) return [tap];
    return answer.refused ? [{ ...tap, refused: answer.refused }] : [];
  });
}

async function digestOf(key: string, text: string): Promise<string> {
  const raw = Uint8Array.from(atob(key), (char) => char.charCodeAt(0));
  const hmac = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(text)));
  return [...signed].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Why a child is not given to somebody: the rule of the board, with the codes known by their digests alone. */
export async function whyNotGiven(
  { booking, codes, pickups, enrolled }: Line,
  handover: Handover,
  { key, date }: Pick<Day, 'key' | 'date'>,
): Promise<string | undefined> {
  const refused = (judged: ReturnType<typeof judgeHandover> | ReturnType<typeof judgeByOwnList>) =>
    typeof judged === 'string' ? judged : undefined;
  if (enrolled) return refused(judgeByOwnList(handover));
  const told = handover.code?.replace(/\s/g, '') ?? '';
  const family = told && (await digestOf(key, `family:${booking}:${told}`));
  const single = told && (await digestOf(key, `delegate:${told}`));
  const isFamilys = codes.some(({ digest, name }) => name === undefined && digest === family);
  const made = codes.find(({ digest, name }) => name !== undefined && digest === single);
  const delegate = made && { name: made.name ?? '', relation: '', phone: '', date };
  const known = pickups.map((one) => ({ ...one, phone: '' }));
  return refused(
    judgeHandover(handover, { pickups: known, pickupCode: isFamilys ? told : undefined, delegate, date, today: date }),
  );
}

/** Whoever is signed in where nobody knows who it is. */
export const ANYBODY = '*';

/** Who signed out here while the portal could not be told, and when by the phone's clock, in milliseconds. */
export interface Leaving {
  user: string;
  at: number;
}

/** Who is signed in by the browser's cookie, and since when, with the portal's time as it says so. */
interface SignedIn {
  user?: { id?: unknown } | null;
  began?: string;
  asOf?: string;
}

/**
 * Whether the session that there is now is the one that was left, and is to end: one that began after that is another,
 * also where the same person has signed in. The two clocks may be apart, so it is how long ago each was that is compared.
 */
export function isLeft({ user, at }: Leaving, now: SignedIn, onPhone: number): boolean {
  if (!now.user || (user !== ANYBODY && String(now.user.id) !== user)) return false;
  const sinceItBegan = Date.parse(now.asOf ?? '') - Date.parse(now.began ?? '');
  return !(sinceItBegan < onPhone - at);
}
