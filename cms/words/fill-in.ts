import { IntlMessageFormat } from 'intl-messageformat';

export type MessageParams = Record<string, string | number>;

interface Prepared {
  format: IntlMessageFormat;
  blanks: string[];
}

/** Messages that have been asked for, by language and text: there are some hundreds, all written in the product. */
const prepared = new Map<string, Prepared>();

/** Fills an ICU message. Blanks without a parameter are left as they stand, so that a slip shows and nothing breaks. */
export function fillIn(text: string, params: MessageParams, lang = 'en'): string {
  const { format, blanks } = prepare(text, lang);
  const missing = blanks.filter((name) => params[name] === undefined).map((name) => [name, `{${name}}`]);
  return String(format.format({ ...params, ...Object.fromEntries(missing) }));
}

/** The names of a text's blanks, each once, in order of the alphabet. */
export function placeholdersOf(text: string): string[] {
  return prepare(text, 'en').blanks;
}

function prepare(text: string, lang: string): Prepared {
  const key = `${lang}|${text}`;
  const known = prepared.get(key);
  if (known) return known;
  const format = new IntlMessageFormat(text, lang);
  const made = { format, blanks: [...new Set(namesIn(format.getAst()))].sort() };
  prepared.set(key, made);
  return made;
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Blanks of a message, within its choices too. */
function namesIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    const own = 'value' in part && part.type !== 0 ? [part.value] : [];
    const inner = 'options' in part ? Object.values(part.options).flatMap(({ value }) => namesIn(value)) : [];
    return [...own, ...inner];
  });
}
