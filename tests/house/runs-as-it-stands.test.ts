import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, it } from 'vitest';

/** Node runs the sources by leaving the types out; it reads some lines otherwise than the type checker does, and refuses them at the start. */
it('every source can be read by Node as it stands', () => {
  const sources = globSync('{cms,site,search,tests}/**/*.ts').filter((file) => !/\/(\.next|migrations)\//.test(file));
  expect(sources.length).toBeGreaterThan(1000);
  const refused = sources.filter((file) => {
    try {
      stripTypeScriptTypes(readFileSync(file, 'utf8'));
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toEqual([]);
});

it('a variable named of is refused', () => {
  expect(() => stripTypeScriptTypes('for (const of of [1] as number[]) console.log(of);')).toThrow();
});
