import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMedia } from '../../site/server/media.ts';

const PICTURE = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-media-'));
  await mkdir(join(folder, 'media', 'folder.webp'), { recursive: true });
  for (const name of ['宝宝 50%#1.webp', '.hidden.webp', 'note.txt']) await writeFile(join(folder, 'media', name), PICTURE);
  await writeFile(join(folder, 'secret.webp'), PICTURE);
  server = createServer((request, response) => sendMedia(folder, request.url ?? '', request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const ask = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${origin}/media/${encodeURIComponent(name)}`, { headers, method });
const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('a picture', () => {
  const name = '宝宝 50%#1.webp';

  it('is sent whole, with its type, whatever its name', async () => {
    const answer = await ask(name);
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
    const answer = await ask(name, { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000`);
    expect((await bytes(answer)).equals(PICTURE.subarray(from, to))).toBe(true);
  });

  it('has no part behind its end', async () => {
    const answer = await ask(name, { range: 'bytes=1000-' });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */1000');
  });

  it('is not sent again to who has it', async () => {
    const etag = (await ask(name)).headers.get('etag') ?? '';
    const answer = await ask(name, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect(answer.status).toBe(304);
    expect((await bytes(answer)).length).toBe(0);
  });

  it('is told of without its bytes', async () => {
    const answer = await ask(name, {}, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '1000']);
  });
});

it.each(['none.webp', 'folder.webp', '.hidden.webp', 'note.txt', '../secret.webp', '..\\secret.webp', ''])(
  'sends nothing for %j',
  async (name) => {
    const answer = await ask(name);
    expect([answer.status, await answer.text()]).toEqual([404, 'Not found\n']);
  },
);

it('sends nothing for what is no name, nor to who wants to write', async () => {
  expect((await fetch(`${origin}/media/%E0%A4%A.webp`)).status).toBe(404);
  expect((await ask('a\0.webp')).status).toBe(400);
  expect((await ask('宝宝 50%#1.webp', {}, 'POST')).status).toBe(404);
});
