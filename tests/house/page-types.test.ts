import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageTypeProblems } from './page-types.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'jintuo-test-'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  cpSync('tsconfig.json', join(root, 'tsconfig.json'));
  mkdirSync(join(root, 'site/ui'), { recursive: true });
  mkdirSync(join(root, 'site/pages'));
  writeFileSync(join(root, 'site/env.d.ts'), '/// <reference types="astro/client" />\n');
  writeFileSync(join(root, 'site/ui/words.ts'), 'export const words = (count: number) => String(count);\n');
  writeFileSync(
    join(root, 'site/ui/Tag.astro'),
    '---\ninterface Props {\n  count: number;\n}\nconst { count } = Astro.props;\n---\n<b>{count}</b>\n',
  );
});
afterAll(() => rmSync(root, { recursive: true }));

const problemsOf = (page: string) => {
  writeFileSync(join(root, 'site/pages/index.astro'), page);
  return pageTypeProblems(root);
};

it('says nothing of pages whose types agree', () => {
  const page =
    "---\nimport Tag from '../ui/Tag.astro';\nimport { words } from '../ui/words.ts';\n---\n<Tag count={1} />{words(2)}\n";
  expect(problemsOf(page)).toEqual([]);
});

it.each([
  [
    'a name that is no longer exported',
    "---\nimport { word } from '../ui/words.ts';\n---\n<p>{word}</p>\n",
    'index.astro:2: error TS2724',
  ],
  [
    'a property of another type',
    '---\nimport Tag from \'../ui/Tag.astro\';\n---\n\n<Tag count="1" />\n',
    'index.astro:5: error TS2322',
  ],
  ['a property left out', "---\nimport Tag from '../ui/Tag.astro';\n---\n<Tag />\n", 'index.astro:4: error TS2322'],
  [
    'an argument of another type',
    "---\nimport { words } from '../ui/words.ts';\n---\n<p>{words('2')}</p>\n",
    'index.astro:4: error TS2345',
  ],
])('names %s, with the line of the page', (_, page, said) => {
  expect(problemsOf(page)).toEqual([expect.stringContaining(`site/pages/${said}`)]);
});
