import { badRequest, type Problem, tooLarge } from '#cms/core/problem.ts';

/** Bytes of a JSON body. */
const JSON_LIMIT = 200_000;
/** Bytes of a contract that is to be checked. */
export const FILE_LIMIT = 5_000_000;

/** The body's bytes, counted as they come in: a length that was announced may be missing or wrong. */
export async function readBytes(request: Request, most: number): Promise<Buffer<ArrayBuffer> | Problem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      // What is too much is read and dropped: to stop reading would cut the caller off before the answer.
      if (size <= most) chunks.push(chunk);
    }
  } catch {
    // The server in front reads no more, or the caller has gone.
    return size > most ? tooLarge(most) : badRequest('body_not_json');
  }
  return size > most ? tooLarge(most) : Buffer.concat(chunks);
}

/** A JSON body as text; an empty one is an empty object. */
export async function readJsonText(request: Request): Promise<string | Problem> {
  const bytes = await readBytes(request, JSON_LIMIT);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const text = decode(bytes);
  if (text === undefined) return badRequest('body_not_json');
  if (text.trim() === '') return '{}';
  return mediaType(request) === 'application/json' ? text : badRequest('unsupported_type');
}

export function mediaType(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}

/** `undefined` for bytes that are not UTF-8: a name must not be stored with characters that were guessed. */
function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
