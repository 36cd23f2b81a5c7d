import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'cms/commands';
const commands = readdirSync(FOLDER).filter((file) => /\.(ts|mjs)$/.test(file));

/** A command does its work where it awaits it at the top of its file: what stands below has no value yet. */
describe.each(commands)('the command %s', (file) => {
  it('has all its values before it begins', () => {
    const lines = readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n');
    const begins = lines.findIndex((line) => line.startsWith('await '));
    const late = begins < 0 ? [] : lines.slice(begins).filter((line) => /^(?:const|let|class) /.test(line));
    expect(late).toEqual([]);
  });
});
