import { z } from 'zod';
import { errorAnswer } from './answers.ts';
import { operations, type Operation } from './operations.ts';

const WORDS: Record<number, string> = {
  400: 'The request is malformed; error.field names what',
  401: 'Sign in first',
  404: 'Not found, or not yours',
  409: 'The state does not allow it now',
  413: 'Too large',
  422: 'Well formed, but cannot be',
  429: 'Too many requests; see Retry-After',
};

/** The OpenAPI 3.1 document, made from the schemas that validate. */
export function openapi({ origin, title }: { origin: string; title: string }): object {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.values(operations) as Operation[]) {
    (paths[operation.path] ??= {})[operation.method] = describe(operation, schemas);
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1.0.0', description: 'Money is in the smallest unit of the currency, distances are metres, ages are completed months.' },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'jt_session' } },
    },
  };
}

function describe({ id, summary, path, query, body, answer, status = 200, session, idempotent, problems }: Operation, schemas: Record<string, unknown>): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: toSchema(schema as z.ZodType, schemas, 'input'),
  }));
  const key = idempotent ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 100 } }] : [];
  return {
    operationId: id,
    summary,
    parameters: [...inPath, ...inQuery, ...key],
    ...(session ? { security: [{ token: [] }, { cookie: [] }] } : {}),
    ...(body ? { requestBody: { required: Object.keys(body.shape).length > 0, content: { 'application/json': { schema: toSchema(body, schemas, 'input') } } } } : {}),
    responses: {
      [status]: { description: 'Done', content: { 'application/json': { schema: toSchema(answer, schemas, 'output') } } },
      ...Object.fromEntries(problems.map((code) => [code, { description: WORDS[code], content: { 'application/json': { schema: toSchema(errorAnswer, schemas, 'output') } } }])),
    },
  };
}

/** A JSON schema whose named parts are kept once, under components. */
function toSchema(schema: z.ZodType, schemas: Record<string, unknown>, io: 'input' | 'output'): unknown {
  const { $schema: _, $defs, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>;
  const moved = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Record<string, unknown>>)) {
    const { $schema: __, ...rest } = definition;
    schemas[name] ??= moved(rest);
  }
  if (typeof made.id === 'string') {
    const { id, ...rest } = made;
    schemas[id] ??= moved(rest);
    return { $ref: `#/components/schemas/${id}` };
  }
  return moved(made);
}
