import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCOUNT, type SentSms } from './account.ts';
import { takeAliyun } from './aliyun.ts';
import { takeTencent } from './tencent.ts';

export interface SmsStandIn {
  url: string;
  sent: SentSms[];
  /** Requests that were not as published, with the reason. */
  wrong: string[];
  /** The next requests are answered so; a number is an HTTP status without JSON, `silence` no answer at all. */
  answerNext(...answers: (string | number)[]): void;
  close(): Promise<void>;
}

const PROVIDERS = { aliyun: takeAliyun, tencent: takeTencent };

/** Stands for who sends text messages: holds each request against what is published, its signature too. */
export async function startSmsStandIn(provider: keyof typeof PROVIDERS): Promise<SmsStandIn> {
  const { take, ok, refuse } = PROVIDERS[provider];
  const sent: SentSms[] = [];
  const wrong: string[] = [];
  const next: (string | number)[] = [];
  const nonces = new Set<string>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const taken = take({ method: request.method ?? '', url, headers: request.headers, body, account: ACCOUNT });
    const nonce = String(request.headers['x-acs-signature-nonce'] ?? Math.random());
    const said = next.shift();
    if ('refused' in taken || nonces.has(nonce)) wrong.push('refused' in taken ? taken.refused : 'SignatureNonceUsed');
    nonces.add(nonce);
    if (said === 'silence') return;
    if (typeof said === 'number') return void response.writeHead(said).end('<html>busy</html>');
    response.writeHead(200, { 'content-type': 'application/json' });
    const refusal = 'refused' in taken ? taken.refused : said;
    if (refusal === undefined && 'sms' in taken) sent.push(taken.sms);
    response.end(JSON.stringify(refusal === undefined ? ok() : refuse(refusal)));
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    wrong,
    answerNext: (...answers) => void next.push(...answers),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
