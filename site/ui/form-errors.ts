import { type Problem, wrongs } from '#cms/core/problem.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';

export interface FormError {
  field?: string;
  message: string;
}

/** What the parts of a form show of a problem: its words beside their field, and all of them for the summary. */
export function formErrors(t: Translator, problem: Problem | undefined) {
  const errors: FormError[] = problem ? wrongs(problem).map((one) => ({ field: one.field, message: problemWords(t, one) })) : [];
  return { errors, errorOf: (field: string) => errors.find((one) => one.field === field)?.message };
}

/** In the order of the form; what names no field of it comes first. */
export function inFormOrder(errors: readonly FormError[], fields: Record<string, string>): FormError[] {
  const names = Object.keys(fields);
  const at = ({ field = '' }: FormError) => names.indexOf(field);
  return [...errors].sort((a, b) => at(a) - at(b));
}
