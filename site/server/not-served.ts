import type { IncomingMessage, ServerResponse } from 'node:http';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { BUSY_SECONDS, isBusy } from '#cms/ports/busy.ts';
import { type RequestScope, unavailableCause } from '#cms/ports/request-scope.ts';
import { UNAVAILABLE_SECONDS } from '#cms/ports/unavailable.ts';
import { refuse } from './refuse.ts';

interface Told {
  id: string;
  log: { error: (fields: object, message: string) => void };
  scope: RequestScope;
}

/** Answers a request that failed: 503 where the database or the disk is away or everybody writes, else our mistake. */
export function refuseFailed(response: ServerResponse, path: string, error: unknown): void {
  if (isBusy(error)) refuse(response, path, 503, ['busy', sayInEvery('errors.busy')], BUSY_SECONDS);
  else if (unavailableCause(error))
    refuse(response, path, 503, ['unavailable', sayInEvery('errors.unavailable')], UNAVAILABLE_SECONDS);
  else refuse(response, path, 500, ['internal', 'Something went wrong on our side. Please try again.']);
}

/**
 * Payload and Next answer 500 whatever failed, and put errors of their own in its place. Where it was the database or the
 * disk, or everybody wrote, the answer to staff says 503 and when to come again, and the log says why. A call that could not
 * be read to what it asks for is its sender's mistake.
 */
export function tellUnavailable(request: IncomingMessage, response: ServerResponse, { id, log, scope }: Told): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const cause = scope.unavailable ?? scope.busy;
    const isOfStaff = request.url?.startsWith('/admin');
    if (!cause && status === 500 && scope.call === 'sent') return writeHead(400, ...rest);
    if (!cause || !isOfStaff || (status !== 500 && status !== 503)) return writeHead(status, ...rest);
    log.error({ id, err: cause, method: request.method }, 'a request of staff could not be served: the database or the disk');
    response.setHeader('retry-after', String(scope.unavailable ? UNAVAILABLE_SECONDS : BUSY_SECONDS));
    return writeHead(503, ...rest);
  }) as typeof response.writeHead;
}
