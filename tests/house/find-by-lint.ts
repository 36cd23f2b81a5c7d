import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGS } from '../../cms/domain/language/lang.ts';
import { type Finding, tool } from './finding.ts';

/**
 * Rules that are seen in one file, each a pattern in rules/:
 *
 * - `write`: only records and the database's port write; all else asks them.
 * - `double-cast`: `as unknown as` says that a shape is known where nobody has looked.
 * - `clock`: time and environment come from the context, so that a test can set them.
 * - `html-sink`: a string that becomes HTML, by the browser's own calls or a library's, is a way in for whoever wrote it.
 * - `hidden-import`: `import('…')` inside a type is an import that no check of circles sees.
 */
const OF_THE_HOUSE = /^house\/([\w-]+)$/;
const CIRCLE = 'lint/suspicious/noImportCycles';
/** Characters of a line of markup, the longest that can be read at a glance. */
const LONGEST = 130;

interface Diagnostic {
  category: string;
  message: string;
  location: { path: string };
}

/** Circles of files, and what a pattern refuses; each once for every time it is there. */
export function findByLint(root: string): Finding[] {
  const args = ['lint', '--config-path=tests/house/lint.jsonc', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout, stderr, error } = spawnSync(tool('biome'), args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  if (error || !stdout.startsWith('{')) throw new Error(`The lint of the house did not run: ${error ?? ''}${stderr}`);
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(stdout);
  return diagnostics.flatMap(({ category, message, location: { path } }) => {
    if (category === CIRCLE) return [{ rule: 'circle', what: path }];
    if (category !== 'plugin') return [];
    const rule = OF_THE_HOUSE.exec(message)?.[1];
    if (!rule) throw new Error(`A pattern of the house failed on ${path}: ${message}`);
    return [{ rule, what: path }];
  });
}

/** Lines of markup that hide logic: it goes to the view. What stands between the fences of a component is formatted by the linter. */
export function findLongLines(root: string): Finding[] {
  return globSync('site/**/*.astro', { cwd: root }).flatMap((file) => {
    const markup = readFileSync(join(root, file), 'utf8').split(/^---$/m).slice(2).join('---');
    const long = markup.split('\n').filter((line) => line.length > LONGEST);
    return long.map(() => ({ rule: 'long-line', what: file }));
  });
}

/** Where the server takes a string as markup: drawings and articles by one part, and the two scripts of a page's head. */
const MARKUP = ['site/ui/Markup.astro', 'site/layouts/ChineseFont.astro', 'site/layouts/Page.astro'];

export function findMarkup(root: string): Finding[] {
  return globSync('site/**/*.astro', { cwd: root, exclude: MARKUP }).flatMap((file) => {
    const found = readFileSync(join(root, file), 'utf8').match(/\bset:html\b/g) ?? [];
    return found.map(() => ({ rule: 'html-sink', what: file }));
  });
}

/** What asks which language it is: words, lists and formats hold an answer for each, so that one more language is data. */
const ONE = `(?:${LANGS.join('|')})`;
const ASKS_FOR_LANGUAGE = new RegExp(`(?:[!=]==?|case)\\s*['"]${ONE}(?:-\\w+)?['"]`, 'g');
/** What names languages one by one: words by position, and what is said where one has nothing. */
const NAMES_LANGUAGES = new RegExp(
  `\\b${ONE}: string, ${ONE}: string|(?:\\?\\?|\\|\\|) [\\w.?]+\\.${ONE}\\b|\\{ ${ONE}, ${ONE} \\}:`,
  'g',
);

export function findLanguageTests(root: string): Finding[] {
  return globSync('{cms,site,search}/**/*.{ts,tsx,mjs,astro}', {
    cwd: root,
    exclude: ['cms/.next/**', 'cms/migrations/**'],
  }).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const found = [...(text.match(ASKS_FOR_LANGUAGE) ?? []), ...(text.match(NAMES_LANGUAGES) ?? [])];
    return found.map(() => ({ rule: 'language', what: file }));
  });
}
