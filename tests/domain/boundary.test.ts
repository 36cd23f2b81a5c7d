import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each folder may import, as folders of this repository; packages are checked for the rules alone. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'cms/domain': [],
  search: ['cms/domain'],
  'cms/access': ['cms/domain'],
  'cms/payment': ['cms/domain'],
  'cms/notify': ['cms/domain'],
  'cms/files': ['cms/domain'],
  'cms/city': ['cms/domain'],
};
/** And what nobody below may reach up to. */
const MAY_NOT_IMPORT: Record<string, readonly string[]> = {
  'cms/use-cases': ['site', 'cms/admin', 'cms/app', 'cms/collections', 'cms/access', 'cms/commands'],
  'cms/records': ['site', 'cms/admin', 'cms/app', 'cms/use-cases', 'cms/collections'],
  'cms/database': ['site', 'cms/admin', 'cms/app', 'cms/use-cases', 'cms/collections'],
  'cms/documents': ['site', 'cms/admin', 'cms/app', 'cms/use-cases', 'cms/collections', 'cms/database'],
  'cms/collections': ['site', 'cms/app', 'cms/use-cases', 'cms/database', 'cms/payment'],
  'cms/hooks': ['site', 'cms/app', 'cms/use-cases'],
  'site/views': ['cms/collections', 'cms/database', 'cms/admin'],
  'site/pages': ['cms/collections', 'cms/database', 'cms/admin', 'cms/access'],
  'site/api': ['cms/collections', 'cms/database', 'cms/admin', 'cms/access'],
  'site/components': ['cms/collections', 'cms/database', 'cms/admin', 'cms/access', 'cms/payment'],
};
const ALIAS: [RegExp, string][] = [
  [/^#domain\//, 'cms/domain/'],
  [/^#(cms|search|site)\//, '$1/'],
];

const filesOf = (folder: string) => globSync(`${folder}/**/*.{ts,tsx,astro}`);
const textOf = (file: string) => readFileSync(file, 'utf8');

/** Paths in this repository, or package names, that a file imports for more than types. */
function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(
    /^\s*(?:import|export)\s(?!type\s)[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm,
  );
  return [...found].map(([, plain, dynamic]) => resolve(file, plain ?? dynamic ?? ''));
}

function resolve(file: string, path: string): string {
  if (path.startsWith('.')) return normalize(join(dirname(file), path));
  return ALIAS.reduce((text, [from, to]) => text.replace(from, to), path);
}

/** Words in both languages are for everybody who writes for people: contracts and receipts too. */
const WORDS = 'site/i18n';
const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const isOurs = (path: string) => /^(cms|site|search|tests)\//.test(path);

describe('the rules', () => {
  it.each(filesOf('cms/domain'))('%s know no clock, chance, environment or framework', (file) => {
    expect(textOf(file)).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random|process\.|globalThis|randomUUID|\bfetch\(/);
    const imports = [...textOf(file).matchAll(/from '([^']+)'/g)].map(([, path]) => path);
    expect(imports.filter((path) => !path?.startsWith('./'))).toEqual([]);
  });

  it('are not the whole of the product: these tests would see a forbidden import', () => {
    expect(importsOf('cms/use-cases/hold-place.ts')).toContain('cms/domain/availability.ts');
    expect(importsOf('cms/use-cases/hold-place.ts')).toContain('cms/database/claims.ts');
    expect(importsOf('cms/use-cases/hold-place.ts')).not.toContain('cms/portal.ts');
  });
});

describe('data flows one way', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports, besides itself, only %j', (folder, allowed) => {
    const wrong = filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((path) => isOurs(path) && ![folder, ...allowed].some((one) => isWithin(path, one)))
        .map((path) => `${file} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(MAY_NOT_IMPORT))('%s never imports %j', (folder, forbidden) => {
    const wrong = filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((path) => forbidden.some((one) => isWithin(path, one)) && !isWithin(path, WORDS))
        .map((path) => `${file} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('an adapter never sees a request', () => {
    for (const folder of ['cms/payment', 'cms/notify', 'cms/files', 'search']) {
      for (const file of filesOf(folder)) {
        expect(textOf(file), file).not.toMatch(/PayloadRequest|IncomingMessage|APIContext|from 'payload'/);
      }
    }
  });

  it('the environment is read by environment.ts, the choose.ts of a port and commands, and by nobody else', () => {
    const readers = ['cms/environment.ts', 'cms/portal.ts', 'cms/next.config.mjs', 'site/api/rate-limit.ts'];
    const others = ['cms', 'site', 'search']
      .flatMap(filesOf)
      .filter((file) => /process\.env\b/.test(textOf(file)))
      .filter((file) => !readers.includes(file) && !/\/(choose\.ts|commands\/.*|server\/main\.ts)$/.test(file));
    expect(others).toEqual([]);
  });
});
