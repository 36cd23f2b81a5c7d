export interface FrontMatter {
  data: Record<string, string | string[]>;
  body: string;
}

const FENCE = '---';

/**
 * Splits a content file into its front matter and its body. Front matter is a flat subset of YAML:
 * `key: value`, or `key:` followed by `  - item` lines; every value stays text.
 * A malformed file throws an Error that names the line, counted from 1.
 *
 * @example
 * parseFrontMatter('---\ntitle: 水和烫\nsources:\n  - WHO\n---\n正文\n')
 * // { data: { title: '水和烫', sources: ['WHO'] }, body: '正文\n' }
 */
export function parseFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0] !== FENCE) throw new Error(`line 1: expected ${FENCE}`);
  const end = lines.indexOf(FENCE, 1);
  if (end < 0) throw new Error(`line ${lines.length}: the front matter is not closed by ${FENCE}`);

  const data: FrontMatter['data'] = {};
  let list: string[] | undefined;
  for (const [index, line] of lines.slice(1, end).entries()) {
    const at = `line ${index + 2}`;
    const item = /^ {2}- (.*\S)\s*$/.exec(line);
    if (item) {
      if (!list) throw new Error(`${at}: a list item without a key above it`);
      list.push(item[1] ?? '');
      continue;
    }
    const entry = /^([A-Za-z]\w*):(?:\s+(\S.*?))?\s*$/.exec(line);
    if (!entry) throw new Error(`${at}: expected "key: value" or "  - item", found "${line}"`);
    const [, key = '', value] = entry;
    if (Object.hasOwn(data, key)) throw new Error(`${at}: "${key}" is given twice`);
    list = value === undefined ? [] : undefined;
    data[key] = list ?? value ?? '';
  }
  return { data, body: lines.slice(end + 1).join('\n') };
}
