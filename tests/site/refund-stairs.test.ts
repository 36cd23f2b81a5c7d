import { expect, it } from 'vitest';
import { refundStairs } from '#cms/drawings/refund-stairs.ts';
import { textWidth } from '#cms/drawings/svg.ts';

const SIZE = 17;
const treads = [
  { amountText: '退 7,492.89 元', share: 0.97, edge: '1 天', span: 1 },
  { amountText: '退 6,700.00 元', share: 0.94, edge: '2 天', span: 1 },
  { amountText: '退 5,000.00 元', share: 0.6, edge: '5 天', span: 3 },
  { amountText: '退 2,000.00 元', share: 0.3, edge: '25 天', span: 20 },
  { amountText: '不退', share: 0, edge: '85 天', span: 60 },
];

/** The figures of a drawing, with the room that each takes. */
function figures(width: number) {
  const drawn = refundStairs({ treads, width, label: '' });
  const words = [...drawn.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="17"[^>]*text-anchor="(\w+)"[^>]*>([^<]*)/g)];
  return words.map(([, x, y, anchor, text = '']) => {
    const wide = textWidth(text, SIZE);
    const left = anchor === 'start' ? Number(x) : Number(x) - wide / 2;
    return { text, left, right: left + wide, y: Number(y) };
  });
}

it('no figure on the stairs covers another, however narrow they are', () => {
  for (const width of [320, 480, 612]) {
    const all = figures(width);
    for (const one of all)
      for (const other of all)
        if (one !== other && Math.abs(one.y - other.y) < SIZE)
          expect(one.right <= other.left || other.right <= one.left).toBe(true);
  }
  expect(figures(320).map(({ text }) => text)).toEqual(['7,492.89', '5,000.00', '2,000.00', '不退']);
  expect(figures(1200)).toHaveLength(5);
});
