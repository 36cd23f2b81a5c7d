import type { NoPlace } from '#domain/places/no-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** One thing that is wrong. `code` names the sentence for it (`errors.<code>`), `field` the input to mend, `params` fill the sentence. */
export interface Wrong {
  code: string;
  field?: string;
  params?: Record<string, string | number>;
  /** Why a centre has no place, and when it is otherwise. */
  why?: NoPlace;
  /** Whose places stand in the way. */
  booked?: Booked;
}

/** Claims on places: bookings, how many children that a centre has enrolled, and how many that are kept for who waits. */
export interface Booked {
  bookings: readonly { id: string; number: string }[];
  enrolled: number;
  waiting: number;
}

/** Something a person can cause; `status` is the HTTP answer. */
export interface Problem extends Wrong {
  ok: false;
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429;
  /** What else is wrong with the same input: it is all said at once. */
  also?: readonly Wrong[];
}

export type Result<T extends object> = ({ ok: true } & T) | Problem;

/** Everything that is wrong, the first first. */
export const wrongs = ({ code, field, params, why, booked, also = [] }: Problem): Wrong[] => [
  { code, field, params, why, booked },
  ...also,
];

/** What is wrong with the parts of one form as one problem, each field named once; nothing where all is well. */
export function together(parts: readonly (Result<object> | undefined)[]): Problem | undefined {
  const found = parts.flatMap((part) => (part && !part.ok ? [part] : []));
  const [first] = found;
  if (!first) return undefined;
  const all = found.flatMap(wrongs);
  const also = all.filter(({ field }, at) => at > 0 && all.findIndex((one) => one.field === field) === at);
  const { also: _, ...alone } = first;
  return also.length > 0 ? { ...alone, also } : alone;
}

/** The same with each field called as whoever sent it calls it. */
export function inFields(problem: Problem, names: Record<string, string>): Problem {
  const named = wrongs(problem).map((one) => ({ ...one, field: one.field && (names[one.field] ?? one.field) }));
  return together(named.map((one) => ({ ...one, ok: false, status: problem.status }))) ?? problem;
}

const problem =
  (status: Problem['status']) =>
  (code: string, extra: Pick<Problem, 'field' | 'params' | 'why' | 'booked'> = {}): Problem => ({
    ok: false,
    code,
    status,
    ...extra,
  });

export const badRequest = problem(400);
export const notSignedIn = (): Problem => problem(401)('not_signed_in');
export const forbidden = problem(403);
/** Also for what belongs to somebody else: that it exists is nobody's business (promise 7). */
export const notFound = (what = 'not_found'): Problem => problem(404)(what);
export const conflict = problem(409);
/** `most` in bytes. */
export const tooLarge = (most: number): Problem =>
  problem(413)('body_too_large', { params: { limit: `${Math.floor(most / 1000)} kB` } });
export const unprocessable = problem(422);
export const tooMany = problem(429);
/** A centre has no place on a day. */
export const noPlace = (why: NoPlace, date: CivilDate): Problem =>
  conflict(`no_place.${why.reason}`, { field: 'date', params: { date }, why });
