import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BucketSettings } from '#cms/ports/files/bucket.ts';
import { isSigned } from './signature.ts';

interface StoredObject {
  bytes: Buffer;
  contentType: string;
  etag: string;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

const BUCKET = 'jintuo-test';
const KEYS = { accessKeyId: 'stand-in', secretAccessKey: 'stand-in-secret' };

/** An S3 server with one bucket in memory: put, also once only; get, also in part; delete; list, in short parts. Every request must be signed. */
export async function startS3StandIn() {
  const objects = new Map<string, StoredObject>();
  const server = createServer(async (request, response) => {
    const bytes = await bodyOf(request);
    const { status, headers, body } = answer(request, bytes, objects);
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings: BucketSettings = { bucket: BUCKET, region: 'cn-east-1', endpoint, pathStyle: true, ...KEYS };
  return {
    settings,
    objects,
    env: {
      S3_BUCKET: BUCKET,
      S3_REGION: settings.region,
      S3_ENDPOINT: endpoint,
      S3_PATH_STYLE: 'true',
      S3_ACCESS_KEY_ID: KEYS.accessKeyId,
      S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function answer(request: IncomingMessage, bytes: Buffer, objects: Map<string, StoredObject>): Answer {
  if (!isSigned(request, KEYS)) return failure(403, 'SignatureDoesNotMatch');
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const key = rest.join('/');
  if (bucket !== BUCKET) return failure(404, 'NoSuchBucket');
  if (request.method === 'GET' && key === '') return list(url.searchParams, objects);
  const there = objects.get(key);
  if (request.method === 'PUT') {
    if (there && request.headers['if-none-match'] === '*') return failure(412, 'PreconditionFailed');
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    objects.set(key, { bytes, contentType: request.headers['content-type'] ?? 'binary/octet-stream', etag });
    return { status: 200, headers: { etag } };
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    return { status: 204 };
  }
  return there ? read(there, request) : failure(404, 'NoSuchKey');
}

function read({ bytes, contentType, etag }: StoredObject, { headers: asked }: IncomingMessage): Answer {
  if (asked['if-none-match'] === etag) return { status: 304, headers: { etag } };
  const headers = { 'content-type': contentType, etag, 'accept-ranges': 'bytes' };
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(asked.range ?? '') ?? [];
  if (!from && !to) return { status: 200, headers: { ...headers, 'content-length': String(bytes.length) }, body: bytes };
  const first = from ? Number(from) : Math.max(0, bytes.length - Number(to));
  const last = Math.min(bytes.length - 1, from && to ? Number(to) : bytes.length - 1);
  if (first > last) return failure(416, 'InvalidRange');
  const range = `bytes ${first}-${last}/${bytes.length}`;
  const body = bytes.subarray(first, last + 1);
  return { status: 206, headers: { ...headers, 'content-length': String(body.length), 'content-range': range }, body };
}

/** In parts of three, so that whoever lists must go on. */
function list(asked: URLSearchParams, objects: Map<string, StoredObject>): Answer {
  if (asked.get('list-type') !== '2') return failure(400, 'InvalidArgument');
  const after = asked.get('continuation-token') ?? '';
  const keys = [...objects.keys()].sort().filter((key) => key > after);
  const part = keys.slice(0, 3);
  const contents = part.map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Key></Contents>`);
  const more = keys.length > part.length;
  const next = more ? `<NextContinuationToken>${part.at(-1)}</NextContinuationToken>` : '';
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
  };
}

function failure(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
