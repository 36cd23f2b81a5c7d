import { expect, it } from 'vitest';
import type { SlotState } from '#domain/places/class-day.ts';
import { liveRatio } from '#domain/places/live-ratio.ts';

const slot = (minute: number, staff: number): SlotState => ({
  ...{ minute, staff, byStaff: staff * 3, capacity: staff * 3, set: 9, watching: 0, childrenPerStaff: 3 },
  ...{ limit: 'staff_ratio', sold: 0, left: 0 },
});
/** Two carers until 16:00, then one, and none from 17:00. */
const SLOTS = [slot(900, 2), slot(930, 2), slot(960, 1), slot(990, 1), slot(1020, 0)];
const staying = (...until: number[]) => until.map((to) => ({ to }));

it('counts children who are there against carers who are there, and says what one more would be', () => {
  expect(liveRatio(staying(940, 940), SLOTS, 910)).toEqual({ present: 2, staff: 2, most: 6, standing: 'free' });
  expect(liveRatio(staying(...Array(6).fill(930)), SLOTS, 910)).toMatchObject({ standing: 'full' });
  expect(liveRatio(staying(...Array(7).fill(930)), SLOTS, 910)).toMatchObject({ standing: 'over' });
  expect(liveRatio([], SLOTS, 910)).toMatchObject({ standing: 'free', present: 0 });
  expect(liveRatio(staying(1080), SLOTS, 1030)).toMatchObject({ standing: 'nobody', staff: 0, most: 0 });
});

it('warns before a shift ends, of the children whose time is not over by then', () => {
  expect(liveRatio(staying(960, 990, 990, 990), SLOTS, 910)?.breaks).toBeUndefined();
  const four = liveRatio(staying(990, 990, 990, 990), SLOTS, 910);
  expect(four).toMatchObject({ standing: 'free', breaks: { minute: 960, staff: 1, children: 4, most: 3 } });
  expect(liveRatio(staying(1050), SLOTS, 970)?.breaks).toEqual({ minute: 1020, staff: 0, children: 1, most: 0 });
});

it('says nothing before anybody is there to be asked about', () => {
  expect(liveRatio([], SLOTS, 480)).toBeUndefined();
});
