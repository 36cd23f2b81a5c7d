import { BUSY_SECONDS, isBusy } from '#cms/ports/busy.ts';
import { conflictScope } from '#cms/ports/database/is-conflict.ts';
import { type Attempt, tryAgain } from '#cms/ports/database/try-again.ts';
import { sayToCaller } from './call-language.ts';

type Handler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Promise<Response>;

/** A save of the staff is a unit of work that Payload keeps: when another was faster, the whole request is made again. */
export function savedAgain<Rest extends unknown[]>(handle: Handler<Rest>): Handler<Rest> {
  return async (request, ...rest) => {
    const body = request.body ? await request.arrayBuffer() : undefined;
    const { method, headers, signal } = request;
    const attempt = async (): Promise<Attempt<Response>> => {
      const seen = { overtaken: false };
      const again = new Request(request.url, { method, headers, body, signal });
      const response = await conflictScope.run(seen, () => handle(again, ...rest));
      return seen.overtaken && response.status >= 400 ? { done: false, why: response.status } : { done: true, result: response };
    };
    return tryAgain(attempt).catch((error: unknown) => {
      if (!isBusy(error)) throw error;
      const headers = { 'retry-after': String(BUSY_SECONDS) };
      return Response.json({ errors: [{ message: sayToCaller(request, 'errors.busy') }] }, { status: 503, headers });
    });
  };
}
