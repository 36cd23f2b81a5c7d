import type { z } from 'zod';
import { badRequest, type Problem, together } from '#cms/core/problem.ts';
import { wordsOf } from '#cms/words/index.ts';
import { LANGS } from '#domain/language/lang.ts';

/** Somebody who mends twenty things asks again anyway. */
const MOST_TOLD = 20;

/** What is wrong with an input: for each field a code that has a sentence. */
export function badInput(error: z.ZodError, input: unknown): Problem {
  const problems = error.issues.flatMap((issue) => fieldsOf(issue, input).map((field) => problemOf(issue, field, input)));
  return together(problems.slice(0, MOST_TOLD)) ?? badRequest('invalid');
}

function fieldsOf(issue: z.core.$ZodIssue, input: unknown): string[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => asSent(path, input).map(String).join('.'));
}

/** What was sent as one text, such as a list in an address, is one field, whatever is read in it. */
function asSent(path: readonly PropertyKey[], input: unknown): readonly PropertyKey[] {
  let at: unknown = input;
  for (const [step, key] of path.entries()) {
    if (typeof at === 'string') return path.slice(0, step);
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return path;
}

function problemOf(issue: z.core.$ZodIssue, field: string, input: unknown): Problem {
  const { code, ...params } = said(issue, input);
  return badRequest(code, { field: field || undefined, params: { field, ...params } });
}

function said(issue: z.core.$ZodIssue, input: unknown): { code: string } & Record<string, string | number> {
  if (isMissing(input, issue.path)) return { code: 'required' };
  if (issue.message in wordsOf(LANGS[0], 'errors'))
    return { ...(issue.code === 'custom' ? issue.params : {}), code: issue.message };
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
