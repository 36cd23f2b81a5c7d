import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ANY, EXCHANGES } from '../meilisearch-stand-in/exchanges.ts';
import { meilisearchServers } from './meilisearch-servers.ts';

for (const { name, host, apiKey, index: newIndex } of await meilisearchServers()) {
  const index = newIndex();
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${host}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  };
  const ended = async (taskUid: number) => {
    for (;;) {
      const { answer } = await call('GET', `tasks/${taskUid}`);
      if (!['enqueued', 'processing'].includes(answer.status)) return answer;
      await wait(5);
    }
  };
  const named = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value).replaceAll('INDEX', index));

  describe(`${name} answers as it is known to`, () => {
    for (const { what, request, status, answer, task } of EXCHANGES) {
      it(what, async () => {
        const [method, path, body] = request;
        const got = await call(method, named(path), body === undefined ? undefined : named(body));
        expect(got.answer).toMatchObject(expected(answer, index) as object);
        expect(got.status).toBe(status);
        if (task) expect(await ended(got.answer.taskUid)).toMatchObject(expected(task, index) as object);
      });
    }

    if (!apiKey) return;
    it('lets nobody in without the key', async () => {
      const bare = await fetch(`${host}/indexes`);
      expect([bare.status, (await bare.json()).code]).toEqual([401, 'missing_authorization_header']);
      const wrong = await fetch(`${host}/indexes`, { headers: { authorization: 'Bearer wrong' } });
      expect([wrong.status, (await wrong.json()).code]).toEqual([403, 'invalid_api_key']);
    });
  });
}

function expected(value: unknown, index: string): unknown {
  if (value === ANY) return expect.anything();
  if (typeof value === 'string') return value.replaceAll('INDEX', index);
  if (Array.isArray(value)) return value.map((one) => expected(one, index));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, expected(one, index)]));
}
