import { MeiliError } from './meili-error.ts';

export type FilterTree =
  | { is: 'and' | 'or'; of: FilterTree[] }
  | { is: 'not'; of: FilterTree }
  | { is: 'compare'; attribute: string; operator: '=' | '!=' | '>' | '>=' | '<' | '<='; value: string }
  | { is: 'to'; attribute: string; from: string; to: string }
  | { is: 'in'; attribute: string; values: string[] }
  | { is: 'exists'; attribute: string } /** `where` is how an error says where the latitude stands. */
  | { is: 'radius'; lat: number; lng: number; metres: number; where: string }
  | { is: 'box'; north: number; east: number; south: number; west: number; where: string };

const TOKEN = /\s*(?:(!=|>=|<=|[=<>(),[\]])|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([\p{L}\p{N}_./-]+))/uy;

interface Token {
  symbol?: string;
  word?: string;
  quoted?: string;
}

/** The filter language as far as it is documented and used here: words, quotes, AND, OR, NOT, IN, TO, EXISTS, circles and boxes. */
export function parseFilter(filter: unknown): FilterTree | undefined {
  if (filter === undefined || filter === null) return undefined;
  if (typeof filter === 'string') return parseText(filter);
  if (!Array.isArray(filter)) throw invalid('Invalid syntax for the filter parameter: `expected String, Array`.');
  const parts = filter.map((part) => {
    if (typeof part === 'string') return parseText(part);
    return { is: 'or', of: (part as string[]).map(parseText) } as FilterTree;
  });
  return parts.length === 0 ? undefined : { is: 'and', of: parts };
}

function parseText(text: string): FilterTree {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at];
  const take = () => tokens[at++];
  const isWord = (word: string, token = peek()) => token?.word === word;
  const symbol = (expected: string) => {
    if (take()?.symbol !== expected) throw invalid(`Expected \`${expected}\` in \`${text.slice(0, 200)}\`.`);
  };
  const value = () => {
    const token = take();
    const found = token?.quoted ?? token?.word;
    if (found === undefined)
      throw invalid(`Was expecting a value but instead got nothing.\n${text.length + 1}:${text.length + 1} ${text}`);
    return found;
  };

  const or = (): FilterTree => chain('OR', 'or', and);
  const and = (): FilterTree => chain('AND', 'and', not);
  const chain = (word: string, is: 'and' | 'or', next: () => FilterTree): FilterTree => {
    const of = [next()];
    while (isWord(word)) {
      take();
      of.push(next());
    }
    return of.length === 1 ? (of[0] as FilterTree) : { is, of };
  };
  const not = (): FilterTree => {
    if (!isWord('NOT')) return primary();
    take();
    return { is: 'not', of: not() };
  };
  const primary = (): FilterTree => {
    if (peek()?.symbol === '(') {
      take();
      const inner = or();
      symbol(')');
      return inner;
    }
    if (isWord('_geoRadius')) return radius();
    if (isWord('_geoBoundingBox')) return box();
    return condition(value());
  };
  const radius = (): FilterTree => {
    take();
    symbol('(');
    const given = list(')');
    const [lat, lng, metres] = given.map(Number) as [number, number, number];
    const begin = text.indexOf('_geoRadius(') + '_geoRadius('.length;
    const at = (to: number) => `\n${begin + 1}:${to} ${text}`;
    if (![lat, lng, metres].every(Number.isFinite))
      throw invalid(
        `The \`_geoRadius\` filter must be in the form: \`_geoRadius(latitude, longitude, radius, optionalResolution)\`.${at(text.indexOf(')', begin) + 2)}`,
      );
    return { is: 'radius', lat, lng, metres, where: at(begin + 1 + String(given[0]).length) };
  };
  const box = (): FilterTree => {
    take();
    symbol('(');
    const corner = (end: ',' | ')') => {
      symbol('[');
      const given = list(']').map(Number) as [number, number];
      symbol(end);
      return given;
    };
    const [north, east] = corner(',');
    const [south, west] = corner(')');
    // The server points at the last number.
    const end = text.lastIndexOf(']') + 1;
    return { is: 'box', north, east, south, west, where: `\n${end - String(west).length}:${end} ${text}` };
  };
  const list = (end: string): string[] => {
    const values: string[] = [];
    while (peek()?.symbol !== end) {
      values.push(value());
      if (peek()?.symbol !== ',') break;
      take();
    }
    symbol(end);
    return values;
  };
  const condition = (attribute: string): FilterTree => {
    const token = take();
    if (isWord('NOT', token)) return { is: 'not', of: condition(attribute) };
    if (isWord('EXISTS', token)) return { is: 'exists', attribute };
    if (isWord('IN', token)) {
      symbol('[');
      return { is: 'in', attribute, values: list(']') };
    }
    if (token?.symbol && /^(!?=|[<>]=?)$/.test(token.symbol))
      return { is: 'compare', attribute, operator: token.symbol as '=', value: value() };
    at -= 1;
    const from = value();
    if (!isWord('TO', take())) throw invalid(`Was expecting an operation in \`${text.slice(0, 200)}\`.`);
    return { is: 'to', attribute, from, to: value() };
  };

  const tree = or();
  if (at < tokens.length) throw invalid(`Found unexpected characters at the end of the filter: \`${text.slice(0, 200)}\`.`);
  return tree;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match) throw invalid(`Found unexpected characters in the filter: \`${text.slice(0, 200)}\`.`);
    const [, symbol, single, double, word] = match;
    const quoted = single ?? double;
    tokens.push({ symbol, word, quoted: quoted?.replace(/\\(.)/g, '$1') });
  }
  return tokens;
}

export function invalid(message: string): MeiliError {
  return new MeiliError(400, 'invalid_search_filter', message);
}

/** Comparisons, ranges, geo terms and lists in a filter: what each of them costs does not depend on the index. */
export function countClauses(filter: unknown): number {
  if (Array.isArray(filter)) return filter.reduce<number>((sum, one) => sum + countClauses(one), 0);
  if (typeof filter !== 'string') return 0;
  const bare = filter.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, 'value');
  return bare.match(/!=|[<>]=?|=|\b(?:TO|IN|EXISTS|CONTAINS|EMPTY|NULL)\b|\bSTARTS WITH\b|_geo\w+\(/g)?.length ?? 0;
}
