import { describe, expect, it } from 'vitest';
import { bandOfText, isReached, isReading, readingFigures, replyFigures } from '#domain/guidance/reading.ts';

describe('a reading', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0', '', true],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1', '', true],
    ['Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)', '', false],
    ['Mozilla/5.0 (compatible; bingbot/2.0)', '', false],
    ['curl/8.5', '', false],
    ['', '', false],
    ['Mozilla/5.0 Chrome/126.0', 'prefetch;prerender', false],
  ])('%s with purpose “%s” is one: %s', (agent, purpose, said) => {
    expect(isReading({ agent, purpose })).toBe(said);
  });

  it('counts once by topic and once by age, at the middle of the months of its text', () => {
    const texts = [
      { topic: 'health', fromMonth: 0, toMonth: 2, times: 3 },
      { topic: 'health', fromMonth: 6, toMonth: 12, times: 4 },
      { topic: 'safety', fromMonth: 0, toMonth: 36, times: 5 },
    ] as const;
    const { total, byTopic, byAge } = readingFigures(texts);
    expect(total).toBe(12);
    expect(Object.fromEntries(byTopic.map(({ topic, times }) => [topic, times]))).toMatchObject({
      health: 7,
      safety: 5,
      learning: 0,
    });
    expect(byAge.filter(({ times }) => times > 0)).toEqual([
      { band: { from: 0, to: 2 }, times: 3 },
      { band: { from: 9, to: 11 }, times: 4 },
      { band: undefined, times: 5 },
    ]);
    for (const sums of [byTopic, byAge]) expect(sums.reduce((sum, { times }) => sum + times, 0)).toBe(total);
  });

  it('has an age for every text that is not for all of them', () => {
    for (let fromMonth = 0; fromMonth <= 36; fromMonth++)
      for (let toMonth = fromMonth; toMonth <= 36; toMonth++)
        expect(bandOfText({ fromMonth, toMonth }) === undefined).toBe(fromMonth === 0 && toMonth === 36);
  });
});

it('says within how long half of the questions were answered, those alone that were', () => {
  const hour = 3_600_000;
  const { all, byTopic } = replyFigures([
    { topic: 'health', waited: 2 * hour },
    { topic: 'health', waited: 30 * hour },
    { topic: 'nutrition', waited: 4.5 * hour },
    { topic: 'nutrition' },
  ]);
  expect(all).toEqual({ asked: 4, answered: 3, half: 4.5, longest: 30 });
  expect(replyFigures([{ topic: 'health', waited: 1 }]).all).toMatchObject({ half: 0.1, longest: 0.1 });
  expect(byTopic.find(({ topic }) => topic === 'safety')).toEqual({ topic: 'safety', asked: 0, answered: 0 });
});

it('a township is reached by a visit, a meeting or a signed family, and not by a station alone', () => {
  const none = { visited: 0, held: 0, signed: 0 };
  expect(isReached(none)).toBe(false);
  for (const one of ['visited', 'held', 'signed']) expect(isReached({ ...none, [one]: 1 })).toBe(true);
});
