import { describe, expect, it } from 'vitest';
import { prose, typed } from '#cms/input/values.ts';

describe('a line that a person typed', () => {
  const name = typed(60, 1);

  it.each([
    ['  王小花 ', '王小花'],
    ['王\u200b小\u2060花\ufeff', '王小花'],
    ['\u200f王小花\u061c', '王小花'],
    ['王\u00ad小花', '王小花'],
    ['Ayşe Öz', 'Ayşe Öz'],
    ['ئايگۈل', 'ئايگۈل'],
  ])('is read %j as %s', (given, read) => {
    expect(name.parse(given)).toBe(read);
  });

  it.each(['王\u202e小花', '王\u2066小花', '王\n小花', '王\u0000', '王\ud800', '\u200b\u200b', '花'.repeat(61)])(
    'is refused: %j',
    (given) => {
      expect(name.safeParse(given).success).toBe(false);
    },
  );

  it('may have line ends where several lines are asked for', () => {
    expect(prose(100).parse('对鸡蛋过敏\n午睡要抱')).toBe('对鸡蛋过敏\n午睡要抱');
    expect(prose(100).safeParse('倒\u202e着').success).toBe(false);
  });
});
