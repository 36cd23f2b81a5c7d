import { describe, expect, it } from 'vitest';
import { slugOf } from '#cms/fields/hooks/fill-slug.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';

describe('weekdays in words', () => {
  it.each([
    ['12345', '周一至周五', 'Mon–Fri'],
    ['1234567', '周一至周日', 'Mon–Sun'],
    ['67', '周六、周日', 'Sat, Sun'],
    ['123457', '周一至周五、周日', 'Mon–Fri, Sun'],
    ['135', '周一、周三、周五', 'Mon, Wed, Fri'],
    ['', '', ''],
  ])('%s', (digits, zh, en) => {
    expect(weekdayWords(digits, 'zh')).toBe(zh);
    expect(weekdayWords(digits, 'en')).toBe(en);
  });
});

describe('a name for the address', () => {
  it.each([
    ['睡前一刻钟', 'shui-qian-yi-ke-zhong'],
    ['9 个月：会爬了', '9-ge-yue-hui-pa-le'],
    ['The quarter hour before bed', 'the-quarter-hour-before-bed'],
    ['喂奶 café', 'wei-nai-cafe'],
    ['……', ''],
  ])('%s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('is no longer than an address should be', () => {
    expect(slugOf('孩子发烧了要不要马上去医院看急诊先看看这几条再决定怎么办才好').length).toBeLessThanOrEqual(60);
  });
});
