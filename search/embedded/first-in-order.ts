import quickselect from 'quickselect';

/** How rows are put in order. */
export interface RowOrder<Item> {
  /** Made only for rows that may be among the first: of a hundred thousand, a few. */
  itemOf: (row: number) => Item;
  /** What `compare` looks at first, as a number that grows; its last digits may err. */
  keyOf: (row: number) => number;
  compare: (a: Item, b: Item) => number;
  /** Of the rows those among which the first so many are, where that is known sooner than their keys. */
  among?: (rows: readonly number[], count: number) => readonly number[];
}

/** The first `count` of the rows in order, without sorting the rest. */
export function firstInOrder<Item>(rows: readonly number[], count: number, order: RowOrder<Item>): Item[] {
  const { itemOf, compare } = order;
  const near = withLeastKeys(order.among?.(rows, count) ?? rows, count, order.keyOf);
  if (count * 4 >= near.length) return near.map(itemOf).sort(compare).slice(0, count);
  const first: Item[] = [];
  for (const row of near) {
    const item = itemOf(row);
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(item, first[middle] as Item) < 0) high = middle;
      else low = middle + 1;
    }
    if (low === count) continue;
    first.splice(low, 0, item);
    if (first.length > count) first.pop();
  }
  return first;
}

/** More than the error of a key, and less than anybody would call a difference. */
const SLACK = 1 + 1e-9;

/** All rows whose keys are no greater than the key of the one that is `count`th. */
function withLeastKeys(rows: readonly number[], count: number, keyOf: (row: number) => number): readonly number[] {
  if (count === 0) return [];
  if (count >= rows.length) return rows;
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) keys[at] = keyOf(rows[at] as number);
  const most = nthLeast(keys.slice(), count) * SLACK;
  return rows.filter((_, at) => (keys[at] as number) <= most);
}

/** The `count`th least of the numbers, whose order is changed. */
function nthLeast(numbers: Float64Array, count: number): number {
  // @ts-expect-error Its types speak of arrays only, and in arrays it takes five times as long.
  quickselect(numbers, count - 1);
  return numbers[count - 1] as number;
}
