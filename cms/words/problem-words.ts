import type { Problem } from '#cms/core/problem.ts';
import type { MessageKey, Translator } from './index.ts';

/** What a person is told of a problem, in their language; it says what to do next. */
export function problemWords(t: Translator, { code, params }: Pick<Problem, 'code' | 'params'>): string {
  return t(`errors.${code}` as MessageKey, params);
}
