import { describe, expect, it } from 'vitest';
import { pack } from '#cms/city/taizhou/pack.ts';
import { type AnsweredQuestion, likeness, redFlags, urgencyOf, usualHours, whyNotAnswer } from '#domain/guidance/question.ts';

const WAITS: AnsweredQuestion = {
  state: 'received',
  reply: '',
  publishable: true,
  published: false,
  publicQuestion: '',
  publicAnswer: '',
};
const ANSWERED: AnsweredQuestion = { ...WAITS, state: 'answered', reply: '少量多次' };
const PUBLIC: AnsweredQuestion = { ...ANSWERED, published: true, publicQuestion: '吐奶怎么办', publicAnswer: '少量多次' };

describe('an answer', () => {
  it('has words, goes on and stays', () => {
    expect(whyNotAnswer(WAITS, { ...WAITS, state: 'answered', reply: ' ' })).toBe('no_words');
    expect(whyNotAnswer(WAITS, ANSWERED)).toBeUndefined();
    expect(whyNotAnswer(ANSWERED, WAITS)).toBe('goes_back');
    expect(whyNotAnswer(ANSWERED, { ...ANSWERED, reply: '别的' })).toBe('answer_stays');
  });

  it('is public where the family agrees, in words of its own that tell nobody who it was', () => {
    expect(whyNotAnswer(ANSWERED, PUBLIC)).toBeUndefined();
    expect(whyNotAnswer(WAITS, { ...PUBLIC, state: 'received' })).toBe('not_allowed');
    expect(whyNotAnswer(ANSWERED, { ...PUBLIC, publishable: false })).toBe('not_allowed');
    expect(whyNotAnswer(ANSWERED, { ...PUBLIC, publicAnswer: '' })).toBe('no_public_words');
    for (const told of ['我的电话 139 1234 5678', '写到 a.b@example.com', '2026年3月1日生的'])
      expect(whyNotAnswer(ANSWERED, { ...PUBLIC, publicQuestion: told }), told).toBe('tells_who');
    expect(whyNotAnswer(ANSWERED, { ...PUBLIC, publicQuestion: '8 个月，38.5 °C，一天 5 次' })).toBeUndefined();
  });
});

describe('red flags', () => {
  it('at every month are signs of the city’s list that cannot wait, the ambulance first', () => {
    for (let month = 0; month <= 36; month += 1) {
      const flags = redFlags(pack.dangerSigns ?? [], month);
      expect(
        flags.map(({ urgency }) => urgency),
        `${month}`,
      ).toEqual(['ambulance', 'hospital']);
    }
  });

  it('tell the most urgent of those that are ticked', () => {
    const flags = redFlags(pack.dangerSigns ?? [], 8);
    expect(urgencyOf(flags, ['blood-stool'])).toBe('hospital');
    expect(urgencyOf(flags, ['blood-stool', 'blue'])).toBe('ambulance');
    expect(urgencyOf(flags, ['weight', 'nothing'])).toBeUndefined();
    expect(urgencyOf(flags, [])).toBeUndefined();
  });
});

it('the usual time is the middle of the last ones, and none where few were answered', () => {
  const hours = (...all: number[]) => all.map((one) => one * 3_600_000);
  expect(usualHours(hours(6, 2, 60))).toBe(6);
  expect(usualHours(hours(0, 0, 0.2))).toBe(1);
  expect(usualHours(hours(6, 2))).toBeUndefined();
});

it('likeness finds what was asked in other words of both languages', () => {
  expect(likeness('吃鸡蛋起疹子', '宝宝吃了鸡蛋，身上起疹子，还能吃吗')).toBeGreaterThan(0.5);
  expect(likeness('rash after egg', 'A rash came after the first egg')).toBeGreaterThan(0.5);
  expect(likeness('吃鸡蛋起疹子', '夜里总醒')).toBe(0);
  expect(likeness('', '夜里总醒')).toBe(0);
});
