import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Environment } from '#cms/core/environment.ts';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { neighbourhood } from '#cms/portal/how-often.ts';
import { callerAddress } from './forwarded.ts';
import { refuse } from './refuse.ts';

/** Requests under way on one connection. Browsers wait for an answer before they ask the next thing on it. */
const ON_CONNECTION = 8;
/** Requests under way from one address: a street or a school may share one. */
const FROM_ADDRESS = 64;
/** Bytes of long bodies under way, from one address and from all together. Forms are short, and always come through. */
const LONG_BODY = 100_000;
const BODIES_FROM_ADDRESS = 18_000_000;
const BODIES = 120_000_000;
/** Whoever watches over the portal is always answered. */
export const WATCHING: readonly string[] = ['/healthz', '/readyz', '/readyz/serving'];

/**
 * Nobody's crowd stops everybody else. Who fills a connection with requests at once is hung up on; who has so many under
 * way, or such bodies, is asked to come again. Slow callers take up their own share alone.
 *
 * @returns whether a request comes in; it counts until its response is closed
 */
export function createCrowd({ limited, proxies }: Pick<Environment, 'limited' | 'proxies'>) {
  const onConnection = new WeakMap<Socket, number>();
  const underWay = new Map<string, number>();
  const sending = new Map<string, number>();
  let bodies = 0;

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { socket, headers, url = '/' } = request;
    const here = onConnection.get(socket) ?? 0;
    if (socket.destroyed || here >= ON_CONNECTION) {
      socket.destroy();
      return false;
    }
    const who = neighbourhood(callerAddress(request, proxies) ?? '');
    const announced = Number(headers['content-length'] ?? 0);
    // One that is too long by itself is refused for that, unread.
    const body = announced > LONG_BODY && announced <= BODIES_FROM_ADDRESS ? announced : 0;
    const isMany = (underWay.get(who) ?? 0) >= FROM_ADDRESS;
    const isMuch = body > 0 && (sending.get(who) ?? 0) + body > BODIES_FROM_ADDRESS;
    const isOver = (limited && (isMany || isMuch)) || (body > 0 && bodies + body > BODIES);
    if (isOver && !WATCHING.includes(url)) {
      refuse(response, url, 503, ['busy', sayInEvery('errors.busy')]);
      return false;
    }
    const count = (by: 1 | -1) => {
      onConnection.set(socket, (onConnection.get(socket) ?? 0) + by);
      add(underWay, who, by);
      add(sending, who, by * body);
      bodies += by * body;
    };
    count(1);
    response.once('close', () => count(-1));
    return true;
  };
}

/** What has come down to nothing is forgotten. */
function add(counts: Map<string, number>, who: string, by: number): void {
  const count = (counts.get(who) ?? 0) + by;
  if (count > 0) counts.set(who, count);
  else counts.delete(who);
}
