import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '#cms/seed/front-matter.ts';

describe('front matter', () => {
  it('gives scalars, lists and the body', () => {
    expect(
      parseFrontMatter('---\ntitle: 水和烫\nmonths: 12\nsources:\n  - WHO | https://who.int\n  - 国标\n---\n正文\n\n第二段\n'),
    ).toEqual({
      data: { title: '水和烫', months: '12', sources: ['WHO | https://who.int', '国标'] },
      body: '正文\n\n第二段\n',
    });
  });

  it('splits at the first colon only', () => {
    expect(parseFrontMatter('---\ntitle: 一离开就哭：a: b\n---\n').data).toEqual({ title: '一离开就哭：a: b' });
  });

  it('keeps a rule in the body', () => {
    expect(parseFrontMatter('---\ntitle: a\n---\none\n---\ntwo').body).toBe('one\n---\ntwo');
  });

  it('reads files saved on Windows', () => {
    expect(parseFrontMatter('\uFEFF---\r\ntitle: a\r\n---\r\nbody\r\n')).toEqual({ data: { title: 'a' }, body: 'body\n' });
  });

  it.each([
    ['no opening fence', 'title: a\n', 'line 1: expected ---'],
    ['no closing fence', '---\ntitle: a\n', 'line 3: the front matter is not closed'],
    ['a line that is neither', '---\ntitle: a\nnonsense\n---\n', 'line 3: expected "key: value"'],
    ['an item with no list', '---\ntitle: a\n  - item\n---\n', 'line 3: a list item without a key'],
    ['a key given twice', '---\na: 1\nb: 2\na: 3\n---\n', 'line 4: "a" is given twice'],
    ['nesting', '---\na:\n  b: 1\n---\n', 'line 3: expected'],
  ])('names the line of %s', (_, text, message) => {
    expect(() => parseFrontMatter(text)).toThrow(message);
  });
});
