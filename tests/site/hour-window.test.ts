import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, keyed, moveEnd, slide, tapped } from '../../site/offers/hour-window.ts';

const DAY = { open: { from: 480, to: 1080 }, least: 60, most: 1440 };
const MORNING = { from: 540, to: 720 };

describe('hours chosen on a strip', () => {
  it('have an end that is moved, and the other gives way where the stay would be too short', () => {
    expect(moveEnd(MORNING, 'to', 840, DAY)).toEqual({ from: 540, to: 840 });
    expect(moveEnd(MORNING, 'from', 700, DAY)).toEqual({ from: 700, to: 760 });
    expect(moveEnd(MORNING, 'to', 480, DAY)).toEqual({ from: 480, to: 540 });
  });

  it('are no longer than is sold: the other end comes after', () => {
    expect(moveEnd(MORNING, 'to', 1020, { ...DAY, most: 240 })).toEqual({ from: 780, to: 1020 });
  });

  it('are slid as they are, and end with the opening hours', () => {
    expect(slide(MORNING, 60, DAY)).toEqual({ from: 600, to: 780 });
    expect(slide(MORNING, 900, DAY)).toEqual({ from: 900, to: 1080 });
  });

  it('are drawn in either direction', () => {
    expect(drawn(840, 930, DAY)).toEqual({ from: 840, to: 960 });
    expect(drawn(930, 840, DAY)).toEqual({ from: 840, to: 960 });
    expect(drawn(840, 840, DAY)).toEqual({ from: 840, to: 900 });
  });

  it('come to a tap with their nearer end', () => {
    expect(tapped(MORNING, 810, DAY)).toEqual({ from: 540, to: 840 });
    expect(tapped(MORNING, 480, DAY)).toEqual({ from: 480, to: 720 });
    expect(tapped(MORNING, 570, DAY)).toEqual({ from: 570, to: 720 });
  });

  it('are moved by keys, and by no other key', () => {
    expect(['ArrowRight', 'ArrowDown', 'PageUp', 'Home', 'End'].map((key) => keyed(key, 600, DAY))).toEqual([
      630, 570, 660, 480, 1080,
    ]);
    expect(keyed('a', 600, DAY)).toBeUndefined();
  });

  it('are within the opening hours and as long as may be, whatever is done', () => {
    const slot = fc.integer({ min: 0, max: 47 }).map((n) => n * 30);
    const limits = fc
      .tuple(fc.integer({ min: 12, max: 18 }), fc.integer({ min: 24, max: 44 }), fc.constantFrom(120, 240, 1440))
      .map(([from, to, most]) => ({ open: { from: from * 30, to: to * 30 }, least: 60, most }));
    const act = fc.record({ does: fc.constantFrom('from', 'to', 'slide', 'draw', 'tap'), at: slot, and: slot });
    fc.assert(
      fc.property(limits, fc.array(act, { minLength: 1, maxLength: 8 }), (limit, acts) => {
        let window = { from: limit.open.from, to: limit.open.from + 60 };
        for (const { does, at, and } of acts) {
          if (does === 'from' || does === 'to') window = moveEnd(window, does, at, limit);
          else if (does === 'slide') window = slide(window, at - and, limit);
          else window = does === 'draw' ? drawn(at, and, limit) : tapped(window, at, limit);
          const length = window.to - window.from;
          expect(window.from).toBeGreaterThanOrEqual(limit.open.from);
          expect(window.to).toBeLessThanOrEqual(limit.open.to);
          expect(length).toBeGreaterThanOrEqual(60);
          expect(length).toBeLessThanOrEqual(limit.most);
        }
      }),
    );
  });
});
