import { describe, expect, it } from 'vitest';
import { answersWish, wishAhead, wishEndsOn } from '#cms/alerts/saved-wish.ts';
import type { SavedWish } from '#cms/records/shapes/saved-search.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';

const wish = (when: WantedTime): SavedWish => ({ ageMonths: 8, when });
const morning = { from: 540, to: 720 };
const wednesday = wish({ kind: 'window', date: '2026-11-25', ...morning });
/** Monday, Wednesday and Friday mornings for two weeks: six mornings. */
const weekly = wish({ kind: 'weekly', date: '2026-11-23', weekdays: '135', weeks: 2, ...morning });
const soon = wish({ kind: 'soon', date: '2026-11-23', days: 7, minutes: 120 });
const stay = (date: string, from = 600, to = 660) => ({ date, from, to });
const answers = (one: SavedWish, ...stays: ReturnType<typeof stay>[]) => answersWish(one, stays, new Map());

describe('what a family waits for', () => {
  it('ends on its day, or on the last of its days', () => {
    expect([wednesday, weekly, soon].map(wishEndsOn)).toEqual(['2026-11-25', '2026-12-06', '2026-11-29']);
  });

  it('is, of a week’s pattern, what is left from tomorrow on, and of "any time", from today on', () => {
    expect(wishAhead(weekly, '2026-11-22')).toEqual(weekly);
    expect(wishAhead(weekly, '2026-11-23').when).toMatchObject({ date: '2026-11-24', weeks: 2 });
    expect(wishAhead(weekly, '2026-11-30').when).toMatchObject({ date: '2026-12-01', weeks: 1 });
    expect(wishAhead(soon, '2026-11-27').when).toMatchObject({ date: '2026-11-27', days: 3 });
    expect(wishAhead(wednesday, '2026-11-25')).toEqual(wednesday);
  });

  it('is answered by a stay that overlaps it', () => {
    expect(answers(wednesday, stay('2026-11-25'))).toBe(true);
    expect(answers(wednesday, stay('2026-11-25', 720, 780), stay('2026-11-24'))).toBe(false);
    expect(answers(wednesday)).toBe(false);
    expect(answers(soon, stay('2026-11-29'))).toBe(true);
    expect(answers(soon, stay('2026-11-30'), stay('2026-11-22'))).toBe(false);
  });

  it('is, as a week’s pattern, answered by half of its days and not by fewer', () => {
    const days = ['2026-11-23', '2026-11-25', '2026-12-04'].map((date) => stay(date));
    expect(answers(weekly, ...days)).toBe(true);
    expect(answers(weekly, ...days.slice(1), stay('2026-11-24'))).toBe(false);
  });
});
