import type { SanitizedConfig } from 'payload';
import { BUSY_SECONDS, isBusy } from '#cms/ports/busy.ts';
import { createLine } from '#cms/ports/line.ts';
import { sayToCaller } from './call-language.ts';

type Context = { params: Promise<{ slug?: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;
type Collection = SanitizedConfig['collections'][number];

const refused = (status: number, message: string) => Response.json({ errors: [{ message }] }, { status });

/**
 * Passes on only calls that there are. Payload looks a name up among those that every object has (`constructor`), asks
 * the database for versions where none are kept, and reads a body that is no document, or breaks off, as one: errors of
 * ours, though the caller's.
 */
export const knownCall =
  (handle: Handler, config: SanitizedConfig | Promise<SanitizedConfig>): Handler =>
  async (request, context) => {
    const [name = '', ...rest] = (await context.params).slug ?? [];
    const { collections } = await config;
    const collection = collections.find(({ slug }) => slug === name);
    if (name in Object.prototype || isWithout(collection, rest[0]) || [name, ...rest].some((part) => part.includes('\0')))
      return refused(404, sayToCaller(request, 'refused.noAddress'));
    if (new URL(request.url).searchParams.getAll('where').some((where) => readJson(where) === undefined))
      return refused(400, sayToCaller(request, 'refused.noFilter'));
    if (!request.body) return handle(request, context);
    const { headers, method, signal } = request;
    const body = await request.arrayBuffer();
    const problem = body.byteLength > 0 ? await problemOf(body, headers) : undefined;
    if (problem) return refused(400, sayToCaller(request, problem));
    const call = () => handle(new Request(request.url, { method, headers, body, signal }), context);
    return collection?.upload
      ? inLine('those who send pictures', call).catch((error: unknown) => tellBusy(error, request))
      : call();
  };

/** A picture that is unfolded takes some hundred megabytes: one at a time, whoever sends them, and nobody waits without end. */
const inLine = createLine(20_000);

function tellBusy(error: unknown, request: Request): Response {
  if (!isBusy(error)) throw error;
  const headers = { 'retry-after': String(BUSY_SECONDS) };
  return Response.json({ errors: [{ message: sayToCaller(request, 'errors.busy') }] }, { status: 503, headers });
}

/** What not every collection has: versions, accounts that are confirmed by mail, calls at all. */
function isWithout(collection: Collection | undefined, part: string | undefined): boolean {
  if (collection?.endpoints === false) return true;
  return (part === 'versions' && !collection?.versions) || (part === 'verify' && !collection?.auth?.verify);
}

async function problemOf(body: ArrayBuffer, headers: Headers) {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('application/json')) return isValueAlone(readJson(new TextDecoder().decode(body))) && 'refused.noDocument';
  // A question that is too long for an address is sent as a form, and read as its query.
  if (type === 'application/x-www-form-urlencoded' && headers.has('x-payload-http-method-override')) return undefined;
  const form = type.startsWith('multipart/form-data') && (await readForm(body, type));
  if (!form) return 'refused.noForm';
  const document = form.get('_payload');
  return typeof document === 'string' && !isDocument(readJson(document)) && 'refused.noDocument';
}

const readForm = (body: ArrayBuffer, type: string) =>
  new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined);

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isDocument = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** JSON, and neither a document nor nothing. Payload says itself what is no JSON. */
const isValueAlone = (value: unknown) => value !== undefined && !isDocument(value);
