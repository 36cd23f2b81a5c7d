import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export interface Mail {
  from: string;
  to: string[];
  /** Headers and body as sent, lines ended by CRLF. */
  raw: string;
}

/** What the server does with the next mails. */
export type Mood = 'kind' | 'no_such_user' | 'busy' | 'silent';

/** A mail server small enough to read: no TLS, no sign-in, everything kept in memory. */
export async function startSmtpServer() {
  const mails: Mail[] = [];
  const sockets = new Set<Socket>();
  const server = { mood: 'kind' as Mood };

  const listener = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail: Mail = { from: '', to: [], raw: '' };
    let inData = false;
    let buffer = '';

    const command = (line: string) => {
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (/^EHLO|^HELO/i.test(line)) return say('250 example.org');
      if (/^MAIL FROM/i.test(line)) {
        mail = { from: address, to: [], raw: '' };
        return say('250 ok');
      }
      if (/^RCPT TO/i.test(line)) {
        if (server.mood === 'no_such_user') return say('550 no such user');
        if (server.mood === 'busy') return say('451 try again later');
        mail.to.push(address);
        return say('250 ok');
      }
      if (/^DATA/i.test(line)) {
        inData = true;
        return say('354 go on');
      }
      if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
      say('250 ok');
    };

    if (server.mood !== 'silent') say('220 example.org');
    socket.setEncoding('utf8').on('data', (chunk) => {
      buffer += chunk;
      for (;;) {
        const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (!inData) command(text);
        else {
          inData = false;
          mails.push({ ...mail, raw: text });
          say('250 kept');
        }
      }
    });
  });
  await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
  return Object.assign(server, {
    mails,
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((closed) => listener.close(() => closed()));
    },
  });
}

export type SmtpServer = Awaited<ReturnType<typeof startSmtpServer>>;
