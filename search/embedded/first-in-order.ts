/** How rows are put in order. */
export interface RowOrder<Item> {
  /** Made only for rows that may be among the first: of a hundred thousand, a few. */
  itemOf: (row: number) => Item;
  /** Never less for a row that comes later: what `compare` looks at first, or the same for all. */
  keyOf: (row: number) => number;
  compare: (a: Item, b: Item) => number;
}

/** The first `count` of the rows in order, without sorting the rest. */
export function firstInOrder<Item>(rows: readonly number[], count: number, { itemOf, keyOf, compare }: RowOrder<Item>): Item[] {
  if (count * 4 >= rows.length) return rows.map(itemOf).sort(compare).slice(0, count);
  const first: Item[] = [];
  const keys: number[] = [];
  for (const row of rows) {
    const full = first.length === count;
    const key = keyOf(row);
    if (full && (count === 0 || key > (keys[count - 1] as number))) continue;
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
    keys.splice(low, 0, key);
    if (full) {
      first.pop();
      keys.pop();
    }
  }
  return first;
}
