import { describe, expect, it } from 'vitest';
import { firstApart } from '../../site/search/map-clusters.ts';

const box = (left: number, top: number, width = 60, height = 18) => ({ left, top, right: left + width, bottom: top + height });

describe('names on the map', () => {
  it('lie over no pin and no name before them; what is not shown takes no room', () => {
    const pin = box(100, 100, 44, 52);
    const names = [box(0, 0), box(30, 10), box(61, 0), box(90, 120), box(200, 200, 0, 0), box(200, 200)];
    expect(firstApart(names, [pin])).toEqual([true, false, true, false, false, true]);
  });
});
