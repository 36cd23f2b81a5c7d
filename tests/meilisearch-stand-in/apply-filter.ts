import { around, inBox } from './filter-by-place.ts';
import { type FilterTree, invalid, parseFilter } from './parse-filter.ts';
import { filterable, settingsOf } from './settings.ts';
import type { StoredIndex } from './state.ts';
import { type AttributeValues, compareBytes, createValues, normalized, type Values } from './values.ts';

type Indexed = Pick<StoredIndex, 'uid' | 'settings'>;

export function valuesOf(index: StoredIndex): Values {
  return (index.values ??= createValues(index.documents.values()));
}

/** The documents that a filter keeps, by their places in the index. */
export function filtered(index: StoredIndex, filter: unknown): Set<number> {
  const tree = parseFilter(filter);
  const values = valuesOf(index);
  return tree ? applyFilter(tree, values, index) : new Set(values.documents.keys());
}

function applyFilter(tree: FilterTree, values: Values, index: Indexed): Set<number> {
  const apply = (one: FilterTree) => applyFilter(one, values, index);
  switch (tree.is) {
    case 'and':
      return tree.of.map(apply).reduce((one, other) => one.intersection(other));
    case 'or': {
      const all = new Set<number>();
      for (const part of tree.of) for (const id of apply(part)) all.add(id);
      return all;
    }
    case 'not':
      return new Set(values.documents.keys()).difference(apply(tree.of));
    case 'exists':
      return allowed(tree.attribute, index) && values.of(tree.attribute).present;
    case 'in':
      allowed(tree.attribute, index, { feature: 'equality', operator: 'IN' });
      return new Set(tree.values.flatMap((value) => equal(values.of(tree.attribute), value)));
    case 'to':
      allowed(tree.attribute, index, { feature: 'comparison', operator: 'TO' });
      return within(values.of(tree.attribute), { from: tree.from, to: tree.to, fromToo: true, toToo: true });
    case 'radius':
      return allowed('_geo', index) && around(tree, values, index.uid);
    case 'box':
      return allowed('_geo', index) && inBox(tree, values, index.uid);
    case 'compare':
      return compared(tree, values, index);
  }
}

function compared(tree: FilterTree & { is: 'compare' }, values: Values, index: Indexed): Set<number> {
  const { attribute, operator, value } = tree;
  const isEquality = operator === '=' || operator === '!=';
  allowed(attribute, index, { feature: isEquality ? 'equality' : 'comparison', operator, value });
  const of = values.of(attribute);
  if (operator === '=') return new Set(equal(of, value));
  if (operator === '!=') return new Set(values.documents.keys()).difference(new Set(equal(of, value)));
  const toToo = operator === '<=';
  return operator.startsWith('<')
    ? within(of, { to: value, fromToo: true, toToo })
    : within(of, { from: value, fromToo: operator === '>=', toToo: true });
}

function equal({ strings, numbers }: AttributeValues, value: string): number[] {
  const normal = normalized(value);
  const at = firstFrom(strings, normal);
  const number = Number(value);
  return [
    ...(strings[at]?.value === normal ? strings[at].ids : []),
    ...(value.trim() && Number.isFinite(number) ? (numbers.find((one) => one.value === number)?.ids ?? []) : []),
  ];
}

/** A range over the numbers, where its ends are numbers, and over the strings, whose ends are taken as they are written. */
function within(
  { strings, numbers }: AttributeValues,
  { from, to, fromToo, toToo }: { from?: string; to?: string; fromToo: boolean; toToo: boolean },
): Set<number> {
  const found = new Set<number>();
  const [low, high] = [from === undefined ? -Number.MAX_VALUE : Number(from), to === undefined ? Number.MAX_VALUE : Number(to)];
  if (Number.isFinite(low) && Number.isFinite(high)) {
    for (const { value, ids } of numbers) {
      const above = fromToo ? value >= low : value > low;
      if (above && (toToo ? value <= high : value < high)) for (const id of ids) found.add(id);
    }
  }
  for (let at = from === undefined ? 0 : firstFrom(strings, from); at < strings.length; at++) {
    const { value, ids } = strings[at] as { value: string; ids: number[] };
    if (from !== undefined && !fromToo && value === from) continue;
    const past = to === undefined ? -1 : compareBytes(value, to);
    if (toToo ? past > 0 : past >= 0) break;
    for (const id of ids) found.add(id);
  }
  return found;
}

function firstFrom(strings: { value: string }[], from: string): number {
  let low = 0;
  let high = strings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytes(strings[middle]?.value ?? '', from) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Throws unless the settings let this attribute be filtered so. */
function allowed(attribute: string, index: Indexed, how: How = {}): true {
  const rules = settingsOf(index).filterableAttributes;
  const at = rules.findIndex((one) => (typeof one === 'string' ? one === attribute : one.attributePatterns.includes(attribute)));
  const rule = rules[at];
  const refuse = (message: string) => invalid(`Index \`${index.uid}\`: ${message}`);
  const { feature, operator = 'EXISTS', value } = how;
  if (!rule) {
    const where = value === undefined ? '' : `\n2:${2 + attribute.length} "${attribute}" ${operator} "${value}"`;
    const known = filterable(index).map((one) => `\`${one}\``);
    throw refuse(
      `Attribute \`${attribute}\` is not filterable. Available filterable attribute patterns are: ${known.join(', ')}.${where}`,
    );
  }
  if (feature && typeof rule !== 'string' && !rule.features.filter[feature])
    throw refuse(
      `Filter operator \`${operator}\` is not allowed for the attribute \`${attribute}\`.\n  - Note: allowed operators: OR, AND, NOT, ${OTHER_OPERATORS[feature]}, IS EMPTY, IS NULL, EXISTS.\n  - Note: field \`${attribute}\` matched rule #${at} in \`filterableAttributes\`\n  - Hint: enable ${feature} in rule #${at} by modifying the features.filter object\n  - Hint: prepend another rule matching \`${attribute}\` with appropriate filter features before rule #${at}`,
    );
  return true;
}

interface How {
  feature?: 'equality' | 'comparison';
  operator?: string;
  value?: string;
}

const OTHER_OPERATORS = { comparison: '=, !=, IN', equality: '<, >, <=, >=, TO' };
