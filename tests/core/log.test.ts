import { APIError, Forbidden, ValidationError } from 'payload';
import { describe, expect, it } from 'vitest';
import { createLog } from '#cms/core/log.ts';

interface Line {
  level: number;
  msg?: string;
  err?: { status?: number; stack?: string; message?: string };
}

/** What is written, at a level from which on lines count. */
function logged(level: string, say: (log: ReturnType<typeof createLog>) => void): Line[] {
  const lines: string[] = [];
  say(createLog(level, { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Line);
}

const REFUSALS = [
  new APIError('taken', 409),
  new Forbidden(),
  new ValidationError({ errors: [{ path: 'name', message: '林示例' }] }),
  new Error('Unauthorized'),
];

describe.each(REFUSALS)('%s, which somebody was told', (err) => {
  it.each(['error', 'warn'] as const)('is no %s, and has no stack, whoever writes it', (level) => {
    const [line] = logged('info', (log) => log[level]({ err, msg: 'There was an error building form state' }));
    expect(line).toMatchObject({ level: 30, msg: 'There was an error building form state', err: { message: 'refused' } });
    expect(line?.err?.stack).toBeUndefined();
    expect(JSON.stringify(line)).not.toContain('林示例');
    expect(logged('warn', (log) => log[level](err))).toEqual([]);
  });
});

it.each([
  new Error('broken'),
  new APIError('broken', 500),
  Object.assign(new Error('no key'), { status: 403 }),
  new TypeError('x is not a function'),
])('%s is an error with its stack', (err) => {
  expect(logged('error', (log) => log.error({ err, msg: 'something' }))).toMatchObject([
    { level: 50, msg: 'something', err: { stack: expect.stringContaining('    at ') } },
  ]);
});
