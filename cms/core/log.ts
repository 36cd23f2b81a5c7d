import { type DestinationStream, type Logger, pino } from 'pino';
import { harmlessJson } from './harmless.ts';
import { hideTokens } from './hide-tokens.ts';

const PERSONAL = ['to', 'contact', 'name', 'phone', 'email', 'birthDate', 'healthNotes', 'child', 'guardian'];

/** One line of JSON for each event, without personal data (promise 8) and without anything that opens a door. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    redact: PERSONAL.flatMap((field) => [field, `*.${field}`]),
    serializers: { err: plainError, error: plainError },
    hooks: { streamWrite: (line: string) => harmlessJson(hideTokens(line)) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What can be told of an error. A failed query repeats in its message every value that was to be
 * written, a family's names among them, and a duplicate key the value it found: those are left out.
 */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status } = error as Error & { code?: unknown; status?: unknown };
  return {
    type: error.constructor.name,
    message: sentence(error),
    code,
    status,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
  };
}

function sentence(error: Error): string {
  const { code } = error as { code?: unknown };
  if ('params' in error || /^Failed query/.test(error.message)) return 'a query failed';
  return code === 11000 || error.message.startsWith('E11000') ? 'a value is there already' : error.message;
}
