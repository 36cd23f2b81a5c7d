#!/usr/bin/env node
// Answers as a mongod does while it starts, becomes a replica set and is asked how it is; keeps no data, and finds none.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { BSON } from 'mongodb';

const QUERY = 2004;
const MESSAGE = 2013;
const argument = (name) => process.argv[process.argv.indexOf(name) + 1];
const port = Number(argument('--port'));
const setName = argument('--replSet');
let initiated = false;

if (process.env.FAKE_MONGOD === 'broken') {
  writeFileSync(argument('--logpath'), 'no room on the disk\n');
  process.exit(14);
}
writeFileSync(join(argument('--dbpath'), 'fake.wt'), 'data');

function answer(command) {
  if (command.replSetInitiate) {
    setTimeout(() => (initiated = true), 100);
    return { ok: 1 };
  }
  if (command.find) return { cursor: { id: BSON.Long.ZERO, ns: 'none.none', firstBatch: [] }, ok: 1 };
  const member = { setName, hosts: [`127.0.0.1:${port}`], me: `127.0.0.1:${port}`, setVersion: 1 };
  const hello = {
    helloOk: true,
    ismaster: initiated,
    isWritablePrimary: initiated,
    minWireVersion: 0,
    maxWireVersion: 21,
    maxBsonObjectSize: 16_777_216,
  };
  return { ...hello, ...(initiated ? member : { isreplicaset: true }), ok: 1 };
}

/** A reply in the form of the question: an old-style one answers an old-style query. */
function reply(question) {
  const code = question.readInt32LE(12);
  const at = code === QUERY ? question.indexOf(0, 20) + 9 : 21;
  const body = BSON.serialize(answer(BSON.deserialize(question.subarray(at, at + question.readInt32LE(at)))));
  const head = Buffer.alloc(code === QUERY ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(question.readInt32LE(4), 8);
  head.writeInt32LE(code === QUERY ? 1 : MESSAGE, 12);
  if (code === QUERY) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

createServer((socket) => {
  let waiting = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      socket.write(reply(waiting.subarray(0, length)));
      waiting = waiting.subarray(length);
    }
  });
}).listen(port, argument('--bind_ip'));
