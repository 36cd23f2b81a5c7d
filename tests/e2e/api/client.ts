import { deepEqual, doesNotMatch, equal, ok } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { errorAnswer } from '#site/api/answers.ts';
import type { Operation } from '#site/api/operations.ts';
import { readCode } from '../kit/sign-in.ts';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON, whatever its shape. */
  body: unknown;
}

export interface Sent {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}

type Success<O extends Operation> = { status: number; body: z.infer<O['answer']>; headers: Headers };

/** So often at most: a slow database serves a crowd one after the other. */
const COMES_AGAIN = 6;

/** Who hears that too many do the same comes again when it is told to. */
async function comingAgain(ask: () => Promise<Response>): Promise<Response> {
  for (let times = 0; ; times++) {
    const response = await ask();
    const seconds = Number(response.headers.get('retry-after'));
    if (response.status !== 503 || !seconds || times === COMES_AGAIN) return response;
    await response.body?.cancel();
    await wait(seconds * 1000);
  }
}

/** A program that uses the portal over JSON, and holds every answer against what was promised of it; for either test runner. */
export function apiClient(origin: string) {
  const url = (path: string, query: Sent['query'] = {}) => {
    const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
    const params = new URLSearchParams(given).toString();
    return `${origin}/api/v1${path}${params ? `?${params}` : ''}`;
  };

  /** Any request at all; never a failure of ours, never a stack, always JSON that no cache keeps. */
  async function send(path: string, init: RequestInit & { query?: Sent['query'] } = {}): Promise<Reply> {
    const response = await comingAgain(() => fetch(url(path, init.query), { redirect: 'manual', ...init }));
    const text = await response.text();
    const where = `${init.method ?? 'GET'} ${path} → ${response.status} ${text.slice(0, 300)}`;
    ok(response.status < 500, where);
    doesNotMatch(text, /node_modules|\bat [\w.<>]+ \(|file:\/\/|\.ts:\d+/, where);
    if (init.method !== 'HEAD' && response.status !== 204) {
      equal(response.headers.get('content-type'), 'application/json; charset=utf-8', where);
      equal(response.headers.get('cache-control'), 'no-store', where);
    }
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : undefined };
  }

  function ask(operation: Operation, { params = {}, query, body, token, headers }: Sent = {}): Promise<Reply> {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    return send(path, {
      method: operation.method.toUpperCase(),
      query,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** A call that is to succeed, answered exactly as its schema says. */
  async function call<O extends Operation>(operation: O, sent: Sent = {}): Promise<Success<O>> {
    const { status, body, text, headers } = await ask(operation, sent);
    equal(status, operation.status ?? 200, `${operation.id}: ${text.slice(0, 500)}`);
    const parsed = operation.answer.safeParse(body);
    deepEqual(parsed.error?.issues ?? [], [], operation.id);
    return { status, body: body as z.infer<O['answer']>, headers };
  }

  /** A call that is to be refused, with a problem that its description knows. */
  async function refused(operation: Operation, sent: Sent = {}) {
    const reply = await ask(operation, sent);
    ok(reply.status >= 400, `${operation.id}: ${reply.text.slice(0, 300)}`);
    ok(operation.problems.includes(reply.status), `${operation.id} may not answer ${reply.status}`);
    return { status: reply.status, headers: reply.headers, ...errorAnswer.parse(reply.body).error };
  }

  /** A session of a family with this contact. */
  async function signIn(contact: string): Promise<string> {
    await send('/session/code', jsonPost({ to: contact }));
    const code = await readCode(origin, contact);
    const { body } = await send('/session', jsonPost({ to: contact, code }));
    return (body as { token: string }).token;
  }

  return { origin, send, ask, call, refused, signIn };
}

export type ApiClient = ReturnType<typeof apiClient>;

export function jsonPost(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
