import { expect, it } from 'vitest';
import { countWaiting } from '#cms/alerts/count-waiting.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import type { SavedWish } from '#cms/records/shapes/saved-search.ts';

const HERE = { lat: 32.4867, lng: 119.9183 };
const FAR = { lat: 32.9, lng: 119.9 };
const MORNING: SavedWish = {
  near: HERE,
  radius: 3000,
  when: { kind: 'window', date: '2026-12-22', from: 540, to: 720 },
};
const waiting = (guardianId: string, wish: Partial<SavedWish>) => ({ guardianId, wish: { ...MORNING, ...wish } }) as SavedSearch;
const count = (...live: SavedSearch[]) => countWaiting({ savedSearches: { listLive: async () => live } as never }, MORNING);

it('counts each family that waits for such hours near there, once', async () => {
  expect(await count()).toBe(0);
  expect(await count(waiting('a', {}), waiting('a', { form: ['hourly'] }), waiting('b', {}))).toBe(2);
});

it('counts who names no place, and nobody who waits elsewhere or at other hours', async () => {
  expect(await count(waiting('a', { near: undefined }), waiting('b', { near: FAR }))).toBe(1);
  const later = { kind: 'window', date: '2026-12-22', from: 720, to: 900 } as const;
  expect(await count(waiting('a', { when: later }), waiting('b', { when: { ...later, date: '2026-12-23' } }))).toBe(0);
});

it('counts who waits for any time in those days, and for those hours each week', async () => {
  const soon = { kind: 'soon', date: '2026-12-20', days: 3, minutes: 60 } as const;
  const weekly = { kind: 'weekly', date: '2026-12-14', weekdays: '12345', weeks: 4, from: 600, to: 660 } as const;
  expect(await count(waiting('a', { when: soon }), waiting('b', { when: weekly }))).toBe(2);
  expect(await count(waiting('a', { when: { ...soon, date: '2026-12-23' } }))).toBe(0);
});
