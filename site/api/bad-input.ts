import type { z } from 'zod';
import type { MessageKey, Translator } from '../i18n/index.ts';
import { zh } from '../i18n/messages/index.ts';

export interface BadInput {
  code: string;
  field?: string;
}

/** The first thing wrong with an input, as a code that has a sentence. */
export function firstProblem(error: z.ZodError): BadInput {
  const issue = error.issues[0];
  if (!issue) return { code: 'invalid' };
  const field = issue.path.filter((part) => typeof part === 'string').join('.') || undefined;
  if (issue.code === 'unrecognized_keys') return { code: 'unknown_parameter', field: issue.keys[0] };
  if (issue.message in zh.errors) return { code: issue.message, field };
  return { code: issue.code === 'invalid_type' && issue.input === undefined ? 'required' : 'invalid', field };
}

export function messageOf(t: Translator, { code, field }: BadInput): string {
  const said = t(`errors.${code}` as MessageKey, { field: field ?? '' });
  return code === 'invalid' || code === 'required' ? `${field ? `${field}: ` : ''}${said}` : said;
}
