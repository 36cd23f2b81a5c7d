import { distanceMetres } from '#domain/places/geo.ts';
import { type FilterTree, invalid } from './parse-filter.ts';
import type { Json } from './state.ts';
import { type AttributeValues, compareBytes, normalized, type Values } from './values.ts';

interface Rule {
  attributePatterns: string[];
  features: { filter: { equality: boolean; comparison: boolean } };
}

const OPERATORS = { equality: '=, !=, IN', comparison: '<, >, <=, >=, TO' };

/** The documents that a filter keeps, by their places in `values`. */
export function applyFilter(tree: FilterTree, values: Values, settings: Json): Set<number> {
  const apply = (one: FilterTree) => applyFilter(one, values, settings);
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
      return allowed(tree.attribute, settings) && values.of(tree.attribute).present;
    case 'in':
      allowed(tree.attribute, settings, 'equality');
      return new Set(tree.values.flatMap((value) => equal(values.of(tree.attribute), value)));
    case 'to':
      allowed(tree.attribute, settings, 'comparison');
      return within(values.of(tree.attribute), { from: tree.from, to: tree.to, fromToo: true, toToo: true });
    case 'radius':
      return around(tree, values, settings);
    case 'compare':
      return compared(tree, values, settings);
  }
}

function compared(tree: FilterTree & { is: 'compare' }, values: Values, settings: Json): Set<number> {
  const { attribute, operator, value } = tree;
  const isEquality = operator === '=' || operator === '!=';
  allowed(attribute, settings, isEquality ? 'equality' : 'comparison');
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

function around({ lat, lng, metres }: FilterTree & { is: 'radius' }, { documents }: Values, settings: Json): Set<number> {
  allowed('_geo', settings);
  const near = documents.flatMap(({ _geo }, id) => {
    const place = _geo as { lat: number; lng: number } | undefined;
    return place && distanceMetres({ lat, lng }, place) <= metres + Number.EPSILON ? [id] : [];
  });
  return new Set(near);
}

/** Throws unless the settings let this attribute be filtered so. */
function allowed(attribute: string, settings: Json, feature?: 'equality' | 'comparison'): true {
  const rules = (settings.filterableAttributes ?? []) as (string | Rule)[];
  const rule = rules.find((one) => (typeof one === 'string' ? one === attribute : one.attributePatterns.includes(attribute)));
  if (!rule) throw invalid(`Attribute \`${attribute}\` is not filterable.`);
  if (feature && typeof rule !== 'string' && !rule.features.filter[feature])
    throw invalid(`Filter operator is not allowed for the attribute \`${attribute}\`: ${OPERATORS[feature]}.`);
  return true;
}
