import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareParagraphs, compareWords, type Piece } from '#domain/guidance/compare-text.ts';
import { paragraphsOf } from '#domain/guidance/paragraphs.ts';

const said = (pieces: readonly Piece[], without: Piece['is']) =>
  pieces
    .filter(({ is }) => is !== without)
    .map(({ text }) => text)
    .join('');
const rich = (...children: object[]) => ({ root: { type: 'root', children } });
const p = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

describe('what of a sentence changed', () => {
  it('is told word by word in English, and sign by sign in Chinese', () => {
    expect(compareWords('one story at night', 'one song at night')).toEqual([
      { is: 'same', text: 'one ' },
      { is: 'removed', text: 'story' },
      { is: 'added', text: 'song' },
      { is: 'same', text: ' at night' },
    ]);
    expect(compareWords('讲一个故事', '讲两个故事').filter(({ is }) => is !== 'same')).toEqual([
      { is: 'removed', text: '一' },
      { is: 'added', text: '两' },
    ]);
  });

  it('put together is what it was, and what it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        const pieces = compareWords(before, after);
        expect(said(pieces, 'added')).toBe(before);
        expect(said(pieces, 'removed')).toBe(after);
      }),
    );
  });
});

describe('paragraphs beside what they were', () => {
  const of = (text: string) => paragraphsOf(text);

  it('stay, are reworded, added or removed', () => {
    const before = of('灯暗下来。\n每晚讲一个短故事。\n不看屏幕。');
    const after = of('灯暗下来。\n每晚讲一个很短的故事。\n抱一抱。');
    expect(compareParagraphs(before, after).map(({ is }) => is)).toEqual(['same', 'changed', 'removed', 'added']);
  });

  it('put together are all that there was and is, in order', () => {
    const text = fc.array(fc.constantFrom('a b c', 'a b d', 'x', 'y z'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (was, is) => {
        const rows = compareParagraphs(of(was.join('\n')), of(is.join('\n')));
        expect(rows.flatMap(({ before }) => before?.text ?? [])).toEqual(was);
        expect(rows.flatMap(({ after }) => after?.text ?? [])).toEqual(is);
      }),
    );
  });
});

describe('a text in paragraphs', () => {
  it('has its headings, points of lists and pictures, each by itself', () => {
    const list = { type: 'list', children: [{ type: 'listitem', children: [{ type: 'text', text: '第一' }] }, p('第二')] };
    const picture = { type: 'upload', value: { id: 'lamp' } };
    expect(paragraphsOf(rich(p('开头'), list, p('  '), picture))).toEqual([
      { text: '开头' },
      { text: '第一' },
      { text: '第二' },
      { text: '', picture: 'lamp' },
    ]);
  });

  it('is nothing where nothing is written', () => {
    expect([paragraphsOf(undefined), paragraphsOf(''), paragraphsOf(rich())]).toEqual([[], [], []]);
  });
});
