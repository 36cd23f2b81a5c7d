import { writeFileSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { noteUnavailable, requestScope, unavailableCause } from '#cms/ports/request-scope.ts';
import { isUnavailable, whyUnavailable } from '#cms/ports/unavailable.ts';

const failed = (code: string | number, more: object = {}) => Object.assign(new Error('it failed'), { code, ...more });

it.each([
  [failed('SQLITE_FULL'), 'full'],
  [failed('ENOSPC'), 'full'],
  [failed('EROFS'), 'only be read'],
  [failed('SQLITE_READONLY_DIRECTORY'), 'only be read'],
  [failed('ERR_SQLITE_ERROR', { errcode: 13 }), 'full'],
  [failed('ERR_SQLITE_ERROR', { errcode: 1032 }), 'only be read'],
  [failed('SQLITE_IOERR_WRITE'), 'disk fails'],
  [failed(10107), 'does not answer'],
  [new Error('a query failed', { cause: new Error('within', { cause: failed('SQLITE_FULL') }) }), 'full'],
])('%s is where things are kept, and is told in words', (error, words) => {
  expect(whyUnavailable(error)).toContain(words);
});

it.each([
  failed('SQLITE_CONSTRAINT'),
  failed('SQLITE_BUSY'),
  failed(11000),
  failed('ERR_SQLITE_ERROR', { errcode: 5 }),
  new Error('x'),
  undefined,
  'x',
])('%s is something else', (error) => expect(isUnavailable(error)).toBe(false));

it('a server that is not there is known by its driver’s own error', async () => {
  const client = new MongoClient('mongodb://127.0.0.1:9/', { serverSelectionTimeoutMS: 50 });
  const error: unknown = await client.connect().catch((why: unknown) => why);
  expect(whyUnavailable(error)).toContain('does not answer');
  await client.close();
});

it('a device that is full is known by the system’s own error', () => {
  const write = () => writeFileSync('/dev/full', 'x');
  if (process.platform !== 'linux') return;
  let error: unknown;
  try {
    write();
  } catch (why) {
    error = why;
  }
  expect(whyUnavailable(error)).toContain('full');
});

it('within a request it is remembered, whatever error is put in its place', () => {
  requestScope.run({}, () => {
    noteUnavailable(failed('SQLITE_BUSY'));
    expect(unavailableCause(new Error('Something went wrong.'))).toBeUndefined();
    const full = failed('SQLITE_FULL');
    noteUnavailable(full);
    expect(unavailableCause(new Error('Something went wrong.'))).toBe(full);
  });
  expect(unavailableCause(new Error('Something went wrong.'))).toBeUndefined();
});
