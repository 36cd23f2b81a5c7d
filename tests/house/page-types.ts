import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { convertToTSX } from '@astrojs/compiler/sync';
import { tool } from './finding.ts';

/** What `tsc` says of files that are no pages, it says by itself; here only to settings of this check. */
const ELSEWHERE = /^(?!\S*\.astro\/typed\/)\S+\(\d+,\d+\): /;

type Mapping = ReturnType<typeof convertToTSX>['map'];

/** Where the pages stand as TypeScript while they are looked at; never committed, and in nobody's fingerprint. */
const TYPED = '.astro/typed';

/**
 * What the type checker says of `.astro` files, as lines `file:line: message`. `tsc` does not read them: each becomes
 * the TypeScript that it means, beside which imports resolve as they do beside the page itself (`rootDirs`).
 */
export function pageTypeProblems(root: string): string[] {
  const typed = join(root, TYPED);
  rmSync(typed, { recursive: true, force: true });
  const maps = new Map<string, Mapping>();
  for (const page of globSync('site/**/*.astro', { cwd: root })) {
    const { code, map } = convertToTSX(readFileSync(join(root, page), 'utf8'), { filename: page, includeScripts: false });
    maps.set(page, map);
    const file = join(typed, `${page}.tsx`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
  const toRoot = relative(typed, resolve(root));
  writeFileSync(join(typed, 'tsconfig.json'), JSON.stringify(settings(toRoot)));
  const { stdout, stderr } = spawnSync(tool('tsc'), ['--pretty', 'false', '-p', typed], { encoding: 'utf8', cwd: root });
  rmSync(typed, { recursive: true, force: true });
  return `${stdout}${stderr}`
    .trim()
    .split(/\n(?=\S)/)
    .filter((problem) => problem !== '' && !ELSEWHERE.test(problem))
    .map((problem) => inPage(problem, maps));
}

function settings(toRoot: string) {
  return {
    extends: `${toRoot}/tsconfig.json`,
    compilerOptions: {
      noEmit: true,
      rootDirs: [toRoot, '.'],
      types: ['node', 'astro/env'],
      paths: { '@payload-config': [`${toRoot}/cms/payload.config.ts`] },
    },
    include: ['./site', `${toRoot}/site/env.d.ts`, `${toRoot}/site/ui/touch.ts`, `${toRoot}/.astro/types.d.ts`],
    exclude: [],
  };
}

/** The same message with the page's own line, where the checker speaks of the TypeScript made from it. */
function inPage(problem: string, maps: ReadonlyMap<string, Mapping>): string {
  const found = /^\S*?\.astro\/typed\/(\S+\.astro)\.tsx\((\d+),(\d+)\): (.*)$/s.exec(problem);
  const [, page = '', row, column, message] = found ?? [];
  const map = maps.get(page);
  if (!map) return problem;
  const entry = new SourceMap({ ...map, sourceRoot: '' }).findEntry(Number(row) - 1, Number(column) - 1);
  return `${page}:${'originalLine' in entry ? entry.originalLine + 1 : '?'}: ${message}`;
}

if (import.meta.main) {
  const problems = pageTypeProblems('.');
  for (const problem of problems) console.log(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}
