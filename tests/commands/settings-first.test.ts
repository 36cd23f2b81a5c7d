import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMAND } from '#cms/commands/runtime.mjs';

const start = (args: string[], env: Record<string, string>) => {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/node', args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { status, said: `${stdout}${stderr}`.trim().split('\n') };
};

const WRONG: [setting: Record<string, string>, said: string][] = [
  [{ PORTAL_MODE: 'Live' }, 'PORTAL_MODE=Live is not a mode: demo or live.'],
  [{ CITY: '../etc' }, 'CITY=../etc is not a city pack’s name.'],
  [{ STAFF_SECOND_FACTOR: 'no' }, 'STAFF_SECOND_FACTOR=no is neither required nor offered.'],
];

/** Whatever is started on the product's own Node: nobody has to read a stack to find a setting that is typed wrong. */
describe.each(WRONG)('with %j', (setting, said) => {
  it('the portal does not start, and says why in one sentence', () => {
    expect(start(['site/server/main.ts'], setting)).toEqual({ status: 1, said: [said] });
  });

  it('nor does a command', () => {
    expect(start([...COMMAND, 'cms/commands/doctor.ts'], setting)).toEqual({ status: 1, said: [said] });
  });
});

it('is looked at before every command of package.json', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const direct = Object.values(scripts).filter((script) => /cms\/commands\/[\w-]+\.ts/.test(script) && !/run\.mjs/.test(script));
  expect(direct).toEqual([]);
  expect(readFileSync('cms/commands/run.mjs', 'utf8')).toContain('[...COMMAND, file, ...args]');
});
