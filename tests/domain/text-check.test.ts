import { describe, expect, it } from 'vitest';
import { barsSending, checkText, isUnfinished, longSentences, namesIn, TEXT_CHECKS } from '#domain/guidance/text-check.ts';

const whole = {
  ...{ lacking: [], names: ['贝亲', 'Lego'], topic: 'health', kind: 'article', signs: ['not-breathing'] },
  texts: { zh: '宝宝发烧先量体温。多喝水。', en: 'Take the temperature first. Give water.' },
};
const openOf = (over: object) => checkText({ ...whole, ...over }).filter(({ fine }) => !fine);

describe('what is looked at before a review', () => {
  it('is every point of the list, and all of them fine for a whole text', () => {
    const findings = checkText(whole);
    expect(findings.map(({ check }) => check)).toEqual([...TEXT_CHECKS]);
    expect(findings.every(({ fine }) => fine)).toBe(true);
    expect(isUnfinished(findings)).toBe(false);
  });

  it.each([
    ['words', { lacking: [{ lang: 'en', fields: ['title', 'body'] }] }, true],
    ['sources', { lacking: [{ lang: 'zh', fields: ['sources'] }] }, true],
    ['ages', { lacking: [{ fields: ['months'] }] }, true],
    ['alt', { lacking: [{ lang: 'en', fields: ['alt'] }] }, true],
    ['names', { texts: { ...whole.texts, zh: '用贝亲奶瓶。' } }, true],
    ['signs', { signs: [] }, false],
    ['reading', { texts: { ...whole.texts, zh: `${'宝宝'.repeat(31)}。` } }, false],
  ])('%s that are not right are found', (check, over, needed) => {
    const open = openOf(over);
    expect(open.map((one) => one.check)).toEqual([check]);
    expect(isUnfinished(open)).toBe(needed);
  });

  it('bars a text from being sent while a point of a language that is begun is open', () => {
    const bars = (over: object) => barsSending(checkText({ ...whole, ...over }), ['zh']).map(({ check }) => check);
    expect(bars({})).toEqual([]);
    expect(bars({ lacking: [{ lang: 'zh', fields: ['sources'] }, { fields: ['months'] }] })).toEqual(['sources', 'ages']);
    expect(bars({ lacking: [{ lang: 'en', fields: ['title', 'body', 'sources'] }] })).toEqual([]);
    expect(bars({ signs: [] })).toEqual([]);
  });

  it('wants no danger signs of a text about play, nor of a course', () => {
    expect(openOf({ signs: [], topic: 'learning' })).toEqual([]);
    expect(openOf({ signs: [], kind: 'course' })).toEqual([]);
  });
});

it('names are found as words, whatever their case, and not within other words', () => {
  expect(namesIn('A box of LEGO bricks', ['Lego'])).toEqual(['Lego']);
  expect(namesIn('An allegory of legoland', ['Lego'])).toEqual([]);
  expect(namesIn('给宝宝吃美林', ['美林', '贝亲'])).toEqual(['美林']);
});

it('a sentence is measured in characters or in words, and a decimal does not end it', () => {
  expect(longSentences('体温 37.5 度以上。', 'zh')).toEqual([]);
  expect(longSentences(`${'字'.repeat(61)}。${'短'.repeat(5)}。`, 'zh')).toHaveLength(1);
  expect(longSentences(`${'word '.repeat(31)}. Short one.`, 'en')).toHaveLength(1);
  expect(longSentences(`${'word '.repeat(14)}. ${'Word '.repeat(14)}.`, 'en')).toEqual([]);
});
