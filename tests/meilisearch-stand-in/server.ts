import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { MeiliError } from './meili-error.ts';
import { answer, type Reply } from './routes.ts';
import type { State } from './state.ts';

/** What is to go wrong, until it is put right. */
export interface Faults {
  /** Every connection is cut. */
  down: boolean;
  /** Milliseconds before every answer. */
  slow: number;
}

export async function listen(state: State, { apiKey, faults, port }: { apiKey?: string; faults: Faults; port: number }) {
  const reply = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams: params } = new URL(request.url ?? '/', 'http://stand-in');
    const text = await textOf(request);
    try {
      checkKey(pathname, request.headers.authorization, apiKey);
      const body = text ? parsed(text) : undefined;
      return answer(state, { method: request.method ?? 'GET', path: pathname, params, body });
    } catch (error) {
      if (!(error instanceof MeiliError)) throw error;
      return { status: error.status, body: error.body };
    }
  };

  const server = createServer(async (request, response) => {
    if (faults.down) return request.socket.destroy();
    const { status, body } = await reply(request);
    if (faults.slow > 0) await wait(faults.slow);
    if (faults.down) return request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  server.unref();
  return { server, port: (server.address() as AddressInfo).port };
}

function checkKey(path: string, authorization: string | undefined, apiKey: string | undefined): void {
  if (!apiKey || path === '/health') return;
  if (!authorization)
    throw new MeiliError(
      401,
      'missing_authorization_header',
      'The Authorization header is missing. It must use the bearer authorization method.',
    );
  if (authorization !== `Bearer ${apiKey}`) throw new MeiliError(403, 'invalid_api_key', 'The provided API key is invalid.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MeiliError(400, 'malformed_payload', 'The `json` payload provided is malformed.');
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
