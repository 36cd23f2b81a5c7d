import { createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';
import { createAnswers, failure } from './answer.ts';
import type { Doc } from './doc.ts';

/**
 * A database server that speaks MongoDB's protocol and keeps what it is given in memory. Started with its port. With each
 * SIGUSR2 it goes off the net, or comes back.
 */
const port = Number(process.argv[2]);
const QUERY = 2004;
const answer = createAnswers(port);

function read(message: Buffer): Doc {
  const options = { promoteBuffers: true, bsonRegExp: false };
  if (message.readInt32LE(12) === QUERY) {
    const from = message.indexOf(0, 20) + 9;
    return BSON.deserialize(message.subarray(from, from + message.readInt32LE(from)), options);
  }
  let command: Doc = {};
  const lists: Doc = {};
  for (let from = 20; from < message.length; ) {
    const kind = message[from++];
    const length = message.readInt32LE(from);
    if (kind === 0) command = BSON.deserialize(message.subarray(from, from + length), options);
    else {
      const nameEnd = message.indexOf(0, from + 4);
      const docs: Doc[] = [];
      for (let doc = nameEnd + 1; doc < from + length; doc += message.readInt32LE(doc))
        docs.push(BSON.deserialize(message.subarray(doc, doc + message.readInt32LE(doc)), options));
      lists[message.toString('utf8', from + 4, nameEnd)] = docs;
    }
    from += length;
  }
  return { ...command, ...lists };
}

function reply(message: Buffer): Buffer {
  const isQuery = message.readInt32LE(12) === QUERY;
  let said: Doc;
  try {
    said = { ...answer(read(message)), ok: 1 };
  } catch (error) {
    said = failure(error);
    if (said.code === 8000) console.error(error);
  }
  const body = BSON.serialize(said, { ignoreUndefined: true });
  const head = Buffer.alloc(isQuery ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(isQuery ? 1 : 2013, 12);
  if (isQuery) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
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
}).listen(port, '127.0.0.1', () => process.stdout.write('ready'));

// Off the net nothing else keeps it alive.
setInterval(() => {}, 60_000);
process.on('SIGUSR2', () => {
  if (!server.listening) return server.listen(port, '127.0.0.1');
  server.close();
  for (const socket of sockets) socket.destroy();
});
