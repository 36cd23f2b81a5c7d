import { normalName } from '../family/person.ts';

/** By what an entry in a centre's list of staff tells who it is of. */
export interface Named {
  id: string;
  name: string;
  phone?: string;
  certificateNumber?: string;
  /** The head has said that this is another person of the same name. */
  isNamesake?: boolean;
}

/** `same`: the papers say so. `likely`: the name says so, and nothing that they are two. */
export type Likeness = 'same' | 'likely' | undefined;

/**
 * Whether two entries are one person: by the number of the certificate, or by name and telephone. Who has
 * but the name in common may be a namesake when the head has said so: other numbers alone do not say it, since nobody
 * has looked at the certificates.
 */
export function likeness(one: Named, other: Named): Likeness {
  const [number, otherNumber] = [normalName(one.certificateNumber ?? ''), normalName(other.certificateNumber ?? '')];
  if (number && number === otherNumber) return 'same';
  if (called(one) !== called(other)) return undefined;
  const phone = lastDigits(one.phone);
  if (phone && phone === lastDigits(other.phone)) return 'same';
  return one.isNamesake || other.isNamesake ? undefined : 'likely';
}

/** What stands in brackets behind a name is a note, and nobody's name: 王小芳（夜班） is 王小芳. */
function called({ name }: Named): string {
  const plain = normalName(name.normalize('NFKC').replace(/[([【〔「].*?[)\]】〕」]/gu, ''));
  return plain || normalName(name);
}

/** Each entry's person, named by the first of that person's entries: who stands in the list twice is there once. */
export function persons(entries: readonly Named[]): Map<string, string> {
  const personOf = new Map<string, string>();
  for (const entry of entries) {
    const known = entries.filter(({ id }) => personOf.has(id));
    const same = new Set(known.filter((one) => likeness(one, entry)).map(({ id }) => personOf.get(id)));
    const [first = entry.id] = same;
    // An entry that is like two of them says that they are one.
    for (const { id } of known) if (same.has(personOf.get(id))) personOf.set(id, first);
    personOf.set(entry.id, first);
  }
  return personOf;
}

/** What is compared of a telephone, with its country's code or without it. */
export const lastDigits = (phone: string | undefined): string => (phone ?? '').normalize('NFKC').replace(/\D/g, '').slice(-11);
