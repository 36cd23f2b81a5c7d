import { NAMED_PARTS, type Part } from '../text/indexed-text.ts';
import { slipsOf } from '../text/one-slip.ts';
import type { Condition } from '../text/question.ts';
import { NOTHING } from './filters.ts';

/** After every other character. */
const LAST = '\u{10ffff}';

/** A condition on text as a filter over the fields that `meiliDocument` makes. */
export function textFilter(condition: Condition, parts: readonly Part[]): string {
  const write = (one: Condition) => textFilter(one, parts);
  if ('all' in condition) return joined(condition.all.map(write), 'AND');
  if ('any' in condition) return joined(condition.any.map(write), 'OR');
  if ('han' in condition)
    return joined(
      parts.map((part) => begins(`${part}Han`, condition.han)),
      'OR',
    );
  const latin = (word: string) => parts.map((part) => begins(`${part}Latin`, word));
  if ('slip' in condition) return joined((condition.words ?? slipsOf(condition.slip)).flatMap(latin), 'OR');
  const { word } = condition;
  const named = /^[a-z]+$/.test(word) ? parts.filter((part) => NAMED_PARTS.includes(part)) : [];
  return joined([...latin(word), ...named.map((part) => begins(`${part}Initials`, word))], 'OR');
}

export function joined(filters: string[], word: 'AND' | 'OR'): string {
  return filters.length === 0 ? NOTHING : `(${filters.join(` ${word} `)})`;
}

/** One value of the field from `text` on up to, and with, all that begins with it. The text is letters and digits only. */
function begins(field: string, text: string): string {
  return `${field} '${text}' TO '${text}${LAST}'`;
}
