import { describe, expect, it } from 'vitest';
import { readDay, readSheet, sheetRow } from '#cms/input/enrolled-in-text.ts';
import { readWeek } from '#cms/input/week-in-text.ts';

const short = (text: string) =>
  readWeek(text)
    ?.map(({ weekday, part }) => `${weekday}${part[0]}`)
    .join(' ');

describe('a week as people write it down', () => {
  it.each([
    ['周一到周五 全天', '1f 2f 3f 4f 5f'],
    ['一三五上午，二四全天', '1m 2f 3m 4f 5m'],
    ['一、三、五上午', '1m 3m 5m'],
    ['周一至周四下午 周五上午', '1a 2a 3a 4a 5m'],
    ['上午：周一、周三', '1m 3m'],
    ['上午 一三 下午 二四', '1m 2a 3m 4a'],
    ['全天', '1f 2f 3f 4f 5f'],
    ['每天上午', '1m 2m 3m 4m 5m'],
    ['135', '1f 3f 5f'],
    ['1-5 上午', '1m 2m 3m 4m 5m'],
    ['星期二', '2f'],
    ['Mon to Fri full day', '1f 2f 3f 4f 5f'],
    ['Mon, Wed and Fri mornings; Tue/Thu full day', '1m 2f 3m 4f 5m'],
    ['weekdays pm', '1a 2a 3a 4a 5a'],
  ])('%s', (text, week) => expect(short(text)).toBe(week));
  it.each(['', '随便', 'Montag', '周一上午周一下午', 'every other day', '8'])('not %s', (text) =>
    expect(readWeek(text)).toBeUndefined(),
  );
});

describe('a pasted list', () => {
  it('may have a heading, whose columns stand in any order', () => {
    const [row] = readSheet('出生日期\t姓名\t每周\n2025-03-04\t小满\t全天');
    expect(row).toMatchObject({ line: 2, name: '小满', birthDate: '2025-03-04', week: '全天', className: '', contact: '' });
  });
  it('may have none, tabs or commas, quotes, and empty lines', () => {
    const rows = readSheet('小满,2025/3/4,,"周一,周三 上午"\n\n豆豆,2024.11.20,,全天');
    expect(rows.map(({ line, name, week }) => [line, name, week])).toEqual([
      [1, '小满', '周一,周三 上午'],
      [3, '豆豆', '全天'],
    ]);
  });
});

it('what is sent by hand is read as what is pasted is: a line to a cell, with nothing that turns or hides', () => {
  const row = sheetRow(1, (column) => (column === 'name' ? `小\u202e满\r\nBEGIN:VEVENT\u0000${'x'.repeat(300)}` : undefined));
  expect(row.name).toMatch(/^小 满 BEGIN:VEVENT x+$/);
  expect(row.name.length).toBeLessThanOrEqual(200);
});

it.each([
  ['2025-03-04', '2025-03-04'],
  ['2025/3/4', '2025-03-04'],
  ['2025年3月4日', '2025-03-04'],
  ['２０２５．３．４', '2025-03-04'],
  ['20250304', '2025-03-04'],
  ['2025-02-30', undefined],
  ['4/3/2025', undefined],
  ['', undefined],
])('a day written %s', (text, day) => expect(readDay(text)).toBe(day));
