import { expect, it } from 'vitest';
import { mostFitting, narrowestFirst } from '#domain/guidance/most-fitting.ts';

const one = (topic: string, fromMonth: number, toMonth: number) => ({ topic, fromMonth, toMonth });
const all = [one('health', 0, 36), one('health', 6, 12), one('safety', 0, 24), one('health', 7, 9)];

it('puts what is for an age before what is for all', () => {
  expect(narrowestFirst(all).map(({ fromMonth, toMonth }) => toMonth - fromMonth)).toEqual([2, 6, 24, 36]);
});

it('takes one of each topic before a second of any', () => {
  expect(mostFitting(all, 2).map(({ topic }) => topic)).toEqual(['health', 'safety']);
  expect(mostFitting(all, 3)).toEqual([all[3], all[2], all[1]]);
  expect(mostFitting(all, 9)).toHaveLength(4);
});
