import type { CivilDate } from '../time/civil-date.ts';
import { ageProblem } from './sessions.ts';

/** How a family stands with an activity: it has a place, waits for one, or has given it up. */
export const SIGNUP_STATES = ['in', 'waiting', 'left'] as const;
export type SignupState = (typeof SIGNUP_STATES)[number];

/** What those who are signed up are told. */
export const SIGNUP_NEWS = ['place', 'moved', 'cancelled', 'reminder', 'joined'] as const;
export type SignupNews = (typeof SIGNUP_NEWS)[number];

/** Why a family cannot sign up. */
export const SIGNUP_PROBLEMS = ['not_open', 'cancelled', 'over', 'signed_up', 'no_child', 'too_young', 'too_old'] as const;
export type SignupProblem = (typeof SIGNUP_PROBLEMS)[number];

/** Why a code that a family shows does not check it in here and now. */
export const CODE_PROBLEMS = [
  'code_left',
  'code_called_off',
  'code_over',
  'code_other',
  'code_other_day',
  'code_waiting',
] as const;
export type CodeProblem = (typeof CODE_PROBLEMS)[number];

/** The marks that families give, the best last. */
export const RATINGS = ['1', '2', '3', '4', '5'] as const;

/** Of one activity: a family takes one place, however many of its children come. */
export interface InLine {
  id: string;
  state: SignupState;
  /** Rises with every sign-up: who came first is first in line. */
  number: number;
}

/** How many families more it has room for; nothing where everybody may come. */
export function placesLeft(capacity: number | null | undefined, line: readonly Pick<InLine, 'state'>[]): number | undefined {
  if (!capacity) return undefined;
  return Math.max(0, capacity - line.filter(({ state }) => state === 'in').length);
}

/** Whether a family that signs up now has a place at once: none passes those who wait. */
export function stateOnJoining(capacity: number | null | undefined, line: readonly InLine[]): 'in' | 'waiting' {
  if (line.some(({ state }) => state === 'waiting')) return 'waiting';
  return placesLeft(capacity, line) === 0 ? 'waiting' : 'in';
}

/** Those who wait and for whom there is room now, in their turn. */
export function nextInLine<One extends InLine>(capacity: number | null | undefined, line: readonly One[]): One[] {
  const waiting = line.filter(({ state }) => state === 'waiting').sort((a, b) => a.number - b.number);
  return waiting.slice(0, placesLeft(capacity, line) ?? waiting.length);
}

/** Who stands before a family in the line; 1 is the next. */
export const positionOf = ({ number }: InLine, line: readonly InLine[]): number =>
  line.filter((one) => one.state === 'waiting' && one.number < number).length + 1;

interface Wish {
  /** Whether families find it: of a body outside, reviewed and approved. */
  open: boolean;
  cancelled: boolean;
  /** The day of the next session; none once the last has begun. */
  on?: CivilDate;
  signedUp: boolean;
  /** Those who are to come. */
  children: readonly { birthDate: CivilDate }[];
  ages: { fromMonth: number; toMonth: number };
}

/** Why these children cannot be signed up. One of them has to be of the age; brothers and sisters come along. */
export function whyNotSignUp(wish: Wish): { reason: SignupProblem; on?: CivilDate } | undefined {
  const { open, cancelled, on, signedUp, children, ages } = wish;
  if (!open) return { reason: 'not_open' };
  if (cancelled) return { reason: 'cancelled' };
  if (!on) return { reason: 'over' };
  if (signedUp) return { reason: 'signed_up' };
  const [first] = children;
  if (!first) return { reason: 'no_child' };
  const problems = children.map(({ birthDate }) => ageProblem(birthDate, ages, on));
  if (problems.some((one) => !one)) return undefined;
  const young = problems.flatMap((one) => (one?.reason === 'too_young' ? [one.from] : [])).sort()[0];
  if (young) return { reason: 'too_young', on: young };
  const old = problems
    .flatMap((one) => (one?.reason === 'too_old' ? [one.until] : []))
    .sort()
    .at(-1);
  return { reason: 'too_old', on: old };
}

interface ShownCode {
  state: SignupState;
  /** Whether it is for the activity at whose door it is shown. */
  isHere: boolean;
  cancelled: boolean;
  /** When what it is for meets, the first first. */
  dates: readonly CivilDate[];
  today: CivilDate;
}

/** Why a code does not count at a door today, with the day on which it does, or did; `undefined` when it counts. */
export function whyNotByCode(shown: ShownCode): { reason: CodeProblem; on?: CivilDate } | undefined {
  const { state, isHere, cancelled, dates, today } = shown;
  if (state === 'left') return { reason: 'code_left' };
  if (cancelled) return { reason: 'code_called_off' };
  const next = dates.find((date) => date >= today);
  if (!next) return { reason: 'code_over', on: dates.at(-1) };
  if (!isHere) return { reason: 'code_other', on: next };
  if (next !== today) return { reason: 'code_other_day', on: next };
  return state === 'waiting' ? { reason: 'code_waiting' } : undefined;
}

/** What fewer families than this said is not shown: whose it is could be guessed. */
export const FEWEST_SAID = 3;

/** What families wrote, in an order that says nothing of them; nothing of a few. */
export const remarksShown = (remarks: readonly string[]): string[] => (remarks.length < FEWEST_SAID ? [] : [...remarks].sort());

/** What families thought of it: how many said so, and the mean to one decimal; nothing of a few. */
export function meanRating(ratings: readonly number[]): { count: number; mean: number } | undefined {
  if (ratings.length < FEWEST_SAID) return undefined;
  const sum = ratings.reduce((total, one) => total + one, 0);
  return { count: ratings.length, mean: Math.round((sum / ratings.length) * 10) / 10 };
}
