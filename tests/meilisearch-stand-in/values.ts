/** A document of an index, as it was given, or any other object. */
export type Json = Record<string, unknown>;

/** What filters and facets read of one attribute. Ids count documents in the order of insertion. */
export interface AttributeValues {
  /** Sorted by bytes, as the server's own store is; each value once. */
  strings: { value: string; original: string; ids: number[] }[];
  numbers: { value: number; ids: number[] }[];
  present: Set<number>;
}

export interface Values {
  documents: Json[];
  of(attribute: string): AttributeValues;
}

export function createValues(all: Iterable<Json>): Values {
  const documents = [...all];
  const read = new Map<string, AttributeValues>();
  return {
    documents,
    of: (attribute) => {
      let values = read.get(attribute);
      if (!values) read.set(attribute, (values = valuesOf(documents, attribute)));
      return values;
    },
  };
}

const LONGEST_FACET = 468;

function valuesOf(documents: Json[], attribute: string): AttributeValues {
  const strings = new Map<string, { value: string; original: string; ids: number[] }>();
  const numbers = new Map<number, { value: number; ids: number[] }>();
  const present = new Set<number>();
  for (const [id, document] of documents.entries()) {
    const value = valueAt(document, attribute);
    if (value === undefined) continue;
    present.add(id);
    for (const one of Array.isArray(value) ? new Set(value) : [value]) {
      if (typeof one === 'number') entry(numbers, one, { value: one, ids: [] }).ids.push(id);
      else if (typeof one === 'string' || typeof one === 'boolean') {
        const original = String(one);
        const normal = normalized(original);
        entry(strings, normal, { value: normal, original, ids: [] }).ids.push(id);
      }
    }
  }
  return {
    strings: [...strings.values()].sort((a, b) => compareBytes(a.value, b.value)),
    numbers: [...numbers.values()].sort((a, b) => a.value - b.value),
    present,
  };
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, empty: Value): Value {
  const known = map.get(key);
  if (known) return known;
  map.set(key, empty);
  return empty;
}

export function valueAt(document: Json, attribute: string): unknown {
  return attribute.split('.').reduce<unknown>((value, name) => (value as Json | undefined)?.[name], document);
}

/** As values are stored and `=` compares them: decomposed, in small letters, and no longer than the store takes. */
export function normalized(text: string): string {
  const normal = text.trim().normalize('NFKD').toLowerCase();
  const bytes = Buffer.from(normal);
  return bytes.length <= LONGEST_FACET
    ? normal
    : bytes
        .subarray(0, LONGEST_FACET)
        .toString()
        .replace(/\ufffd$/, '');
}

/** The order of UTF-8, which JavaScript's own comparison leaves for characters past the first plane. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return weight(one) - weight(other);
  }
  return a.length - b.length;
}

function weight(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
