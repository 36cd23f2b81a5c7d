import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account } from './account.ts';
import { parseForm } from './form.ts';
import { createIdempotency } from './idempotency.ts';
import { answer } from './routes.ts';
import { StandInError } from './stripe-error.ts';

/** Calls still to go wrong: `fail` before anything is done, `lose` after it, a write without an answer. */
export interface Faults {
  fail: number;
  lose: number;
}

interface Answer {
  status: number;
  body: object;
}

interface Listening {
  /** The platform's own. */
  account: Account;
  /** Those that are connected to it, by their number. */
  connected: ReadonlyMap<string, Account>;
  faults: Faults;
  port: number;
}

export async function listen({ account: own, connected, faults, port }: Listening) {
  const once = createIdempotency();

  function respond(request: IncomingMessage, body: string): Answer {
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://stand-in');
    const { method = 'GET', headers } = request;
    if (!/^Bearer sk_/.test(headers.authorization ?? '')) throw new StandInError(401, { message: 'Invalid API Key provided.' });
    const on = headers['stripe-account'];
    const account = on === undefined ? own : connected.get(String(on));
    if (!account) {
      const message = `The provided key does not have access to account '${on}' (or that account does not exist).`;
      throw new StandInError(403, { code: 'account_invalid', message });
    }
    const form = parseForm(method === 'POST' ? body : search);
    const key = headers['idempotency-key'];
    return once(typeof key === 'string' ? `${on ?? ''} ${key}` : undefined, `${method} ${path} ${body}`, () =>
      caught(() => ({ status: 200, body: answer(account, { method, path, form }) })),
    );
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const failing = faults.fail > 0;
    if (failing) faults.fail -= 1;
    const outcome = failing ? OUT_OF_ORDER : caught(() => respond(request, body));
    if (request.method === 'POST' && !failing && faults.lose > 0) {
      faults.lose -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(outcome.status, { 'content-type': 'application/json', 'request-id': 'req_standin' });
    response.end(JSON.stringify(outcome.body));
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return { server, port: (server.address() as AddressInfo).port };
}

const OUT_OF_ORDER: Answer = {
  status: 500,
  body: { error: { type: 'api_error', message: 'Something went wrong on our side.' } },
};

function caught(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof StandInError) return { status: error.status, body: error.body };
    throw error;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
