import { describe, expect, inject, it } from 'vitest';
import { type Operation, operations } from '#site/api/operations.ts';
import { apiClient } from './client.ts';

type Json = Record<string, unknown>;
const api = apiClient(inject('origin'));
const all = Object.values(operations) as Operation[];

async function read(): Promise<Json & { paths: Record<string, Record<string, Json>>; components: { schemas: Json } }> {
  return (await api.send('/openapi.json')).body as never;
}

function* walk(value: unknown): Generator<Json> {
  if (value === null || typeof value !== 'object') return;
  yield value as Json;
  for (const inner of Object.values(value)) yield* walk(inner);
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and names where it is', async () => {
    const document = await read();
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: 'Jintuo Taizhou', version: expect.any(String) },
      servers: [{ url: `${api.origin}/api/v1` }],
    });
  });

  it('has every call, and no other', async () => {
    const { paths } = await read();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    expect(described.sort()).toEqual(all.map(({ method, path, id }) => `${method} ${path} ${id}`).sort());
  });

  it('has everything it points to, and points to everything it has', async () => {
    const document = await read();
    const pointed = new Set([...walk(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : [])));
    const kept = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...pointed].sort()).toEqual(kept.sort());
  });

  it.each(all.map((operation) => [operation.id, operation] as const))('describes %s in full', async (_, operation) => {
    const described = (await read()).paths[operation.path]?.[operation.method] ?? {};
    const parameters = described.parameters as { name: string; in: string; required: boolean; schema: Json }[];
    const named = (place: string) => parameters.filter((one) => one.in === place).map(({ name }) => name);
    expect(named('path')).toEqual([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(parameters.filter((one) => one.in === 'path' && !one.required)).toEqual([]);
    expect(named('query')).toEqual(Object.keys(operation.query?.shape ?? {}));
    expect(named('header')).toEqual(operation.idempotent ? ['Idempotency-Key'] : []);
    for (const { schema } of parameters) expect(schema.type ?? schema.enum).toBeDefined();
    const responses = described.responses as Record<string, { description: string; content: Json }>;
    // Whatever writes may find too many others doing so.
    const fromElsewhere = operation.method === 'get' ? [] : [403];
    const told = [operation.status ?? 200, ...operation.problems, ...fromElsewhere, 503];
    expect(Object.keys(responses).sort()).toEqual(told.map(String).sort());
    for (const { description, content } of Object.values(responses)) {
      expect(description).toBeTruthy();
      expect(content).toHaveProperty(['application/json', 'schema']);
    }
    expect(Boolean(described.requestBody)).toBe(operation.body !== undefined);
    expect(described.security).toEqual(operation.session ? [{ token: [] }, { cookie: [] }] : undefined);
  });

  it('is strict: an answer or a body has no field that is not in it', async () => {
    const { components } = await read();
    const loose = [...walk(components)].filter(
      ({ type, properties, additionalProperties }) => type === 'object' && properties && additionalProperties !== false,
    );
    expect(loose).toEqual([]);
  });
});
