import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { admitted, type Key } from './keys.ts';
import { MeiliError } from './meili-error.ts';
import { type Reply, ROUTES } from './routes.ts';
import type { State } from './state.ts';

/** What is to go wrong, until it is put right. */
export interface Faults {
  /** Every connection is cut. */
  down: boolean;
  /** Milliseconds before every answer. */
  slow: number;
}

/** A request as it came, for tests that look at what is sent. */
export interface Sent {
  route: string;
  uid: string;
  body: unknown;
  encoding: string | undefined;
  /** Documents that were found and sent back. */
  hits: number;
}

export interface Listening {
  keys: Key[];
  faults: Faults;
  sent: Sent[];
  port: number;
}

export async function listen(state: State, { keys, faults, sent, port }: Listening) {
  const reply = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams: params } = new URL(request.url ?? '/', 'http://stand-in');
    const text = await textOf(request);
    const { route, uid } = routeOf(request.method ?? 'GET', pathname);
    const handle = ROUTES[route];
    if (!handle) return { status: 404, body: '' };
    try {
      const body = text ? parsed(text, request.headers['content-type']) : undefined;
      const one: Sent = { route, uid, body, encoding: request.headers['accept-encoding'], hits: 0 };
      sent.push(one);
      const sees = admitted(request.headers.authorization, { keys, route, indexes: indexesOf(route, uid, body) });
      const answer = handle(state, { params, body, sees }, uid);
      one.hits = hitsIn(answer.body);
      return answer;
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
    response.end(body === '' ? '' : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  server.unref();
  return { server, port: (server.address() as AddressInfo).port };
}

function routeOf(method: string, path: string): { route: string; uid: string } {
  const [root = '', uid = '', ...rest] = path.split('/').filter(Boolean);
  const plain = `${method} ${[root, uid].filter(Boolean).join('/')}`;
  if (rest.length === 0 && ROUTES[plain]) return { route: plain, uid: '' };
  return { route: `${method} ${[root, ...(uid ? [':uid'] : []), ...rest].join('/')}`, uid: decodeURIComponent(uid) };
}

/** The indexes that a request touches. */
function indexesOf(route: string, uid: string, body: unknown): string[] {
  if (route.includes(' indexes/:uid')) return [uid];
  if (route === 'POST indexes') return [(body as { uid: string }).uid];
  if (route === 'POST swap-indexes') return (body as { indexes: string[] }[]).flatMap(({ indexes }) => indexes);
  if (route === 'POST multi-search') return (body as { queries: { indexUid: string }[] }).queries.map(({ indexUid }) => indexUid);
  return [];
}

function hitsIn(body: unknown): number {
  const { results = [] } = (body || {}) as { results?: { hits?: unknown[] }[] };
  return results.reduce((sum, { hits }) => sum + (hits?.length ?? 0), 0);
}

function parsed(text: string, type: string | undefined): unknown {
  if (!type?.startsWith('application/json'))
    throw new MeiliError(
      415,
      'invalid_content_type',
      `The Content-Type \`${type}\` is invalid. Accepted values for the Content-Type header are: \`application/json\``,
    );
  try {
    return JSON.parse(text);
  } catch {
    const why = `EOF while parsing a value at line 1 column ${text.length}`;
    throw new MeiliError(400, 'malformed_payload', `The json payload provided is malformed. \`${why}\`.`);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
