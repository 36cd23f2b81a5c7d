import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startMeilisearchStandIn } from '../meilisearch-stand-in/index.ts';
import { type Exchange, lasting, RECORDED } from '../meilisearch-stand-in/recorded.ts';
import { meilisearchServers, type TestServer } from './meilisearch-servers.ts';

// One question of the recording is far longer than any that we ask.
const patient = await startMeilisearchStandIn({ apiKey: 'stand-in-key', anyLength: true });
afterAll(() => patient.close());

const others = (await meilisearchServers()).filter(({ name }) => name !== 'Meilisearch stand-in');
const standIn: Pick<TestServer, 'name' | 'host' | 'apiKey' | 'index'> = {
  name: 'the stand-in',
  host: patient.host,
  apiKey: 'stand-in-key',
  index: () => `of-${Math.random().toString(36).slice(2)}`,
};

for (const { name, host, apiKey, index: newIndex } of [standIn, ...others]) {
  const names = { INDEX: newIndex(), words: newIndex() };
  const here = (text: string) =>
    text
      .replaceAll('INDEX', names.INDEX)
      .replace('indexes/words', `indexes/${names.words}`)
      .replaceAll(/("(?:indexU|u)id": ?)"words"/g, `$1"${names.words}"`);
  const call = async ({ what, request: [method, path, body] }: Exchange) => {
    const key = /no key$/.test(what) ? undefined : /wrong key$/.test(what) ? 'wrong' : apiKey;
    const response = await fetch(`${host}/${here(path)}`, {
      method,
      headers: { ...typeOf(body), ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body:
        body === undefined
          ? undefined
          : here(typeof body === 'string' ? body.replace(' as text/plain', '') : JSON.stringify(body)),
    });
    const text = await response.text();
    return { status: response.status, answer: text ? JSON.parse(text) : '' };
  };
  const ended = async (taskUid: number) => {
    for (;;) {
      const { answer } = await call({ what: '', request: ['GET', `tasks/${taskUid}`], status: 200, answer: '' });
      if (!['enqueued', 'processing'].includes(answer.status)) return answer;
      await wait(5);
    }
  };

  describe(`${name} answers as a server was seen to`, () => {
    for (const exchange of RECORDED) {
      const keyless = /(no|wrong) key$/.test(exchange.what) && !apiKey;
      it.skipIf(keyless)(exchange.what, async () => {
        const got = await call(exchange);
        expect(lasting(got.answer, names)).toEqual(lasting(exchange.answer, names));
        expect(got.status).toBe(exchange.status);
        if (exchange.task) expect(lasting(await ended(got.answer.taskUid), names)).toEqual(lasting(exchange.task, names));
      });
    }
  });
}

function typeOf(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-type': typeof body === 'string' && body.endsWith('text/plain') ? 'text/plain' : 'application/json' };
}
