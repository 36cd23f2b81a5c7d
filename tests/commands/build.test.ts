import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build } from '#cms/commands/build.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jintuo-build-'));
  write('cms/payload.config.ts');
  write('cms/places/supplies.ts');
  write('cms/migrations/first.ts');
  write('site/pages/index.astro');
  write('package-lock.json');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content = path, to = root): void {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  writeFileSync(join(to, path), content);
}

/** Which programs a start in this folder builds with. They write beside the sources, as Astro and Next do. */
async function built({ at = root, code = 0 } = {}): Promise<string[]> {
  const programs: string[] = [];
  const run = async ([program = '']: string[]) => {
    programs.push(program);
    write(program === 'next' ? 'cms/.next/server/app.js' : 'dist/server/entry.mjs', `${Date.now()}`, at);
    if (program === 'next') write('cms/next-env.d.ts', 'import "../cms/.next/types/routes.d.ts";', at);
    return { code, output: 'what went wrong' };
  };
  await build({ say: () => {}, root: at, run });
  return programs.sort();
}

it('builds both halves once', async () => {
  expect(await built()).toEqual(['astro', 'next']);
  expect(await built()).toEqual([]);
});

it('does not build again for what builds, editors and file managers write', async () => {
  await built();
  for (const path of ['cms/next-env.d.ts', 'cms/.next/trace', 'cms/.DS_Store', 'site/pages/.index.astro.swp', 'cms/places/a.ts~'])
    write(path, 'changed');
  expect(await built()).toEqual([]);
});

it('does not build again in a copied folder, nor for a later date of a file', async () => {
  await built();
  const copy = join(root, 'elsewhere');
  for (const folder of ['cms', 'site', 'dist', 'package-lock.json'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  utimesSync(join(copy, 'cms/payload.config.ts'), 2_000_000_000, 2_000_000_000);
  expect(await built({ at: copy })).toEqual([]);
});

it('does not build again for what no page is built from', async () => {
  await built();
  write('cms/migrations/first.ts', 'changed');
  write('cms/places/README.md');
  expect(await built()).toEqual([]);
});

it.each([
  ['a changed rule', 'cms/places/supplies.ts', ['astro', 'next']],
  ['a new file', 'cms/guidance/list-public-pages.ts', ['astro', 'next']],
  ['a changed page', 'site/pages/index.astro', ['astro']],
  ['other packages', 'package-lock.json', ['astro', 'next']],
])('builds again for %s', async (_what, path, programs) => {
  await built();
  write(path, 'changed');
  expect(await built()).toEqual(programs);
});

it('builds again what could not be built', async () => {
  await expect(built({ code: 1 })).rejects.toThrow('what went wrong');
  expect(await built()).toEqual(['astro', 'next']);
});
