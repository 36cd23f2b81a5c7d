import { z } from 'zod';
import { errorAnswer } from '../answers.ts';
import { type Operation, operations } from '../operations.ts';

const WORDS: Record<number, string> = {
  400: 'The request is malformed; error.field names what, error.fields everything where it is more',
  401: 'Sign in first',
  403: 'Another site asked for it, and it was not carried out',
  404: 'Not found, or not yours',
  409: 'The state does not allow it now',
  413: 'Too large',
  422: 'Well formed, but cannot be',
  429: 'Too many requests; see Retry-After',
  503: 'Not just now: too many want the same, or the database is away; see Retry-After',
};

type Schemas = Record<string, unknown>;
type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, made from the schemas that validate. */
export function openapi({ origin, title }: { origin: string; title: string }): object {
  const schemas: Schemas = {};
  const paths: Record<string, Json> = {};
  for (const operation of Object.values(operations) as Operation[]) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1.0.0',
      description: 'Money is in the smallest unit of the currency, distances are metres, ages are completed months.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: `${origin.startsWith('https:') ? '__Host-' : ''}jt_session` },
      },
    },
  };
}

function describe(operation: Operation, schemas: Schemas): Json {
  const { id, summary, method, answer, status = 200, session, problems } = operation;
  const refusals = [...problems, ...(method === 'get' ? [] : [403]), 503].map((code) => [
    code,
    answerOf(WORDS[code] ?? '', errorAnswer, schemas),
  ]);
  return {
    operationId: id,
    summary,
    parameters: [...inPath(operation), ...inQuery(operation, schemas), ...inHeader(operation)],
    ...(session ? { security: [{ token: [] }, { cookie: [] }] } : {}),
    ...bodyOf(operation, schemas),
    responses: { [status]: answerOf('Done', answer, schemas), ...Object.fromEntries(refusals) },
  };
}

function inPath({ path }: Operation): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

/** A list is written with commas. */
function inQuery({ query }: Operation, schemas: Schemas): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, value]) => {
    const parameter = value as z.ZodType;
    const { description, ...schema } = toSchema(parameter, schemas, 'input');
    return {
      name,
      in: 'query',
      required: !parameter.safeParse(undefined).success,
      ...(description ? { description } : {}),
      ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
      schema,
    };
  });
}

function inHeader({ idempotent }: Operation): Json[] {
  if (!idempotent) return [];
  const description = 'The same request under the same key is carried out once, and answered the same again';
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description,
      schema: { type: 'string', minLength: 1, maxLength: 100 },
    },
  ];
}

function bodyOf({ body, file }: Operation, schemas: Schemas): Json {
  if (!body) return {};
  const content = {
    'application/json': { schema: toSchema(body, schemas, 'input') },
    ...(file ? { [file]: { schema: { type: 'string', contentMediaType: file } } } : {}),
  };
  return { requestBody: { required: !body.safeParse({}).success, content } };
}

function answerOf(description: string, answer: z.ZodType, schemas: Schemas): Json {
  return { description, content: { 'application/json': { schema: toSchema(answer, schemas, 'output') } } };
}

/** A JSON schema whose named parts are kept once, under components. */
function toSchema(schema: z.ZodType, schemas: Schemas, io: 'input' | 'output'): Json {
  const { $schema: _, $defs = {}, ...made } = moved(z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }));
  Object.assign(schemas, $defs);
  return made;
}

function moved(schema: object): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
