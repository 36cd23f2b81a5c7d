import type { AfterErrorHook } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { isBusy } from '#cms/ports/busy.ts';
import { unavailableCause } from '#cms/ports/request-scope.ts';

/** What cannot be read or saved because the database or the disk is away, or not in time, is said so, not as a mistake of ours. */
export const tellUnavailable: AfterErrorHook = ({ error, req }) => {
  const why = unavailableCause(error) ? 'errors.unavailable' : isBusy(error) && 'errors.busy';
  return why ? { status: 503, response: { errors: [{ message: say(req, why) }] } } : undefined;
};

/** So is a reference to what does not exist, which the database alone finds out. */
export const tellNoReference: AfterErrorHook = ({ error, req }) =>
  refersToNothing(error) ? { status: 400, response: { errors: [{ message: say(req, 'refused.noReference') }] } } : undefined;

function refersToNothing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as Error & { code?: unknown };
  return code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || refersToNothing(cause);
}
