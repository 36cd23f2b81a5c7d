import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBucket } from '#cms/ports/files/bucket.ts';
import { type Pictures, type SeenBy, sendMedia } from '../../site/server/media.ts';
import { startS3StandIn } from '../s3-stand-in/index.ts';

const PICTURE = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
const NAME = '宝宝 50%#1.webp';
const OTHERS = ['.hidden.webp', 'note.txt', 'folder.webp/inside.webp'];

describe.each([
  ['a folder', inFolder, { hidden: 404, noName: 400 }],
  ['a bucket', inBucket, { hidden: 200, noName: 404 }],
])('a picture from %s', (_, fill, odd) => {
  let kept: { pictures: Pictures; remove: () => Promise<void> };
  let server: Server;
  let origin: string;
  let seen: Awaited<ReturnType<SeenBy>> = 'everybody';

  beforeAll(async () => {
    kept = await fill();
    server = createServer((request, response) => {
      sendMedia({ pictures: kept.pictures, seenBy: async () => seen }, request.url ?? '', request, response).catch((error) =>
        response.destroy(error),
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await kept.remove();
  });

  const ask = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${origin}/media/${encodeURIComponent(name)}`, { headers, method });
  const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

  it('is sent whole, with its type, whatever its name', async () => {
    const answer = await ask(NAME);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '1000',
      'cache-control': 'public, max-age=86400',
      'accept-ranges': 'bytes',
    });
    expect((await bytes(answer)).equals(PICTURE)).toBe(true);
  });

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=900-', 900, 1000],
    ['bytes=-100', 900, 1000],
    ['bytes=990-2000', 990, 1000],
  ])('is sent in part for %s', async (range, from, to) => {
    const answer = await ask(NAME, { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000`);
    expect((await bytes(answer)).equals(PICTURE.subarray(from, to))).toBe(true);
  });

  it('has no part behind its end', async () => {
    expect((await ask(NAME, { range: 'bytes=1000-' })).status).toBe(416);
  });

  it('is not sent again to who has it', async () => {
    const etag = (await ask(NAME)).headers.get('etag') ?? '';
    const answer = await ask(NAME, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect(answer.status).toBe(304);
    expect((await bytes(answer)).length).toBe(0);
  });

  it('is told of without its bytes', async () => {
    const answer = await ask(NAME, {}, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '1000']);
  });

  it.each(['none.webp', 'folder.webp', 'note.txt', '../secret.webp', '..\\secret.webp', 'folder.webp/inside.webp', ''])(
    'is not what %j asks for',
    async (name) => {
      const answer = await ask(name);
      expect([answer.status, await answer.text()]).toEqual([404, 'Not found\n']);
    },
  );

  it('is not what is no name, nor for who wants to write', async () => {
    expect((await fetch(`${origin}/media/%E0%A4%A.webp`)).status).toBe(404);
    expect((await ask(NAME, {}, 'POST')).status).toBe(404);
  });

  it('is kept by nobody on the way while only staff may see it, and is not there for others', async () => {
    seen = 'staff';
    expect((await ask(NAME)).headers.get('cache-control')).toBe('private, no-store');
    seen = 'nobody';
    const answer = await ask(NAME);
    expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([404, null, 'Not found\n']);
    seen = 'everybody';
  });

  it('is no hidden file of this machine', async () => {
    expect((await ask('.hidden.webp')).status).toBe(odd.hidden);
    expect((await ask('a\0.webp')).status).toBe(odd.noName);
  });
});

async function inFolder() {
  const root = await mkdtemp(join(tmpdir(), 'jintuo-media-'));
  const folder = join(root, 'media');
  await mkdir(join(folder, 'folder.webp'), { recursive: true });
  for (const name of [NAME, ...OTHERS, '../secret.webp']) await writeFile(join(folder, name), PICTURE);
  return { pictures: { folder }, remove: () => rm(root, { recursive: true }) };
}

async function inBucket() {
  const server = await startS3StandIn();
  const bucket = createBucket(server.settings);
  for (const name of [NAME, ...OTHERS]) await bucket.put(`media/${name}`, PICTURE, { contentType: 'image/webp' });
  await bucket.put('secret.webp', PICTURE, { contentType: 'image/webp' });
  return { pictures: { bucket }, remove: server.stop };
}
