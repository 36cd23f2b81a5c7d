import { addDays, type CivilDate } from '../time/civil-date.ts';
import type { Closure } from './opening.ts';

/**
 * Whether a change touches days off that are over: families were asked to stay away, and have money back for them. One
 * that still lasts may be made longer or shorter from today on, and its reason put right.
 */
export function touchesPast(
  { before, after }: { before: readonly Closure[]; after: readonly Closure[] },
  today: CivilDate,
): boolean {
  const yesterday = addDays(today, -1);
  const daysOver = (closures: readonly Closure[]) =>
    closures
      .filter(({ from }) => from < today)
      .map(({ from, to }) => `${from} ${to < today ? to : yesterday}`)
      .sort()
      .join();
  const kept = new Set(after.map((closure) => JSON.stringify(closure)));
  const isOverAndGone = (closure: Closure) => closure.to < today && !kept.has(JSON.stringify(closure));
  return daysOver(before) !== daysOver(after) || before.some(isOverAndGone);
}
