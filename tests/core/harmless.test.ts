import { describe, expect, it } from 'vitest';
import { createLog, harmless } from '#cms/core/log.ts';

const ODD = '\u001b[2J\u001b]0;x\u0007\r\u009b31m\u202e园\u200b\u2028\u0085';

describe('somebody else’s text', () => {
  it('cannot steer a terminal', () => {
    expect(harmless(`row 1 ${ODD}\n`)).toBe(
      'row 1 \\u{1b}[2J\\u{1b}]0;x\\u{7}\\u{d}\\u{9b}31m\\u{202e}园\\u{200b}\\u{2028}\\u{85}\n',
    );
  });

  it('cannot steer whoever reads the log, and is there as it was', () => {
    const lines: string[] = [];
    createLog('info', { write: (line) => lines.push(line) }).info({ file: ODD }, 'imported');
    expect(lines[0]).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ file: ODD });
  });
});
