import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrowd } from '#site/server/crowd.ts';

let came: ServerResponse[] = [];
let sockets: Socket[] = [];
let close = () => {};
let port = 0;

/** A server whose answers wait until the test gives them. */
async function serve(settings: { limited: boolean; proxies: number }) {
  const comeIn = createCrowd(settings);
  const server = createServer((request, response) => {
    if (!comeIn(request, response)) return;
    if (request.url === '/healthz') response.end('ok');
    else came.push(response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
}

beforeEach(() => {
  came = [];
  sockets = [];
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  close();
});

/** Sends words as they are; tells what has come back, and whether the other side has hung up. */
function send(words: string) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  const heard = { text: '', closed: false };
  socket.on('data', (data) => (heard.text += data));
  socket.on('error', () => {});
  socket.on('close', () => (heard.closed = true));
  socket.write(words);
  return heard;
}

const line = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nhost: a\r\n${headers}\r\n`;
const post = (bytes: number, from: string) =>
  `POST / HTTP/1.1\r\nhost: a\r\nx-forwarded-for: ${from}\r\ncontent-length: ${bytes}\r\n\r\n`;

describe('a crowd', () => {
  it('on one connection is hung up on, and few of it are ever begun', async () => {
    await serve({ limited: true, proxies: 0 });
    const flood = send(line('/').repeat(1000));
    await expect.poll(() => flood.closed).toBe(true);
    expect(came.length).toBeLessThanOrEqual(8);
  });

  it('from one address is asked to come again; others, and who watches, are served meanwhile', async () => {
    await serve({ limited: true, proxies: 1 });
    const of = (from: string) => send(line('/', `x-forwarded-for: ${from}\r\n`));
    for (let n = 0; n < 64; n++) of('2001:db8:1:2::1');
    await expect.poll(() => came.length).toBe(64);
    const more = of('2001:db8:1:2:ffff::9');
    await expect.poll(() => more.text).toMatch(/^HTTP\/1.1 503.*retry-after/is);
    const watching = send(line('/healthz', 'x-forwarded-for: 2001:db8:1:2::1\r\n'));
    await expect.poll(() => watching.text).toContain('ok');
    of('2001:db8:1:3::1');
    await expect.poll(() => came.length).toBe(65);
    for (const response of came) response.end();
    of('2001:db8:1:2::1');
    await expect.poll(() => came.length).toBe(66);
  });

  it('of long bodies has a share, by address and for all; a form always comes through', async () => {
    await serve({ limited: true, proxies: 1 });
    for (let n = 0; n < 3; n++) send(post(5_900_000, '192.0.2.1'));
    await expect.poll(() => came.length).toBe(3);
    const fourth = send(post(5_900_000, '192.0.2.1'));
    await expect.poll(() => fourth.text).toContain('503');
    send(post(50_000, '192.0.2.1'));
    await expect.poll(() => came.length).toBe(4);
    for (let n = 2; n < 8; n++) for (let twice = 0; twice < 3; twice++) send(post(5_900_000, `192.0.2.${n}`));
    await expect.poll(() => came.length).toBe(21);
    const last = send(post(5_900_000, '192.0.2.9'));
    await expect.poll(() => last.text).toContain('503');
  });

  it('is not counted by address where a test turns limits off', async () => {
    await serve({ limited: false, proxies: 0 });
    for (let n = 0; n < 70; n++) send(line('/'));
    await expect.poll(() => came.length).toBe(70);
  });
});
