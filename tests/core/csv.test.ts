import { describe, expect, it } from 'vitest';
import { toCsv } from '#cms/core/csv.ts';

describe('a table for spreadsheets', () => {
  it('begins with the mark by which they know UTF-8, and has a line for each row', () => {
    expect(
      toCsv([
        ['家庭', '金额'],
        ['林示例', 62.4],
      ]),
    ).toBe('\ufeff家庭,金额\r\n林示例,62.4\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('holds no value that they would carry out: %j', (text) => {
    expect(
      toCsv([[text]])
        .replace('\ufeff', '')
        .replace('"', '')
        .startsWith("'"),
    ).toBe(true);
  });

  it('leaves sums below nought as they are, and keeps commas, quotes and lines within their cell', () => {
    expect(toCsv([[-62.4, 'a,b', 'c"d', 'e\nf']])).toBe('\ufeff-62.4,"a,b","c""d","e\nf"\r\n');
  });
});
