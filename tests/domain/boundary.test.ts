import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const filesOf = (folder: string) => globSync(`${folder}/**/*.{ts,tsx,astro}`);
const textOf = (file: string) => readFileSync(file, 'utf8');

describe('the rules', () => {
  it.each(filesOf('cms/domain'))('%s know no clock, chance, environment or framework', (file) => {
    expect(textOf(file)).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random|process\.|globalThis|randomUUID|\bfetch\(/);
    const imports = [...textOf(file).matchAll(/from '([^']+)'/g)].map(([, path]) => path);
    expect(imports.filter((path) => !path?.startsWith('.'))).toEqual([]);
  });
});

describe('what is outside', () => {
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
