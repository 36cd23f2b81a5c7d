import { beforeEach, expect, it } from 'vitest';
import { choose, keepChoice, MOST_COMPARED, NO_CHOICE, onChoice, readChoice } from '#site/offers/compare-choice.ts';

beforeEach(() => keepChoice(NO_CHOICE));

it('chooses in the order of ticking, each once, and no more than four', () => {
  for (const slug of ['a', 'b', 'a', 'c', 'd', 'e']) choose(slug, { name: slug.toUpperCase(), on: true });
  expect([...readChoice()]).toEqual(['b', 'a', 'c', 'd'].map((slug) => [slug, slug.toUpperCase()]));
  expect(readChoice().size).toBe(MOST_COMPARED);
  choose('b', { name: 'B', on: false });
  choose('e', { name: 'E', on: true });
  expect([...readChoice().keys()]).toEqual(['a', 'c', 'd', 'e']);
});

it('tells whoever listens, until they listen no more', () => {
  let told = 0;
  const stop = onChoice(() => told++);
  choose('z', { name: 'Z', on: true });
  keepChoice(NO_CHOICE);
  stop();
  choose('z', { name: 'Z', on: true });
  expect(told).toBe(2);
});
