import type { NoPlace } from '#domain/places/no-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/**
 * Something a person can cause. `code` names the sentence shown to them (`errors.<code>`), `status`
 * is the HTTP answer, `field` the input to mend, `params` fill the sentence.
 */
export interface Problem {
  ok: false;
  code: string;
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429;
  field?: string;
  params?: Record<string, string | number>;
  /** Why a centre has no place, and when it is otherwise. */
  why?: NoPlace;
}

export type Result<T extends object> = ({ ok: true } & T) | Problem;

const problem =
  (status: Problem['status']) =>
  (code: string, extra: Pick<Problem, 'field' | 'params' | 'why'> = {}): Problem => ({ ok: false, code, status, ...extra });

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
