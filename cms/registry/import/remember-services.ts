import type { RegisterRecord } from '#cms/city/mapping.ts';

/**
 * A service told only in passing, as by a vacancy, is not gone when the vacancy is: what was known stays
 * known until the register names the centre's services outright.
 */
export function rememberServices(before: RegisterRecord, after: RegisterRecord): RegisterRecord {
  if (after.services.some(({ inPassing }) => !inPassing)) return after;
  const told = new Set(after.services.map(({ code }) => code));
  const services = [...after.services, ...before.services.filter(({ code }) => !told.has(code))];
  return { ...after, services: services.toSorted((a, b) => a.ageFrom - b.ageFrom || a.ageTo - b.ageTo) };
}
