import type { SanitizedConfig } from 'payload';
import { sayInEvery } from '#cms/fields/hooks/say.ts';

type Context = { params: Promise<{ slug?: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

const refused = (status: number, message: string) => Response.json({ errors: [{ message }] }, { status });

/**
 * Passes on only calls that there are. Payload looks a name up among those that every object has (`constructor`), asks
 * the database for versions where none are kept, and reads a body that is no document as one: errors of ours, though
 * the caller's.
 */
export const knownCall =
  (handle: Handler, config: SanitizedConfig | Promise<SanitizedConfig>): Handler =>
  async (request, context) => {
    const [name = '', ...rest] = (await context.params).slug ?? [];
    const { collections } = await config;
    const collection = collections.find(({ slug }) => slug === name);
    const isUnversioned = rest[0] === 'versions' && !collection?.versions;
    if (name in Object.prototype || isUnversioned || [name, ...rest].some((part) => part.includes('\0')))
      return refused(404, sayInEvery('refused.noAddress'));
    if (!request.body || !request.headers.get('content-type')?.startsWith('application/json')) return handle(request, context);
    const body = await request.text();
    if (isValueAlone(body)) return refused(400, sayInEvery('refused.noDocument'));
    const { headers, method, signal } = request;
    return handle(new Request(request.url, { method, headers, body, signal }), context);
  };

/** Whether it is JSON, and neither a document nor nothing. */
function isValueAlone(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value !== 'object' || value === null || Array.isArray(value);
  } catch {
    // Payload says itself what is no JSON.
    return false;
  }
}
