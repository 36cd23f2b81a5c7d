import { globSync, readFileSync } from 'node:fs';
import { placeholdersOf } from '#cms/words/fill-in.ts';
import { en, zh } from '#cms/words/messages/index.ts';

/** A place in the code where words are asked for, with all keys that it may mean. */
export interface WordsCall {
  file: string;
  text: string;
  keys: string[];
  /** Names that are given to fill blanks; `undefined` where they are made elsewhere. */
  given: string[] | undefined;
}

/** The blanks of every key, in whichever language it has them. */
export const BLANKS: ReadonlyMap<string, string[]> = new Map(
  Object.entries(zh).flatMap(([area, own]) =>
    Object.entries(own as Record<string, unknown>).flatMap(([key, text]): [string, string[]][] => {
      const other = (en as Record<string, Record<string, unknown>>)[area]?.[key];
      if (typeof text !== 'string' || typeof other !== 'string') return [];
      return [[`${area}.${key}`, [...new Set([text, other].flatMap(placeholdersOf))]]];
    }),
  ),
);

const ASKS = /(?<![\w$])(?:t|say|sayInEvery|createTranslator\([^()]*\))\(/g;

/** Every place in the product that asks for words by a key that stands there. */
export const wordsCalls = (): WordsCall[] => inProduct(callsIn);
export const refusedWithWords = (): WordsCall[] => inProduct(refusals);

function inProduct(read: (file: string, code: string) => WordsCall[]): WordsCall[] {
  const files = globSync(['cms/**/*.{ts,tsx}', 'site/**/*.{ts,astro}'], {
    exclude: (name) => name.includes('.next') || name.includes('/migrations') || name.endsWith('payload-types.ts'),
  });
  return files.flatMap((file) => read(file, readFileSync(file, 'utf8')));
}

export const callsIn = (file: string, code: string): WordsCall[] => callsTo(ASKS, file, code, (argument) => keysOf(argument));

const REFUSES = /(?<![\w$])(?:badRequest|conflict|forbidden|tooMany|unprocessable)\(/g;

/** Every place that refuses something by a code: what fills its sentence is said there. */
const refusals = (file: string, code: string): WordsCall[] =>
  callsTo(REFUSES, file, code, (argument) =>
    (argument.match(/'[\w.]+'/g) ?? []).map((text) => `errors.${text.slice(1, -1)}`),
  ).map(({ given, ...one }) => ({ ...one, given: one.text.includes('params') || given === undefined ? undefined : [] }));

function callsTo(names: RegExp, file: string, code: string, keysIn: (argument: string) => string[]): WordsCall[] {
  return [...code.matchAll(names)].flatMap(({ 0: called, index }) => {
    const args = argumentsFrom(code, index + called.length);
    const at = args.findIndex((one) => /^['"`]|^.*\? ['"`]/s.test(one));
    const keys = at < 0 || at > 1 ? [] : keysIn(args[at] ?? '').filter((key) => BLANKS.has(key));
    return keys.length === 0 ? [] : [{ file, text: `${called}${args.join(', ')})`, keys, given: namesIn(args[at + 1]) }];
  });
}

/** What stands between the brackets of a call, apart at its own commas. */
function argumentsFrom(code: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = '';
  let from = start;
  for (let at = start; at < code.length; at++) {
    const char = code[at] ?? '';
    if (quote) {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
      continue;
    }
    if (`'"\``.includes(char)) quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && depth > 0) depth--;
    else if (char === ')' || (char === ',' && depth === 0)) {
      found.push(code.slice(from, at).trim());
      from = at + 1;
      if (char === ')') break;
    }
  }
  return found.filter(Boolean);
}

/** The keys that an argument may be: a text, a choice of texts, or all that a text with gaps may become. */
function keysOf(argument: string): string[] {
  const texts = argument.match(/'[a-z][\w]*\.\w+'|`[a-z]\w*\.(?:[^`])*`/gi) ?? [];
  return texts.flatMap((text) => {
    const plain = text.slice(1, -1);
    if (!plain.includes('${')) return BLANKS.has(plain) ? [plain] : [];
    const pattern = new RegExp(`^${plain.replace('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`);
    return [...BLANKS.keys()].filter((key) => pattern.test(key));
  });
}

/** Names in an object that is written out; nothing known of one that is made elsewhere, or holds another. */
function namesIn(argument: string | undefined): string[] | undefined {
  if (argument === undefined) return [];
  if (!argument.startsWith('{') || argument.includes('...')) return undefined;
  const parts = argumentsFrom(`${argument.slice(1, argument.lastIndexOf('}'))})`, 0);
  return parts.map((part) => /^\w+/.exec(part)?.[0] ?? '');
}
