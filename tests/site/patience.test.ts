import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patientServer } from '#site/server/patience.ts';

const LONG = Buffer.alloc(50_000_000);

let server: Server;
let port: number;
beforeAll(async () => {
  const patience = { head: 400, request: 800, between: 400, silence: 800, look: 50 };
  server = patientServer(async (request, response) => {
    if (request.url === '/long') return response.end(LONG);
    await buffer(request).catch(() => undefined);
    response.end('served');
  }, patience);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Somebody who sends this, and then a drop now and then. */
function dripping(start: string, drop: string): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.resume();
  socket.write(start);
  const drops = setInterval(() => socket.write(drop), 50);
  socket.once('close', () => clearInterval(drops));
  return socket;
}

/** Somebody who asks for something long, and takes nothing of it. */
function gaping(): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.pause();
  socket.write('GET /long HTTP/1.1\r\nhost: x\r\n\r\n');
  return socket;
}

const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));

describe('who is slow is hung up on', () => {
  it.each<[what: string, come: () => Socket]>([
    ['with the head of a request', () => dripping('GET / HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n')],
    ['with a first line', () => dripping('G', 'E')],
    ['with a body', () => dripping('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n', 'a')],
    ['with a body in pieces', () => dripping('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n', '1\r\na\r\n')],
    ['in saying anything', () => connect(port, '127.0.0.1').on('error', () => {})],
    ['in reading', gaping],
    ['in asking again', () => dripping('GET / HTTP/1.1\r\nhost: x\r\n\r\n', '')],
  ])('%s', async (_, come) => {
    come();
    await expect.poll(open, { timeout: 20_000 }).toBeGreaterThan(0);
    await expect.poll(open, { timeout: 20_000 }).toBe(0);
  });
});

it('a hundred who are slow keep nobody else waiting', async () => {
  const slow = Array.from({ length: 100 }, () => dripping('GET / HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n'));
  await expect.poll(open, { timeout: 20_000 }).toBe(slow.length);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'whole', headers: { connection: 'close' } });
  expect([answer.status, await answer.text()]).toEqual([200, 'served']);
  await expect.poll(open, { timeout: 20_000 }).toBe(0);
});
