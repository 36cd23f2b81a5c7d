import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Tally } from './tally.ts';

export interface Asked {
  method?: 'GET' | 'POST';
  /** The visitor's own address, as the proxy in front says it. */
  from: string;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a text as a form. */
  body?: object | string;
  /** What is an answer; all else is an error. */
  expect?: readonly number[];
  /** What the portal may say in place of it. */
  mayRefuse?: readonly number[];
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export type Ask = (kind: string, path: string, asked: Asked) => Promise<Answer | undefined>;

/** Nobody waits longer for a page. */
const PATIENCE_MS = 30_000;

/** Asks as a browser behind a proxy does, and notes how long it took until the last byte was there. */
export function createAsk(origin: string, tally: Tally): { ask: Ask; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const ask: Ask = async (kind, path, asked) => {
    const { expect = [200], mayRefuse = [] } = asked;
    const from = performance.now();
    try {
      const answer = await send(new URL(path, origin), agent, asked);
      tally.took(kind, performance.now() - from);
      if (expect.includes(answer.status)) return answer;
      if (mayRefuse.includes(answer.status)) tally.refused(kind, codeOf(answer));
      else tally.failed(kind, `${answer.status} ${codeOf(answer) || path.split('?', 1)}`);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      tally.failed(kind, code ?? message);
    }
    return undefined;
  };
  return { ask, close: () => agent.destroy() };
}

function send(url: URL, agent: Agent, { method = 'GET', from, headers = {}, body }: Asked): Promise<Answer> {
  const type = typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json';
  const bytes = body === undefined ? undefined : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const sent = {
    'x-forwarded-for': from,
    'accept-encoding': 'identity',
    ...(bytes ? { 'content-type': type, 'content-length': String(bytes.length) } : {}),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { agent, method, headers: sent, timeout: PATIENCE_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    call.once('timeout', () => call.destroy(new Error(`no answer in ${PATIENCE_MS / 1000} s`)));
    call.once('error', reject);
    call.end(bytes);
  });
}

/** By which the API names a problem. */
function codeOf({ text }: Answer): string {
  return /"code":"([\w.]+)"/.exec(text)?.[1] ?? '';
}
