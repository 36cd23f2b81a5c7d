import { describe, expect, it } from 'vitest';
import { readArguments, readNumber } from '#cms/commands/read-arguments.ts';

const USAGE = 'npm run seed -- --weeks 2';
const read = (...args: string[]) =>
  readArguments(USAGE, { args, options: { weeks: { type: 'string' }, 'dry-run': { type: 'boolean' } } }).values;

describe('what a command is asked', () => {
  it('is taken as it was said', () => {
    expect(read('--weeks', '3', '--dry-run')).toEqual({ weeks: '3', 'dry-run': true });
    expect(read('--weeks=3')).toEqual({ weeks: '3' });
    expect(read()).toEqual({});
  });

  it.each([
    [['--week', '3'], "Unknown option '--week'"],
    [['--weeks'], "Option '--weeks <value>' argument missing"],
    [['--weeks', '--dry-run'], "Option '--weeks' argument is ambiguous"],
    [['--dry-run=no'], "Option '--dry-run' does not take an argument"],
    [['three'], "Unexpected argument 'three'"],
  ])('is answered with one sentence and how to ask when it is %j', (args, problem) => {
    expect(() => read(...args)).toThrow(new RegExp(`^${problem}[^.\\n]*: ${USAGE}$`));
  });
});

describe('a number', () => {
  const number = (text?: string) => readNumber(text, { name: '--weeks', least: 1, most: 16, usage: USAGE });

  it('is whole and within its bounds', () => {
    expect([number('1'), number('16'), number(undefined)]).toEqual([1, 16, undefined]);
  });

  it.each(['0', '17', '1.5', 'abc', '', '-1'])('is refused when it is %j', (text) => {
    expect(() => number(text)).toThrow(`--weeks takes a whole number from 1 to 16: ${USAGE}`);
  });
});
