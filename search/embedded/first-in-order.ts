/** The first `count` of the items in order, without sorting the rest. */
export function firstInOrder<Item>(items: readonly Item[], count: number, compare: (a: Item, b: Item) => number): Item[] {
  if (count * 4 >= items.length) return items.toSorted(compare).slice(0, count);
  const first: Item[] = [];
  for (const item of items) {
    if (first.length === count && (count === 0 || compare(item, first[count - 1] as Item) >= 0)) continue;
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(item, first[middle] as Item) < 0) high = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, item);
    if (first.length > count) first.pop();
  }
  return first;
}
