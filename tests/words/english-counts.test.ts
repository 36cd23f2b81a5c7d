import { expect, it } from 'vitest';
import { fillIn, placeholdersOf } from '#cms/words/fill-in.ts';
import { en } from '#cms/words/messages/index.ts';

/** Numbers that are never one: what the rules set, and the ends of ranges. */
const NEVER_ONE = new Set(['most', 'capacity', 'total', 'limit', 'usual']);
const COUNTED =
  /\b1 (days|months|hours|minutes|places|centres|children|carers|weeks|pages|people|classes|bookings|stays|meals|things)\b/;
/** Sentences whose number is two or more by what they are about. */
const SEVERAL = new Set([
  'contract.factRefund',
  'search.cluster',
  'filed.booked',
  'errors.span_too_long',
  'errors.date_too_far',
  'errors.session_too_long',
  'told.sign_in_code_text',
]);

const sentences = Object.entries(en).flatMap(([room, words]) =>
  Object.entries(words as Record<string, unknown>).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[`${room}.${key}`, text]] : [],
  ),
);

it('every English sentence agrees with one, and with several', () => {
  const wrong = sentences.flatMap(([key, text]) => {
    if (SEVERAL.has(key) || /–\{|\} to \{|takeover|code is/i.test(text)) return [];
    const names = placeholdersOf(text);
    return names
      .filter((name) => !NEVER_ONE.has(name))
      .flatMap((name) => {
        const said = fillIn(text, Object.fromEntries(names.map((one) => [one, one === name ? 1 : 7])));
        return COUNTED.test(said) ? [`${key}: ${said}`] : [];
      });
  });
  expect(wrong).toEqual([]);
});

it('no English sentence says a word twice or leaves a mark alone', () => {
  const wrong = sentences.filter(([, text]) => /\b(care|the|of|to|in|is|a) \1\b| [.,;](?: |$)|\s{2,}/i.test(text));
  expect(wrong).toEqual([]);
});
