import type { z } from 'zod';
import { badRequest, type Problem } from '#cms/use-cases/problem.ts';
import { zh } from '../i18n/messages/index.ts';

/** The first thing wrong with an input: a code that has a sentence, and the field to mend. */
export function badInput(error: z.ZodError, input: unknown): Problem {
  const issue = error.issues[0];
  if (!issue) return badRequest('invalid');
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const field = path.map(String).join('.') || undefined;
  const { code, ...params } = said(issue, input);
  return badRequest(code, { field, params: { field: field ?? '', ...params } });
}

function said(issue: z.core.$ZodIssue, input: unknown): { code: string } & Record<string, string | number> {
  if (valueAt(input, issue.path) === undefined) return { code: 'required' };
  if (issue.message in zh.errors) return { code: issue.message };
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'unknown_parameter' };
    case 'invalid_value':
      return { code: 'not_one_of', values: issue.values.map(String).join(', ') };
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'too_big',
        most: Number(issue.maximum),
      };
    case 'too_small':
      return { code: 'too_small', least: Number(issue.minimum) };
    default:
      return { code: 'invalid' };
  }
}

/** Only own keys are followed: what is inherited was not sent. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object' && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}
