import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms of `cms`, each above those that may import it, from the rules down to the top of the house. */
const ROOMS = [
  ...['domain', 'access', 'ports', 'city', 'core', 'words', 'drawings', 'input', 'records', 'portal', 'fields', 'staff'],
  ...['accounts', 'guidance', 'payments', 'contracts', 'places', 'finding', 'booking', 'registry', 'alerts', 'supervision'],
  'follow',
];
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

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const isOurs = (path: string) => /^(cms|site|search|tests)\//.test(path);

describe('the rules', () => {
  it.each(filesOf('cms/domain'))('%s know no clock, chance, environment or framework', (file) => {
    expect(textOf(file)).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random|process\.|globalThis|randomUUID|\bfetch\(/);
    const imports = [...textOf(file).matchAll(/from '([^']+)'/g)].map(([, path]) => path);
    expect(imports.filter((path) => !path?.startsWith('.'))).toEqual([]);
    expect(importsOf(file).filter((path) => !isWithin(path, 'cms/domain'))).toEqual([]);
  });

  it('are not the whole of the product: these tests would see a forbidden import', () => {
    expect(importsOf('cms/places/claim-occasions.ts')).toContain('cms/domain/places/availability.ts');
    expect(importsOf('cms/places/claim-occasions.ts')).toContain('cms/records/claims.ts');
    expect(importsOf('cms/booking/hold-place.ts')).not.toContain('cms/assemble.ts');
  });
});

describe('data flows one way', () => {
  it.each(ROOMS)('cms/%s imports only rooms above it', (room) => {
    const above = [room, ...ROOMS.slice(0, ROOMS.indexOf(room))].map((one) => `cms/${one}`);
    const wrong = filesOf(`cms/${room}`).flatMap((file) =>
      importsOf(file)
        .filter((path) => isOurs(path) && ![...above, 'search'].some((one) => isWithin(path, one)))
        .map((path) => `${file} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('an adapter never sees a request', () => {
    for (const folder of ['cms/ports/payment', 'cms/ports/notify', 'cms/ports/files', 'search']) {
      for (const file of filesOf(folder)) {
        expect(textOf(file), file).not.toMatch(/PayloadRequest|IncomingMessage|APIContext|from 'payload'/);
      }
    }
  });

  it('the environment is read by environment.ts, the choose.ts of a port and commands, and by nobody else', () => {
    const readers = ['cms/core/environment.ts', 'cms/assemble.ts', 'cms/next.config.mjs', 'site/server/rate-limit.ts'];
    const others = ['cms', 'site', 'search']
      .flatMap(filesOf)
      .filter((file) => /process\.env\b/.test(textOf(file)))
      .filter((file) => !readers.includes(file) && !/\/(choose\.ts|commands\/.*|server\/main\.ts)$/.test(file));
    expect(others).toEqual([]);
  });
});
