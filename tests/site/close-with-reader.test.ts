import { createReadStream, mkdtempSync, type ReadStream, writeFileSync } from 'node:fs';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeWithReader } from '#site/server/close-with-reader.ts';

const file = join(mkdtempSync(join(tmpdir(), 'jintuo-reader-')), 'large.bin');
writeFileSync(file, Buffer.alloc(32_000_000));

/** Whether the file is still open after its reader has left in the middle. */
async function leftOpen(prepare: (response: ServerResponse) => void): Promise<boolean> {
  let source: ReadStream | undefined;
  let gone = () => {};
  const left = new Promise<void>((resolve) => (gone = resolve));
  const server = createServer((_, response) => {
    prepare(response);
    response.once('close', gone);
    source = createReadStream(file);
    source.pipe(response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const call = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }, (answer) => {
    answer.once('data', () => call.destroy());
    answer.on('error', () => {});
  });
  call.on('error', () => {});
  await left;
  await new Promise((resolve) => setTimeout(resolve, 100));
  const open = source?.destroyed === false;
  source?.destroy();
  server.close();
  return open;
}

it('closes a file whose reader has left, which a pipe alone does not', async () => {
  expect(await leftOpen(() => {})).toBe(true);
  expect(await leftOpen(closeWithReader)).toBe(false);
});
