import type { RegisterRecord } from '#cms/city/mapping.ts';

/** What one row licenses, as far as a register tells: rows that are equal in it cannot be told apart. */
export function licenceKey({ services, facts }: RegisterRecord): string {
  return [...services, ...facts].map(({ code }) => code).join(' ');
}

/**
 * One centre out of its rows: the first that says something is believed, services and facts are put
 * together, and it is complete as soon as one row is.
 */
export function mergeRecords(records: readonly RegisterRecord[]): RegisterRecord {
  const [first] = records;
  if (!first) throw new Error('a centre has at least one row');
  const said = (field: 'addressMore' | 'phone' | 'website' | 'inspections') =>
    records.find((record) => record[field])?.[field] ?? '';
  const placed = records.find(({ location }) => location) ?? first;
  const { locationProblem: _, ...rest } = first;
  return {
    ...rest,
    addressMore: said('addressMore'),
    phone: said('phone'),
    website: said('website'),
    inspections: said('inspections'),
    location: placed.location,
    ...(placed.locationProblem ? { locationProblem: placed.locationProblem } : {}),
    credential: records.find(({ credential }) => credential.issuer)?.credential ?? first.credential,
    services: union(records.map(({ services }) => services)).toSorted((a, b) => a.ageFrom - b.ageFrom || a.ageTo - b.ageTo),
    facts: union(records.map(({ facts }) => facts)),
    incomplete: records.every(({ incomplete }) => incomplete),
  };
}

/** Each code once; what one row tells in passing and another names is named. */
function union<T extends { code: string; inPassing?: true }>(lists: readonly T[][]): T[] {
  const byCode = new Map<string, T>();
  for (const item of lists.flat())
    if (byCode.get(item.code)?.inPassing !== undefined || !byCode.has(item.code)) byCode.set(item.code, item);
  return [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
