import { bigramPhrase } from '../text/bigrams.ts';
import { NAMED_PARTS, type Part, SPOKEN_PARTS } from '../text/indexed-text.ts';
import type { Condition } from '../text/question.ts';

/** A token that no document has. */
const NOTHING = '"·"';

/**
 * A condition as an FTS5 expression. All that is quoted holds letters and digits only, so nothing a person types
 * is ever read as FTS5's own syntax. A slip must have been spelled out.
 */
export function writeExpression(condition: Condition, parts: readonly Part[]): string {
  const write = (one: Condition) => writeExpression(one, parts);
  if ('all' in condition) return joined(condition.all.map(write), 'AND');
  if ('any' in condition) return joined(condition.any.map(write), 'OR');
  if ('han' in condition) return `${columns(parts)} : ${bigramPhrase(condition.han)}`;
  const said = parts.filter((part) => SPOKEN_PARTS.includes(part)).map((part) => `${part}_said`);
  const begins = (word: string) => `${columns([...parts, ...said])} : "${word}" *`;
  if ('slip' in condition) return joined((condition.words ?? []).map(begins), 'OR');
  const { word } = condition;
  const named = parts.filter((part) => NAMED_PARTS.includes(part)).map((part) => `${part}_initials`);
  if (!/^[a-z]+$/.test(word) || named.length === 0) return begins(word);
  return joined([begins(word), `${columns(named)} : ${bigramPhrase(word)}`], 'OR');
}

export function joined(expressions: string[], word: 'AND' | 'OR'): string {
  return expressions.length === 0 ? NOTHING : `(${expressions.join(` ${word} `)})`;
}

function columns(names: readonly string[]): string {
  return `{${names.join(' ')}}`;
}
