import { readFileSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { requestScope } from '#cms/ports/request-scope.ts';

/** Bytes that a page sends with a call: the framework takes no more. */
const CALL_LIMIT = 1_000_000;

export type BrokenCall = { status: 400 | 404 | 405 | 413 };

/**
 * Reads what a staff page sends to the server before the framework does, which takes whatever it cannot make out for a
 * failure of ours. Only calls that there are, whole and of a form that pages send, go on.
 */
export function createCallReader(built: string) {
  let known: ReadonlySet<string> | undefined;
  return async (request: IncomingMessage): Promise<IncomingMessage | BrokenCall> => {
    const { method, headers } = request;
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return request;
    if (method !== 'POST') return { status: 405 };
    const name = headers['next-action'];
    const type = headers['content-type'] ?? '';
    const isForm = /^multipart\/form-data\b/i.test(type);
    // The framework reads nothing else, and shows the page.
    if (name === undefined && !isForm) return request;
    known ??= callsOf(built);
    if (name !== undefined && !known.has(String(name))) return { status: 404 };
    if (Number(headers['content-length'] ?? 0) > CALL_LIMIT) return { status: 413 };
    const body = await buffer(request).catch(() => undefined);
    const form = body && isForm ? await readForm(body, type) : undefined;
    if (!body || (isForm && !form)) return { status: 400 };
    const isText = /^text\/plain\b/i.test(type) && isArguments(body.toString());
    const isWhole = form ? (name === undefined ? namesCall(form, known) : areArguments(form)) : isText;
    if (!isWhole) return { status: 400 };
    const scope = requestScope.getStore();
    if (scope) scope.call = 'sent';
    return unread(request, body);
  };
}

/** The names of calls that the built pages know. */
function callsOf(built: string): Set<string> {
  const { node } = JSON.parse(readFileSync(join(built, 'server/server-reference-manifest.json'), 'utf8')) as { node: object };
  return new Set(Object.keys(node));
}

/** The request as it was, with its body still to be read. */
function unread(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  // Complete: one that is not would take its connection with it.
  const complete = true;
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete });
  again.push(body);
  again.push(null);
  return again;
}

const readForm = (body: Buffer, type: string) =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => undefined);

/** A form that is sent before its page's script has come names its call in fields of its own. */
function namesCall(form: FormData, known: ReadonlySet<string>): boolean {
  const names = [...form.keys()].flatMap((field) => {
    const [, kind, rest = ''] = /^\$ACTION_(ID|REF)_(.*)$/s.exec(field) ?? [];
    if (kind === 'REF') return [boundCall(form, rest)];
    return kind === 'ID' ? [rest] : [];
  });
  return names.length > 0 && names.every((name) => known.has(String(name)));
}

/** The call of a form that was given something before it is sent: a part names it, and says in which other part that stands. */
function boundCall(form: FormData, at: string): unknown {
  const [, id, , part] = /^\{"id":"([\da-f]+)","bound":(null|"\$@(\d{1,4})")\}$/.exec(String(form.get(`$ACTION_${at}:0`))) ?? [];
  return part === undefined || isArguments(form.get(`$ACTION_${at}:${part}`)) ? id : undefined;
}

/** A call's arguments, of which one may be a form: that one's fields are not the framework's. */
function areArguments(form: FormData): boolean {
  const rows = [...form].filter(([name]) => /^\d+$/.test(name));
  return isArguments(form.get('0')) && rows.every(([, value]) => typeof value === 'string' && read(value) !== undefined);
}

/** What a call is given: a list, of which there is something. */
function isArguments(text: unknown): boolean {
  const value = typeof text === 'string' ? read(text) : undefined;
  return Array.isArray(value) && value.length > 0;
}

/** Marks by which pages write what JSON has no word for: nothing, a moment, a form, a part that stood before. */
const MARK = /^\$(\$|undefined$|NaN$|Infinity$|-Infinity$|-0$|D\d|n-?\d{1,30}$|T|K[\da-f]+$|0:)/;

function read(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'string' && value.startsWith('$') && !MARK.test(value)) throw new SyntaxError('no mark of ours');
      return value;
    });
  } catch {
    return undefined;
  }
}
