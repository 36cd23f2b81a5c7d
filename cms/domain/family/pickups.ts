import { normalName } from './person.ts';

/** Who may collect a child, as the family keeps it: with the number of a photograph, where there is one. */
export interface KeptPickup {
  name: string;
  relation: string;
  phone: string;
  photo?: string;
}

/** Both parents, four grandparents and one more. */
export const MOST_PICKUPS = 7;

export const isCalled = ({ name }: { name: string }, other: string): boolean => normalName(name) === normalName(other);

/** Whoever is named anew is added or brought up to date; nobody is taken out by not being named again. */
export function withPickups(known: readonly KeptPickup[], named: readonly KeptPickup[]): KeptPickup[] {
  const still = known.map((one) => ({ ...one, ...named.find((person) => isCalled(person, one.name)) }));
  const added = named.filter(({ name }, at) => ![...known, ...named.slice(0, at)].some((one) => isCalled(one, name)));
  return [...still, ...added];
}
