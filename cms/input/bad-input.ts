import type { z } from 'zod';
import { badRequest, type Problem } from '#cms/core/problem.ts';
import { zh } from '#cms/words/messages/index.ts';

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
  if (isMissing(input, issue.path)) return { code: 'required' };
  if (issue.message in zh.errors) return { ...(issue.code === 'custom' ? issue.params : {}), code: issue.message };
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

/** Whether nothing was sent there at all. Only own keys are followed: what is inherited was not sent. */
function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = input;
  for (const [step, key] of path.entries()) {
    if (at === null || typeof at !== 'object') return false;
    if (!Object.hasOwn(at, key)) return step === path.length - 1;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return false;
}
