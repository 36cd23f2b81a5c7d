import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tool } from './finding.ts';

/** Another language than the portal speaks; the stock words of the staff surface exist in it. */
const THIRD = 'fr';
const LANGUAGES = 'cms/domain/language/lang.ts';
const ROW_TYPES = 'cms/records/payload-types.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'jintuo-test-'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  const files = globSync('{cms,site,search}/**/*.{ts,tsx,json,mjs,js}', { exclude: ['cms/.next/**'] });
  for (const file of ['package.json', 'tsconfig.json', ...files]) cpSync(file, join(root, file));
  edit(LANGUAGES, (text) => text.replace("['zh', 'en'] as const", `['zh', 'en', '${THIRD}'] as const`));
  edit(ROW_TYPES, typesOfRows);
});
afterAll(() => rmSync(root, { recursive: true }));

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(root, file), after);
}

/** As they are generated when there is one language more. */
const typesOfRows = (text: string) =>
  text
    .replaceAll("'zh' | 'en'", `'zh' | 'en' | '${THIRD}'`)
    .replace(/^( *)en(\??: (?:\{\n[\s\S]*?\n\1\}|[^{\n][^\n]*);)$/gm, `$1en$2\n$1${THIRD}$2`);

/** What the type checker says, each with all its lines. */
function problems(): string[] {
  const { stdout } = spawnSync(tool('tsc'), ['--noEmit', '-p', '.', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return stdout.split(/\n(?=\S)/).filter((said) => /\.tsx?\(/.test(said));
}

it('a third language needs its words, and no line of code', { timeout: 600_000 }, () => {
  const said = problems();
  const lacksWords = new RegExp(`Property '${THIRD}' is missing|"[\\w.]+_${THIRD}"`);
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter((one) => !lacksWords.test(one))).toEqual([]);
});
