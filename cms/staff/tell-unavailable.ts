import type { AfterErrorHook } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { unavailableCause } from '#cms/ports/request-scope.ts';

/** What cannot be read or saved because the database or the disk is away is said so, not as a mistake of ours. */
export const tellUnavailable: AfterErrorHook = ({ error, req }) =>
  unavailableCause(error) ? { status: 503, response: { errors: [{ message: say(req, 'errors.unavailable') }] } } : undefined;
