import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';
import { requestId } from '#cms/ports/request-scope.ts';
import { hideTokens } from './hide-tokens.ts';

const PERSONAL = [
  'to',
  'contact',
  'name',
  'phone',
  'email',
  'birthDate',
  'healthNotes',
  'growth',
  'measured',
  'weeks',
  'child',
  'guardian',
];

/** One line of JSON for each event, without personal data (promise 8) and without anything that opens a door. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    mixin: forWhichRequest,
    redact: PERSONAL.flatMap((field) => [field, `*.${field}`]),
    serializers: { err: plainError, error: plainError },
    hooks: { logMethod: withPlainSentence, streamWrite: (line: string) => harmlessJson(hideTokens(line)) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Every line says for which request it was written, also by a job. */
function forWhichRequest(): { request?: string } {
  const request = requestId();
  return request ? { request } : {};
}

/**
 * A line that has no sentence of its own would be given its error's, as it stands: values and all. That somebody was
 * refused is no failure, whatever the library that refuses makes of it.
 */
function withPlainSentence(this: Logger, args: Parameters<LogFn>, write: LogFn, level: number): void {
  const [first, said]: unknown[] = args;
  const fields: { err?: unknown; msg?: unknown } = first instanceof Error ? { err: first } : Object(first);
  const { err, msg } = fields;
  if (level > (this.levels.values.info ?? 0) && isRefusal(err)) this.info(...args);
  else if (said === undefined && err instanceof Error && (msg === undefined || msg === err.message))
    write.call(this, { ...fields, msg: undefined }, sentence(err));
  else write.apply(this, args);
}

/**
 * What can be told of an error. A failed query repeats in its message every value that was to be
 * written, a family's names among them, and a duplicate key the value it found: those are left out. What a caller is
 * told of a refusal may repeat what was sent, and is told to the caller alone.
 */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status } = error as Error & { code?: unknown; status?: unknown };
  return {
    type: error.constructor.name,
    message: sentence(error),
    code,
    status,
    ...(isRefusal(error) ? {} : { stack: callsOf(error) }),
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
  };
}

const callsOf = ({ stack }: Error) =>
  stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');

/**
 * What a caller is answered with a 4xx: an error of Payload's own make, or its bare word. A 4xx that another server
 * gives the portal is a failure.
 */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && (('isOperational' in error && is4xx(error)) || error.message === 'Unauthorized');

function is4xx(error: Error): boolean {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500;
}

function sentence(error: Error): string {
  const { code } = error as { code?: unknown };
  if (isRefusal(error) || is4xx(error)) return 'refused';
  if ('params' in error || /^Failed query/.test(error.message)) return 'a query failed';
  return code === 11000 || error.message.startsWith('E11000') ? 'a value is there already' : error.message;
}

/**
 * Text for a terminal or a log, in which whatever would move the cursor, colour the line or turn its direction stands
 * as it is written in source code: somebody else's file may have put it there.
 */
export function harmless(text: string): string {
  return text.replace(/[^\P{C}\n\t]|[\u2028\u2029]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same within a line of JSON, which escapes the first of them itself. */
function harmlessJson(line: string): string {
  const escaped = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return line.replace(/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escaped);
}
