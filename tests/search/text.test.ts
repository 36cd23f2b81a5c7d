import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPlainCode, plainCode } from '#search/rules/plain-code.ts';
import { bigramPhrase, bigrams } from '#search/text/bigrams.ts';
import { fold } from '#search/text/fold.ts';
import { isOneSlip, slipsOf } from '#search/text/one-slip.ts';
import { createSpell } from '#search/text/pinyin.ts';
import { parseQuery } from '#search/text/query.ts';
import { loosely, piecesOf, strictly } from '#search/text/question.ts';
import { tails } from '#search/text/readings.ts';
import { runsOf, runsOfText } from '#search/text/runs.ts';
import { simplified } from '#search/text/traditional.ts';

const texts = (q: string) => runsOf(q).map(({ text }) => text);

describe('fold and runs', () => {
  it('brings many spellings to one', () => {
    expect(fold('ＨａｉＬíng 東風')).toBe('hailing 东风');
    expect(fold('Lǜ nü Montréal Children’s')).toBe('lv nv montreal childrens');
  });
  it('folds what is folded to itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });
  it('takes the variants of Hong Kong and Taiwan too, and leaves what mainland China reads differently', () => {
    expect(fold('幼稚園裏的説明')).toBe('幼稚园里的说明');
    expect(fold('臺灣鷄籠顔')).toBe('台湾鸡笼颜');
    expect(fold('乾坤 於 宮商角徵羽')).toBe('乾坤 於 宫商角徵羽');
  });
  it('leads every traditional character to one that stays', () => {
    for (const [from, to] of simplified) expect([from, simplified.get(to) ?? to]).toEqual([from, to]);
  });
  it('parts Han characters from words, and drops the rest', () => {
    expect(texts('海陵3号 Kids’ Club—𠮷野!')).toEqual(['海陵', '3', '号', 'kids', 'club', '𠮷野']);
  });
  it('closes spaces inside Chinese that is searched, and keeps them between words that are asked for', () => {
    expect(runsOfText('海陵 阳　光 Kids Club').map(({ text }) => text)).toEqual(['海陵阳光', 'kids', 'club']);
    expect(texts('海陵 阳光')).toEqual(['海陵', '阳光']);
  });
  it('leaves only letters and digits', () => {
    expect(texts('⺀海陵')).toEqual(['海陵']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => texts(text).every((run) => /^[\p{L}\p{N}\p{M}]+$/u.test(run))),
    );
  });
});

describe('bigrams', () => {
  it('ends with the last character alone', () => expect(bigrams('海陵区')).toEqual(['海陵', '陵区', '区']));
  it('quotes a phrase', () => {
    expect(bigramPhrase('海陵区')).toBe('"海陵 陵区"');
    expect(bigramPhrase('区')).toBe('"区" *');
  });
});

describe('pinyin', () => {
  const spell = createSpell({ 长兴: 'chang xing', 大垛: 'da duo' });
  it('knows place names inside longer ones', () => {
    expect(spell('泰州长兴路')).toEqual(['tai', 'zhou', 'chang', 'xing', 'lu']);
    expect(spell('溱潼镇')).toEqual(['qin', 'tong', 'zhen']);
  });
  it('gives one syllable a character, whatever the character', () => {
    const han = fc.string({
      unit: fc.constantFrom('海', '长', '兴', '𠮷', '々', '鿕', '女', '行', '〇', '\u{30edd}'),
      minLength: 1,
    });
    fc.assert(
      fc.property(han, (run) => spell(run).length === Array.from(run).length && spell(run).every((one) => /^[a-z]*$/.test(one))),
    );
  });
  it('is read on from every syllable', () => expect(tails(['hai', 'ling', 'qu'])).toEqual(['hailingqu', 'lingqu', 'qu']));
});

describe('one slip', () => {
  it('is what counting edits says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => isOneSlip(a, b) === (edits(a, b) === 1)),
      { numRuns: 3000 },
    );
  });
  it('names every word it could have been', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'y', 'z'), minLength: 5, maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => a === b || isOneSlip(a, b) === slipsOf(a).includes(b)),
      { numRuns: 3000 },
    );
    expect(slipsOf('hxng')).toEqual([]);
    expect(slipsOf('12345')).toEqual([]);
  });
});

describe('query', () => {
  it('tells no question from one without an answer', () => {
    expect(parseQuery(undefined)).toBeUndefined();
    expect(parseQuery('  ')).toBeUndefined();
    expect(parseQuery('😀')).toEqual([]);
  });
  it('takes each term once', () => expect(parseQuery('hl托育 HL 托育')).toHaveLength(2));
  it('is cut', () => {
    expect(parseQuery('海'.repeat(10_000))?.[0]?.text).toHaveLength(100);
    expect(parseQuery('a b c d e f g h i j k l m n')).toHaveLength(10);
  });
  it('is asked more loosely only where that asks for more', () => {
    expect(strictly([{ han: true, text: '海陵' }])).toEqual([{ han: '海陵' }]);
    expect(loosely([{ han: true, text: '海陵' }])).toBeUndefined();
    expect(loosely([{ han: false, text: 'haili' }])).toEqual([{ any: [{ word: 'haili' }, { slip: 'haili' }] }]);
  });
  it('cuts a run into pieces of two or more', () => {
    expect(piecesOf('海陵托育')).toEqual([['海陵托育'], ['海陵', '托育']]);
    expect(piecesOf('海陵区')).toEqual([['海陵区']]);
    expect(piecesOf('海'.repeat(10))).toHaveLength(34);
    expect(piecesOf('海'.repeat(11))).toHaveLength(1);
  });
});

/** Edits of one letter, or a swap of neighbours, from one word to the other (optimal string alignment). */
function edits(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i && j ? 0 : i + j)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : 99;
      const least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]), swapped);
      (rows[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}

describe('plain code', () => {
  it('is plain, and says the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(plainCode(value)).toMatch(/^[a-z0-9_-]*$/);
        expect(fromPlainCode(plainCode(value))).toBe(value);
      }),
    );
  });
});
