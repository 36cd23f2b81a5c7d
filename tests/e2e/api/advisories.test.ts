import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_ATTACKS } from './account-attacks.ts';
import list from './advisories.json' with { type: 'json' };
import { begin, end, ATTACKS as OTHER_ATTACKS, raw } from './advisory-attacks.ts';

const ATTACKS = { ...OTHER_ATTACKS, ...ACCOUNT_ATTACKS };

beforeAll(begin);
afterAll(end);

/** The version that is locked, of a package and of whatever else brings one of its own. */
function lockedVersions(name: string): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version: string }> };
  return Object.entries(packages).flatMap(([path, { version }]) => (path.endsWith(`node_modules/${name}`) ? [version] : []));
}

const parts = (version: string) => version.split('.').map(Number);
/** `none`: no version is mended yet. */
const isAtLeast = (version: string, least: string) => {
  if (least === 'none') return false;
  const [a, b] = [parts(version), parts(least)];
  const at = a.findIndex((part, n) => part !== b[n]);
  return at < 0 || (a[at] ?? 0) > (b[at] ?? 0);
};

describe.each(list.advisories)('$id of $package: $what', ({ package: name, mended, attack }) => {
  it('is mended in what is locked', () => {
    const versions = lockedVersions(name);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, mended))).toEqual([]);
  });

  it('has an attack', () => {
    expect(Object.keys(ATTACKS)).toContain(attack);
  });
});

describe.each(list.untouched)('$id of $package, which is $why', ({ package: name, mended, ...row }) => {
  it('is mended in what is locked, or the list says which is older', () => {
    const older = 'older' in row ? row.older : [];
    expect(lockedVersions(name).filter((version) => !isAtLeast(version, mended))).toEqual(older);
  });
});

describe.each(Object.entries(ATTACKS))('%s', (name, attack) => {
  it('does nothing here', async () => {
    await attack();
    expect((await raw('/healthz')).status).toBe(200);
    expect(list.advisories.map(({ attack: used }) => used)).toContain(name);
  });
});
